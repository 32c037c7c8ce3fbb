//! How a language words what is not of the article: dates, numbers, and which form goes with a number.

use crate::decimal;

/// How a language words dates and numbers.
pub trait Locale {
    /// The language, as a BCP 47 tag.
    fn language(&self) -> &str;
    /// An ISO 8601 date, as precisely as it is known, without its time of day.
    fn date(&self, iso: &str) -> String;
    /// An ISO 8601 date with its time of day, where it has one.
    fn moment(&self, iso: &str) -> String;
    /// A number in the language's digits.
    fn number(&self, number: f64) -> String;
    /// The category of a number, as CLDR names it: `one`, `few`, `other` …
    fn plural(&self, number: f64) -> String;
}

/// English, for where there is no `Intl`.
pub struct English;

impl Locale for English {
    fn language(&self) -> &str {
        "en"
    }

    fn date(&self, iso: &str) -> String {
        date(iso)
    }

    fn moment(&self, iso: &str) -> String {
        match time(iso) {
            Some(time) => [&date(iso), ", ", &time].concat(),
            None => date(iso),
        }
    }

    fn number(&self, number: f64) -> String {
        decimal::text(number)
    }

    fn plural(&self, number: f64) -> String {
        String::from(if number == 1.0 { "one" } else { "other" })
    }
}

/// An ISO 8601 date in English words: `21 July 2022`. A time of day is left out.
fn date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let day = iso.split('T').next().unwrap_or(iso);
    let mut parts = day.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let month =
        parts.next().and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (month, parts.next()) {
        (Some(month), Some(day)) => [day.trim_start_matches('0'), " ", month, " ", year].concat(),
        (Some(month), None) => [month, " ", year].concat(),
        _ => day.to_string(),
    }
}

/// The time of day of an ISO 8601 date as its zone has it: `20:41`.
fn time(iso: &str) -> Option<String> {
    let (_, time) = iso.split_once('T')?;
    let time = time.get(..5)?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = time.split_once(':')?;
    (hours.len() == 2 && digits(hours) && digits(minutes)).then(|| time.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_precisely_as_it_is_known() {
        for (iso, words) in [
            ("2022-07-21T09:00:00+01:00", "21 July 2022"),
            ("2022-07-01", "1 July 2022"),
            ("2022-07", "July 2022"),
            ("2022", "2022"),
            ("soon", "soon"),
            ("2022-99-01", "2022-99-01"),
        ] {
            assert_eq!(date(iso), words);
        }
    }

    #[test]
    fn a_time_is_said_where_there_is_one() {
        for (iso, words) in [
            ("2022-07-21T09:05:00+01:00", Some("09:05")),
            ("2022-07-21T9", None),
            ("2022-07-21T0905", None),
            ("2022-07-21", None),
            ("T", None),
            ("2022-07-21T日本", None),
        ] {
            assert_eq!(time(iso).as_deref(), words, "{iso}");
        }
    }
}
