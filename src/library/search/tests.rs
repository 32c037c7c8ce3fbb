//! What is found, and in which order.

use super::*;

/// An index of articles: id, facts and text.
fn index(articles: &[(&str, Facts<'_>, &str)]) -> Index {
    let mut index = Index::default();
    for (id, facts, text) in articles {
        assert!(index.add(id, entry(facts, text, &by_character)), "{id}");
    }
    index
}

fn texts(texts: &[&str]) -> Index {
    let mut index = Index::default();
    for (number, text) in texts.iter().enumerate() {
        assert!(index.add(&number.to_string(), entry(&Facts::default(), text, &by_character)));
    }
    index
}

/// The ids of what is found, the best first.
fn found(index: &Index, query: &str) -> String {
    let hits = index.search(&Query::read(query));
    hits.iter().map(|hit| index.id(hit.document)).collect::<Vec<_>>().join(" ")
}

#[test]
fn all_words_must_be_found() {
    let index = texts(&["The tide and the ferry", "A ferry", "Tides", "L’été à Żuławy, Ｗｉｄｅ"]);
    for (query, expected) in [
        ("ferry ", "1 0"),
        ("tide ferry ", "0"),
        ("tide ", "0"),
        ("tide", "2 0"),
        ("tid* ", "2 0"),
        ("ferry -tide ", "1"),
        ("-ferry ", "2 3"),
        ("ETE zulawy wide ", "3"),
        ("l'ete ", "3"),
        ("\"ferry the\" ", ""),
        ("\"the ferry\" ", "0"),
        ("\"the fer", "0"),
        ("zebra", ""),
        ("", "0 1 2 3"),
    ] {
        assert_eq!(found(&index, query), expected, "{query}");
    }
}

#[test]
fn a_phrase_does_not_reach_over_blocks_or_fields() {
    let index = texts(&["low\n\nwater", "low\nwater", "water low water"]);
    assert_eq!(found(&index, "\"low water\""), "1 2");
    let facts = Facts { title: "low", authors: "Ada Low\n\nBo Water", ..Facts::default() };
    let other = Facts { authors: "Low Water", ..Facts::default() };
    let index = self::index(&[("a", facts, "water"), ("b", other, "")]);
    assert_eq!(found(&index, "\"low water\""), "b");
}

#[test]
fn fields_and_dates_are_asked_for() {
    let of = |title, authors, tags, site, date| Facts { title, authors, tags, site, date };
    let index = index(&[
        ("a", of("Harbour", "Ada Pilot", "sea", "The Review", "2026-03-14"), "of pilots"),
        ("b", of("A pilot", "Bo García", "air\n\nsea birds", "Daily", "2025"), "in a harbour"),
        ("c", of("Nothing", "", "", "", ""), "harbour pilot sea"),
    ]);
    for (query, expected) in [
        ("title:harbour ", "a"),
        ("harbour ", "a b c"),
        ("author:pilot ", "a"),
        ("author:\"bo garcia\" ", "b"),
        ("tag:sea ", "a b"),
        ("tag:\"sea birds\" ", "b"),
        ("site:review harbour ", "a"),
        ("date:2026 ", "a"),
        ("date:2025.. harbour ", "a b"),
        ("-date:2026 ", "b c"),
        ("-tag:sea ", "c"),
    ] {
        assert_eq!(found(&index, query), expected, "{query}");
    }
    let hit = index.search(&Query::read("harbour "))[0];
    assert_eq!(hit.fields, 1 << Field::Title as u8);
}

#[test]
fn the_best_is_the_first() {
    let title = |title| Facts { title, ..Facts::default() };
    let tag = |tags| Facts { tags, ..Facts::default() };
    let long = "other words that say nothing of it ".repeat(20);
    for (query, articles) in [
        // In the order in which they are to be found.
        ("tide ", [("a", title("Tide"), "sea"), ("b", tag("tide"), "sea"), ("c", title("Sea"), "tide")]),
        (
            "tide ",
            [("a", title(""), "tide tide tide"), ("b", title(""), "tide tide sea"), ("c", title(""), "tide b c")],
        ),
        (
            "tide",
            [
                ("a", title(""), "the tide"),
                ("b", title(""), "the tides"),
                ("c", title(""), &*[&long, "tides"].concat()),
            ],
        ),
        (
            "low tide ",
            [
                ("a", title(""), "a low tide of one"),
                ("b", title(""), "low of a one tide"),
                ("c", title(""), "tide one a of b low"),
            ],
        ),
        (
            "京都",
            [
                ("a", title(""), "京都の市"),
                ("b", title(""), &*["京都の市", &long].concat()),
                ("c", title(""), &*["京都の市", &long, &long].concat()),
            ],
        ),
    ] {
        let mut backwards = articles;
        backwards.reverse();
        assert_eq!(found(&index(&backwards), query), "a b c", "{query}");
    }
}

#[test]
fn of_equal_ones_the_latest_is_the_first() {
    let of = |date| Facts { date, ..Facts::default() };
    let index = index(&[
        ("a", of("2024"), "tide"),
        ("b", of("2026-01"), "tide"),
        ("c", of(""), "tide"),
        ("d", of("2025"), "tide"),
    ]);
    assert_eq!(found(&index, "tide "), "b d a c");
}

#[test]
fn no_segmentation_hides_a_word() {
    // As words, two and two characters together.
    let pairs = |run: &str| by_character(run).into_iter().filter(|start| start % 2 == 0).collect();
    let mut index = Index::default();
    for (id, text) in [("a", "京都大学"), ("b", "東京都庁"), ("c", "นักเรียนอ่านหนังสือ"), ("d", "京 都"), ("e", "京、大都")]
    {
        assert!(index.add(id, entry(&Facts::default(), text, &pairs)));
    }
    for (query, expected) in [
        // Where it begins a word it counts for more than where it stands inside of one.
        ("京都", "a d b"),
        ("東京都", "b"),
        ("都大", "a"),
        ("東京大", ""),
        ("เรียน", "c"),
        ("หนังสือ", "c"),
        ("-京都 庁", ""),
        ("-大学 京都", "d b"),
        ("title:京都", ""),
    ] {
        assert_eq!(found(&index, query), expected, "{query}");
    }
}

#[test]
fn an_index_that_has_changed_is_as_one_made_at_once() {
    let text = |number: u32, version: u32| {
        let word = |place: u32| {
            ["tide", "ferry", "mast", "rope", "東京"][((number * 7 + place * place + version) % 5) as usize]
        };
        (0..number % 9 + 1)
            .map(|place| format!("{} x{} ", word(place), (number + place + version) % 13))
            .collect::<String>()
    };
    let add = |index: &mut Index, number: u32, version: u32| {
        let date = format!("20{:02}", number % 100);
        let facts = Facts { date: &date, title: ["A mast", "Ferry"][number as usize % 2], ..Facts::default() };
        assert!(index.add(&number.to_string(), entry(&facts, &text(number, version), &by_character)));
    };
    let mut changed = Index::default();
    for number in 0..60 {
        add(&mut changed, number, 0);
    }
    for number in (0..60).filter(|number| number % 3 == 0) {
        assert!(changed.remove(&number.to_string()));
        assert!(!changed.remove(&number.to_string()));
    }
    for number in (0..90).rev() {
        add(&mut changed, number, 1);
    }
    let mut fresh = Index::default();
    for number in 0..90 {
        add(&mut fresh, number, 1);
    }
    for query in [
        "tide ",
        "ferry mast ",
        "x1",
        "x1 ",
        "\"tide x4\"",
        "東京 -rope",
        "title:ferry x* ",
        "date:2003..2040 rope",
        "",
    ] {
        let hits = |index: &Index| -> Vec<(String, f32, u8)> {
            let hits = index.search(&Query::read(query));
            let mut hits: Vec<_> =
                hits.iter().map(|hit| (index.id(hit.document).to_string(), hit.score, hit.fields)).collect();
            hits.sort_by(|one, other| one.0.cmp(&other.0));
            hits
        };
        assert_eq!(hits(&changed), hits(&fresh), "{query}");
        assert!(!hits(&fresh).is_empty(), "{query}");
    }
    for number in 0..90 {
        assert!(changed.remove(&number.to_string()));
    }
    assert_eq!(found(&changed, ""), "");
    assert_eq!(changed.lengths, [0; FIELDS]);
}

#[test]
fn a_damaged_entry_is_told_and_leaves_nothing() {
    let mut index = texts(&["tide", "tide"]);
    let mut bytes = entry(&Facts::default(), "tide", &by_character);
    bytes[8] ^= 1;
    assert!(!index.add("1", bytes));
    assert_eq!(found(&index, "tide "), "0");
}

#[test]
fn no_query_is_too_odd() {
    let index = texts(&["tide of 東京 \"low\" water: -ferry", "title tide*"]);
    let parts = [
        "tide", "*", "\"", "-", ":", "title:", "date:", "2026", "..", " ", "東京", "“", "」", "\u{301}", "'", "ไ",
        "\u{200d}",
    ];
    let mut random = 5_u32;
    let mut next = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) as usize % below
    };
    let mut answered = 0;
    for _ in 0..5000 {
        let query: String = (0..next(9)).map(|_| parts[next(parts.len())]).collect();
        answered += index.search(&Query::read(&query)).len();
    }
    assert!(answered > 0);
    found(&index, &"tide ".repeat(10_000));
    found(&index, &"東".repeat(10_000));
}
