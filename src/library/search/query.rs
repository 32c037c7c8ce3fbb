//! What a reader asks for. Nothing that is typed is wrong: what is no more than words is read as words.

use super::Field;
use super::words::each_word;

/// What an article must have to be found.
#[derive(Debug, Default, PartialEq)]
pub struct Query {
    /// Words and phrases.
    pub clauses: Vec<Clause>,
    /// When it must have been published.
    pub periods: Vec<Period>,
}

/// Words that stand side by side, or one alone.
#[derive(Debug, Default, PartialEq)]
pub struct Clause {
    /// Not empty.
    pub words: Vec<Sought>,
    /// Where they must stand, if not anywhere.
    pub field: Option<Field>,
    /// Whether they must not be there.
    pub is_excluded: bool,
}

/// A word that is looked for.
#[derive(Debug, Default, PartialEq)]
pub struct Sought {
    /// As it is compared.
    pub term: String,
    /// Whether longer words will do that begin so.
    pub is_prefix: bool,
}

/// The time from one date to another, each as precise as was said and taken as a whole: `2026-03` ends with its last day.
#[derive(Debug, Default, PartialEq)]
pub struct Period {
    /// Empty where anything before will do.
    pub from: String,
    /// Empty where anything behind will do.
    pub to: String,
    /// Whether it must be another time.
    pub is_excluded: bool,
}

impl Query {
    /// Reads what was typed: `tide "low water" tid* -ferry title:harbour author:"Ada Pilot" tag:sea date:2025..2026-03`.
    /// The last word is taken for a beginning, until a space or a quotation mark follows.
    pub fn read(text: &str) -> Query {
        let mut query = Query::default();
        let mut rest = text.trim_start();
        while let Some(first) = rest.chars().next() {
            let after = &rest[first.len_utf8()..];
            let is_excluded =
                matches!(first, '-' | '－' | '−') && !after.starts_with(char::is_whitespace) && !after.is_empty();
            if is_excluded {
                rest = after;
            }
            rest = query.read_condition(rest, is_excluded).trim_start();
        }
        query
    }

    /// Reads the first condition of a text; what is behind it.
    fn read_condition<'a>(&mut self, text: &'a str, is_excluded: bool) -> &'a str {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let named = text[..end].split_once([':', '：']).filter(|(_, value)| !value.is_empty());
        if let Some((name, value)) = named {
            let is_name = |known: &str| name.eq_ignore_ascii_case(known);
            if is_name("date")
                && let Some((from, to)) = period(value)
            {
                self.periods.push(Period { from: from.into(), to: to.into(), is_excluded });
                return &text[end..];
            }
            let field = Field::ALL.into_iter().find(|field| *field != Field::Text && is_name(field.name()));
            if field.is_some() {
                return self.read_words(&text[end - value.len()..], field, is_excluded);
            }
        }
        self.read_words(text, None, is_excluded)
    }

    /// Reads a phrase between quotation marks, or what goes to the next space: that is a phrase, too, if it is several words.
    fn read_words<'a>(&mut self, text: &'a str, field: Option<Field>, is_excluded: bool) -> &'a str {
        let closing = text.chars().next().and_then(|first| QUOTES.iter().find(|(open, _)| *open == first));
        let (words, rest) = match closing {
            Some((open, close)) => {
                let inside = &text[open.len_utf8()..];
                inside.split_once(|character| close.contains(&character)).unwrap_or((inside, ""))
            }
            None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
        };
        let mut clause = Clause { words: Vec::new(), field, is_excluded };
        let mut is_unspaced = false;
        each_word(words, &|_| Vec::new(), &mut |word| {
            is_unspaced = crate::fold::is_unspaced(word.term.chars().next().unwrap_or_default());
            clause.words.push(Sought { term: word.term.into(), is_prefix: false });
        });
        let is_typed = rest.is_empty() && !text.ends_with(is_quote) && !words.ends_with(char::is_whitespace);
        if let Some(last) = clause.words.last_mut() {
            // A character of a script without spaces begins nothing that does not stand behind it.
            last.is_prefix = (is_typed || words.ends_with('*')) && !is_unspaced;
            self.clauses.push(clause);
        }
        rest
    }
}

/// What opens a phrase, with what closes it. Keyboards of some languages write others than they show.
const QUOTES: [(char, &[char]); 7] = [
    ('"', &['"', '“', '”']),
    ('“', &['”', '"', '“']),
    ('”', &['”', '"']),
    ('„', &['“', '”', '"']),
    ('«', &['»', '"']),
    ('「', &['」', '"']),
    ('＂', &['＂', '"']),
];

fn is_quote(character: char) -> bool {
    QUOTES.iter().any(|(_, close)| close.contains(&character))
}

/// The first and the last date of `2026`, `2026-03`, `2025..2026`, `2025..` or `..2026`.
fn period(value: &str) -> Option<(&str, &str)> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    let is_date = |date: &str| date.chars().all(|character| character.is_ascii_digit() || character == '-');
    let is_said = value.contains(|character: char| character.is_ascii_digit());
    (is_said && is_date(from) && is_date(to)).then_some((from, to))
}

impl Period {
    /// Whether a date is of this time. What has no date is of none.
    pub fn holds(&self, date: &str) -> bool {
        let is_behind = date >= &*self.from;
        let is_before = self.to.is_empty() || date.get(..self.to.len()).unwrap_or(date) <= &*self.to;
        !date.is_empty() && is_behind && is_before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A query in a notation of its own: words of a phrase joined by `_`.
    fn read(text: &str) -> String {
        let query = Query::read(text);
        let sign = |is_excluded: bool| if is_excluded { "-" } else { "" };
        let clauses = query.clauses.iter().map(|clause| {
            let word = |word: &Sought| format!("{}{}", word.term, if word.is_prefix { "*" } else { "" });
            let words: Vec<String> = clause.words.iter().map(word).collect();
            let field = clause.field.map(|field| format!("{field:?}:")).unwrap_or_default();
            format!("{}{field}{}", sign(clause.is_excluded), words.join("_"))
        });
        let periods =
            query.periods.iter().map(|period| format!("{}{}..{}", sign(period.is_excluded), period.from, period.to));
        clauses.chain(periods).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn queries_are_read_as_they_are_meant() {
        for (text, expected) in [
            ("", ""),
            ("  ", ""),
            ("Tide", "tide*"),
            ("tide ", "tide"),
            ("high tide", "high tide*"),
            ("tid* water ", "tid* water"),
            ("\"low water\"", "low_water"),
            ("“Low Water” at", "low_water at*"),
            ("„low water“", "low_water"),
            ("\"low wat", "low_wat*"),
            ("\"low water ", "low_water"),
            ("well-known ", "well_known"),
            ("l'été", "l_ete*"),
            ("-ferry tide ", "-ferry tide"),
            ("-\"low water\" a ", "-low_water a"),
            ("title:Harbour tag:sea ", "Title:harbour Tag:sea"),
            ("TITLE:\"quiet harbour\" x ", "Title:quiet_harbour x"),
            ("-author:García ", "-Author:garcia"),
            ("site:review.example ", "Site:review_example"),
            ("date:2026-03", "2026-03..2026-03"),
            ("date:2025..2026 tide ", "tide 2025..2026"),
            ("date:2025.. -date:..2020", "2025.. -..2020"),
            ("date:yesterday ", "date_yesterday"),
            ("date:.. ", "date"),
            ("text:tide colour:red ", "text_tide colour_red"),
            ("title: harbour ", "title harbour"),
            ("https://a.example/b ", "https_a_example_b"),
            ("東京都 Ｔｉｄｅ ", "東_京_都 tide"),
            ("題　「東京」", "題 東_京"),
            ("title：東京", "Title:東_京"),
            ("- -- -\" \" \"\" * :", ""),
            ("a\"b c\" ", "a_b c"),
            ("2026年", "2026_年"),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_period_holds_its_days() {
        for (query, date, expected) in [
            ("2026", "2026-03-14", true),
            ("2026-03", "2026-03-31T23:00:00Z", true),
            ("2026-03", "2026-04", false),
            ("2026-03", "2026", false),
            ("2025..2026", "2026-12-31", true),
            ("2025..2026", "2024-12-31", false),
            ("..2026-03", "2026-03-02", true),
            ("2026-03..", "2026-03", true),
            ("2026..2025", "2025-06", false),
            ("..2026", "", false),
            ("20", "2026", true),
        ] {
            let (from, to) = period(query).map(|(from, to)| (from.into(), to.into())).unwrap_or_default();
            assert_eq!(Period { from, to, is_excluded: false }.holds(date), expected, "{query} {date}");
        }
        assert!(Period { from: "2".into(), to: "2é".into(), is_excluded: false }.holds("2"));
    }
}
