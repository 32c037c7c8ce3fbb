//! A date in any common wording, as ISO 8601.

mod grammar;
mod names;

use grammar::Cursor;

/// A date, or a date and time, that is the whole of `text`: ISO 8601, as precise as the text (`2022`, `2022-07`,
/// `2022-07-21`, `2022-07-21T09:00+01:00`).
///
/// What may mean two days, such as `03/04/2022`, is not guessed.
pub(crate) fn parse(text: &str) -> Option<String> {
    let mut cursor = Cursor::new(text);
    cursor.margin();
    let moment = cursor.moment().or_else(|| cursor.year().map(Moment::of_year))?;
    cursor.skip(|character| character.is_whitespace() || ".,;|)]،。".contains(character));
    cursor.rest().is_empty().then(|| moment.iso())
}

/// A date that stands at the start of `text`, and where it ends. A bare year is none.
pub(crate) fn prefix(text: &str) -> Option<(String, usize)> {
    let mut cursor = Cursor::new(text);
    cursor.margin();
    let moment = cursor.moment()?;
    Some((moment.iso(), cursor.at))
}

/// What was read of a date so far.
#[derive(Clone, Default)]
struct Moment {
    year: u32,
    month: Option<u32>,
    day: Option<u32>,
    /// As ISO 8601 writes it: `T09:00:00`.
    time: String,
    /// As ISO 8601 writes it: `Z`, `+01:00`.
    zone: String,
}

impl Moment {
    fn of_year(year: u32) -> Self {
        Moment { year, ..Moment::default() }
    }

    /// A date that exists.
    fn of_date(year: u32, month: u32, day: Option<u32>) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let length = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        let exists = YEARS.contains(&year) && day.is_none_or(|day| (1..=length).contains(&day));
        exists.then(|| Moment { month: Some(month), day, ..Moment::of_year(year) })
    }

    fn iso(self) -> String {
        let mut iso = self.year.to_string();
        for part in [self.month, self.day].into_iter().flatten() {
            iso.push('-');
            push_two(&mut iso, part);
        }
        // A time without a day would be no ISO 8601.
        if self.day.is_some() {
            iso.push_str(&self.time);
            iso.push_str(&self.zone);
        }
        iso
    }
}

/// Years that are read as years. Before them and after them stand numbers of other things.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

fn push_two(text: &mut String, number: u32) {
    if number < 10 {
        text.push('0');
    }
    text.push_str(&number.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_any_wording_is_read() {
        for (text, expected) in [
            ("2022-07-21", "2022-07-21"),
            ("2022-07", "2022-07"),
            ("2022", "2022"),
            ("2022-07-21T09:00:00+01:00", "2022-07-21T09:00:00+01:00"),
            ("2022-07-21T09:00:00.123Z", "2022-07-21T09:00:00.123Z"),
            ("2022-07-21 09:00", "2022-07-21T09:00"),
            ("2022-07-21 09:00:00 +0100", "2022-07-21T09:00:00+01:00"),
            ("2022-07-21 09:00:00 UTC", "2022-07-21T09:00:00Z"),
            ("20220721", "2022-07-21"),
            ("20220721T090000Z", "2022-07-21T09:00:00Z"),
            ("20220721090000", "2022-07-21T09:00:00"),
            ("2012/03/17 09:53", "2012-03-17T09:53"),
            ("2022.07.21", "2022-07-21"),
            ("Thu, 21 Jul 2022 09:00:00 +0100 (BST)", "2022-07-21T09:00:00+01:00"),
            ("Thu, 21 Jul 2022 09:00:00 GMT", "2022-07-21T09:00:00Z"),
            ("21 Jul 22 09:00 EST", "2022-07-21T09:00-05:00"),
            ("Thu Jul 21 09:00:00 2022", "2022-07-21T09:00:00"),
            ("Thu Jul 21 09:00:00 BST 2022", "2022-07-21T09:00:00+01:00"),
            ("21.07.2022", "2022-07-21"),
            ("21. 7. 2022", "2022-07-21"),
            ("21/07/2022", "2022-07-21"),
            ("07/21/2022", "2022-07-21"),
            ("07-21-2022", "2022-07-21"),
            ("3/3/2022", "2022-03-03"),
            ("21 July 2022", "2022-07-21"),
            ("21st of July, 2022", "2022-07-21"),
            ("July 21, 2022", "2022-07-21"),
            ("July 21st 2022", "2022-07-21"),
            ("JULY 2022", "2022-07"),
            ("Jul. 21, 2022, 9 a.m.", "2022-07-21T09:00"),
            ("Sept. 1, 2022", "2022-09-01"),
            ("21-Jul-2022", "2022-07-21"),
            ("21/Jul/2022:09:00:00 +0100", "2022-07-21T09:00:00+01:00"),
            ("Thu, 21 Jul 2022 9:00 AM BST", "2022-07-21T09:00+01:00"),
            ("July 21, 2022 at 12:05 am ET", "2022-07-21T00:05"),
            ("July 21, 2022 | 6:30pm", "2022-07-21T18:30"),
            ("11:34 a.m. EDT, Thu July 21, 2022", "2022-07-21T11:34-04:00"),
            ("09:53, 21 July 2022", "2022-07-21T09:53"),
            ("12:00 PM, July 21, 2022", "2022-07-21T12:00"),
            ("21. Juli 2022", "2022-07-21"),
            ("Donnerstag, 21. Juli 2022, 9.30 Uhr", "2022-07-21T09:30"),
            ("3. März 2022 um 9 Uhr", "2022-03-03T09:00"),
            ("le jeudi 1er août 2022 à 9h30", "2022-08-01T09:30"),
            ("21 de julio de 2022", "2022-07-21"),
            ("jueves, 21 de julio de 2022 a las 9:00", "2022-07-21T09:00"),
            ("21 de março de 2022 às 09h00", "2022-03-21T09:00"),
            ("21 luglio 2022 alle ore 9:00", "2022-07-21T09:00"),
            ("21 juli 2022 om 9:00", "2022-07-21T09:00"),
            ("den 21 juli 2022 kl. 09.00", "2022-07-21T09:00"),
            ("21. heinäkuuta 2022 klo 9.00", "2022-07-21T09:00"),
            ("21 lipca 2022 r.", "2022-07-21"),
            ("21 listopada 2022", "2022-11-21"),
            ("21. listopada 2022.", "2022-10-21"),
            ("21. července 2022", "2022-07-21"),
            ("21 июля 2022 г., 09:00", "2022-07-21T09:00"),
            ("21 июля 2022 года", "2022-07-21"),
            ("21 липня 2022 року", "2022-07-21"),
            ("21 Ιουλίου 2022", "2022-07-21"),
            ("21 Temmuz 2022 Perşembe 09:00", "2022-07-21T09:00"),
            ("2022. július 21.", "2022-07-21"),
            ("2022 m. liepos 21 d.", "2022-07-21"),
            ("2022. gada 21. jūlijs", "2022-07-21"),
            ("21 iulie 2022", "2022-07-21"),
            ("21 tháng 7 năm 2022", "2022-07-21"),
            ("21 Agustus 2022", "2022-08-21"),
            ("٢١ يوليو ٢٠٢٢", "2022-07-21"),
            ("21 تشرين الثاني 2022", "2022-11-21"),
            ("الخميس 21 تموز 2022", "2022-07-21"),
            ("21 ביולי 2022", "2022-07-21"),
            ("२१ जुलाई २०२२", "2022-07-21"),
            ("২১ জুলাই ২০২২", "2022-07-21"),
            ("21 กรกฎาคม 2565", "2022-07-21"),
            ("2022年7月21日", "2022-07-21"),
            ("2022年7月21日(木) 9時30分", "2022-07-21T09:30"),
            ("2022年7月21日 星期四 下午3:05", "2022-07-21T15:05"),
            ("2022年7月", "2022-07"),
            ("令和4年7月21日", "2022-07-21"),
            ("2022년 7월 21일 목요일 오후 3시", "2022-07-21T15:00"),
            ("2022. 7. 21.", "2022-07-21"),
            ("  2024-02-29. ", "2024-02-29"),
            ("1865-04-15", "1865-04-15"),
        ] {
            assert_eq!(parse(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_or_two_is_not_guessed() {
        for text in [
            "",
            " ",
            "03/04/2022",
            "3-4-2022",
            "2022-13-01",
            "2022-02-30",
            "2023-02-29",
            "31 June 2022",
            "25:00",
            "21 July",
            "July 21",
            "9:00 AM",
            "2022/23",
            "2022.07",
            "July",
            "Thursday",
            "12345678901",
            "1.2.3",
            "99999999",
            "2 hours ago",
            "July 21, 2022 by John",
            "2022-07-21x",
            "3000",
            "0999-01-01",
            "+1 234 567",
            "192.168.2022.1",
            "2022-07-21T25:00",
            "T",
            "T09:00",
            "年月日",
            "2022年",
            "21 Foo 2022",
            "May be 2022",
            "１２３",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_at_the_start_of_a_line_ends_where_it_ends() {
        for (text, expected) in [
            ("2022-07-21 First sentence of it.", Some(("2022-07-21", " First sentence of it."))),
            ("21 July 2022 - 5 people came", Some(("2022-07-21", " - 5 people came"))),
            ("July 21, 2022 | Asham", Some(("2022-07-21", " | Asham"))),
            ("Thu 21 Jul 2022 09.00 BST Asham", Some(("2022-07-21T09:00+01:00", " Asham"))),
            ("2022年7月21日 朝", Some(("2022-07-21", " 朝"))),
            ("2022 was a year", None),
            ("21 people", None),
            ("2022-07-213", None),
        ] {
            let found = prefix(text).map(|(iso, end)| (iso, &text[end..]));
            let found = found.as_ref().map(|(iso, rest)| (iso.as_str(), *rest));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_panic_or_wait() {
        let pieces =
            ["2022", "-", "年", "٢", "T", "Jul", " ", ".", "21", "+", "é", "\u{301}", "午", "9", ":", "Z", "(", "a."];
        let mut seed = 7_u32;
        for _ in 0..4_000 {
            let mut text = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(seed >> 16) as usize % pieces.len()]);
            }
            parse(&text);
            prefix(&text);
        }
        for piece in pieces {
            parse(&piece.repeat(1 << 20));
        }
    }
}
