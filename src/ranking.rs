//! The order of the rows of a table by one of its columns: numbers and dates as their language writes them, else words.

use crate::fold::fold;

/// How a language writes numbers and dates.
pub struct Notation {
    /// What stands before the fraction of a number.
    pub decimal: char,
    /// Whether the day stands before the month where both are numbers.
    pub day_first: bool,
    /// The names of the months, folded, each with its number from 1.
    pub months: Vec<(String, u32)>,
}

/// What the cells of a column measure: a number each, `None` where a cell says nothing. `None` where they are words: if a
/// single cell is neither number nor blank, or they are of different units, anything else would be a guess.
pub fn measures(cells: &[String], notation: &Notation) -> Option<Vec<Option<f64>>> {
    let other_order = Notation { day_first: !notation.day_first, months: notation.months.clone(), ..*notation };
    // An article may write otherwise than its language does; then all of a column does.
    [notation.decimal, '.', ',']
        .iter()
        .find_map(|decimal| numbers(cells, *decimal))
        .or_else(|| [notation, &other_order].iter().find_map(|notation| all(cells, &mut |cell| date(cell, notation))))
}

/// Whether a cell says nothing: a dash, a question mark.
pub fn is_blank(cell: &str) -> bool {
    !cell.contains(char::is_alphanumeric) || cell.trim().eq_ignore_ascii_case("n/a")
}

/// What is read of each cell that says something, where it can be read of all of them.
fn all(cells: &[String], read: &mut dyn FnMut(&str) -> Option<f64>) -> Option<Vec<Option<f64>>> {
    let mut values = Vec::with_capacity(cells.len());
    for cell in cells {
        values.push(if is_blank(cell) { None } else { Some(read(cell)?) });
    }
    values.iter().any(Option::is_some).then_some(values)
}

/// The numbers of a column. What stands around them, a currency or a unit, is the same everywhere or missing.
fn numbers(cells: &[String], decimal: char) -> Option<Vec<Option<f64>>> {
    let mut unit = String::new();
    all(cells, &mut |cell| {
        let (value, around) = number(cell, decimal)?;
        if unit.is_empty() {
            unit = around;
        } else if !around.is_empty() && around != unit {
            return None;
        }
        Some(value)
    })
}

/// A number, and what stands around it.
fn number(cell: &str, decimal: char) -> Option<(f64, String)> {
    let text: Vec<char> = cell.trim().chars().collect();
    let is_part = |character: char| digit(character).is_some() || character == decimal;
    let start = text.iter().position(|character| is_part(*character))?;
    let end = text.iter().rposition(|character| digit(*character).is_some())? + 1;
    let whole_end = text[start..].iter().position(|character| *character == decimal).map_or(end, |at| start + at);
    if whole_end > end {
        return None;
    }
    let mut value = 0.0;
    for group in whole(&text[start..whole_end], decimal)? {
        for character in group {
            value = value * 10.0 + f64::from(digit(*character)?);
        }
    }
    let mut scale = 1.0;
    for character in text.get(whole_end + 1..end).unwrap_or_default() {
        scale /= 10.0;
        value += scale * f64::from(digit(*character)?);
    }
    let (before, after) = (&text[..start], &text[end..]);
    let is_minus = |character: &char| matches!(character, '-' | '\u{2212}' | '–');
    let is_bracketed = before.contains(&'(') && after.contains(&')');
    let is_negative = before.iter().any(is_minus) || is_bracketed;
    let around = before.iter().chain(after).filter(|character| {
        !character.is_whitespace() && !is_minus(character) && !matches!(character, '+' | '(' | ')')
    });
    Some((if is_negative { -value } else { value }, around.collect()))
}

/// The groups of digits of a whole number, three of them each, or two as in India; the last has three.
fn whole(digits: &[char], decimal: char) -> Option<Vec<&[char]>> {
    let is_separator = |character: char| {
        character != decimal && (character.is_whitespace() || matches!(character, '.' | ',' | '\'' | '’' | '\u{66c}'))
    };
    let separator = digits.iter().find(|character| digit(**character).is_none());
    let Some(&separator) = separator else { return Some(vec![digits]) };
    if !is_separator(separator) {
        return None;
    }
    let groups: Vec<&[char]> = digits.split(|character| *character == separator).collect();
    let (first, last) = (groups.first()?, groups.last()?);
    let fits = (1..=3).contains(&first.len())
        && last.len() == 3
        && groups[1..].iter().all(|group| matches!(group.len(), 2 | 3));
    fits.then_some(groups)
}

/// A date as a number that grows with time: a year alone, a month of a year, a day, with a time of day or without.
fn date(cell: &str, notation: &Notation) -> Option<f64> {
    let folded = fold(cell);
    let (mut numbers, mut month) = (Vec::new(), None);
    let mut rest = folded.as_str();
    while let Some(character) = rest.chars().next() {
        let is_digit = digit(character).is_some();
        let is_other = |character: char| digit(character).is_some() != is_digit || !character.is_alphanumeric();
        let length = rest.find(is_other).unwrap_or(rest.len());
        let (word, after) = rest.split_at(length.max(character.len_utf8()));
        rest = after;
        if is_digit {
            let value = word.chars().filter_map(digit).fold(0_u32, |value, digit| value.saturating_mul(10) + digit);
            numbers.push((value, word.chars().count()));
        } else if let Some((_, known)) = notation.months.iter().find(|(name, _)| name == word) {
            if month.replace(*known).is_some() {
                return None;
            }
        // Between the numbers stand `T`, `th`, `de`, `年` and the like.
        } else if word.chars().count() > 2 {
            return None;
        }
    }
    let is_year = |at: usize| numbers.get(at).is_some_and(|(_, digits)| *digits == 4);
    let value = |at: usize| numbers.get(at).map_or(0, |(value, _)| *value);
    let (year, month, day, read) = match (month, numbers.len()) {
        (Some(month), 1) if is_year(0) => (value(0), month, 0, 1),
        (Some(month), 2 | 4 | 5) if is_year(1) => (value(1), month, value(0), 2),
        (Some(month), 2 | 4 | 5) if is_year(0) => (value(0), month, value(1), 2),
        (None, 1) if is_year(0) => (value(0), 0, 0, 1),
        (None, 2) if is_year(0) => (value(0), value(1), 0, 2),
        (None, 2) if is_year(1) => (value(1), value(0), 0, 2),
        (None, 3 | 5 | 6) if is_year(0) => (value(0), value(1), value(2), 3),
        (None, 3 | 5 | 6) if is_year(2) && notation.day_first => (value(2), value(1), value(0), 3),
        (None, 3 | 5 | 6) if is_year(2) => (value(2), value(0), value(1), 3),
        _ => return None,
    };
    let (hour, minute, second) = (value(read), value(read + 1), value(read + 2));
    if month > 12 || day > 31 || hour > 24 || minute > 59 || second > 60 {
        return None;
    }
    let place = |value: f64, (part, size): (u32, u32)| value * f64::from(size) + f64::from(part);
    Some([(month, 13), (day, 32), (hour, 25), (minute, 60), (second, 61)].into_iter().fold(year.into(), place))
}

/// The value of a digit, of whatever script.
pub fn digit(character: char) -> Option<u32> {
    const ZEROS: [char; 8] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{1040}', '\u{ff10}'];
    ZEROS.iter().find_map(|zero| (character as u32).checked_sub(*zero as u32).filter(|value| *value < 10))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::order::ranked;

    fn english() -> Notation {
        let months = ["january", "february", "march", "may", "july", "jul"].map(String::from).into_iter();
        Notation { decimal: '.', day_first: false, months: months.zip([1, 2, 3, 5, 7, 7]).collect() }
    }

    fn german() -> Notation {
        Notation { decimal: ',', day_first: true, months: vec![(String::from("juli"), 7), (String::from("marz"), 3)] }
    }

    /// The cells in the order of what they measure; nothing where they are words.
    fn sorted<'c>(cells: &[&'c str], notation: &Notation) -> Vec<&'c str> {
        let texts: Vec<String> = cells.iter().copied().map(String::from).collect();
        let Some(measures) = measures(&texts, notation) else { return Vec::new() };
        let value = |row: usize| measures[row].unwrap_or(f64::INFINITY);
        let order = ranked(cells.len(), &mut |one, other| value(one).total_cmp(&value(other)));
        order.into_iter().map(|row| cells[row]).collect()
    }

    #[test]
    fn numbers_are_measured_as_their_language_writes_them() {
        for (cells, expected) in [
            (&["10", "9", "-3", "—"][..], &["-3", "9", "10", "—"][..]),
            (&["1,200", "900", "1,000,000"], &["900", "1,200", "1,000,000"]),
            (&["$1,200.50", "$900", "($5)"], &["($5)", "$900", "$1,200.50"]),
            (&["12 %", "9.5 %", "−1 %"], &["−1 %", "9.5 %", "12 %"]),
            (&["12,34,567", "1,00,000"], &["1,00,000", "12,34,567"]),
            (&["1 234", "999"], &["999", "1 234"]),
            (&[".5", "0.25"], &["0.25", ".5"]),
            (&["٣", "١٢", "٢"], &["٢", "٣", "١٢"]),
            // As Germans write them, in an English article.
            (&["1.234,5", "0,7", "12"], &["0,7", "12", "1.234,5"]),
            // Neither a range nor a name nor other units are numbers.
            (&["3–5", "2"], &[]),
            (&["12 kg", "900 g"], &[]),
            (&["12", "many"], &[]),
            (&["1.2.3", "1.10"], &[]),
            (&["—", ""], &[]),
        ] {
            assert_eq!(sorted(cells, &english()), expected, "{cells:?}");
        }
        assert_eq!(sorted(&["1.200", "950", "3,5"], &german()), ["3,5", "950", "1.200"]);
        assert_eq!(sorted(&["1.5", "0.75", "12"], &german()), ["0.75", "1.5", "12"]);
    }

    #[test]
    fn dates_are_measured_as_their_language_writes_them() {
        for (cells, expected) in [
            (
                &["2022-07-21", "1998", "2022-07", "2021-12-31"][..],
                &["1998", "2021-12-31", "2022-07", "2022-07-21"][..],
            ),
            (
                &["21 July 2022", "March 3, 2022", "5 Jul. 2021", "n/a"],
                &["5 Jul. 2021", "March 3, 2022", "21 July 2022", "n/a"],
            ),
            (&["12/01/2020", "01/30/2021", "2/3/2020"], &["2/3/2020", "12/01/2020", "01/30/2021"]),
            // The day cannot be the month, so it stands first.
            (&["30/01/2021", "1/12/2020"], &["1/12/2020", "30/01/2021"]),
            (&["2022年7月21日", "2022年10月1日"], &["2022年7月21日", "2022年10月1日"]),
            (&["2022-07-21T09:30", "2022-07-21T09:05"], &["2022-07-21T09:05", "2022-07-21T09:30"]),
            (&["Room 12 2022", "May 2022"], &[]),
            (&["2022-13-01", "2022-01-01"], &[]),
        ] {
            assert_eq!(sorted(cells, &english()), expected, "{cells:?}");
        }
        assert_eq!(sorted(&["3. März 2022", "21. Juli 2021"], &german()), ["21. Juli 2021", "3. März 2022"]);
        assert_eq!(sorted(&["1.12.2020", "5.3.2020"], &german()), ["5.3.2020", "1.12.2020"]);
    }
}
