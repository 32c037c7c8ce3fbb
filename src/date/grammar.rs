//! The grammar of dates: a cursor that reads their parts in every order people write them.

use super::names::{self, UNKNOWN_ZONE};
use super::{Moment, YEARS, push_two};
use crate::fold::fold;

/// Reads a text from left to right. A method that answers `None` may have moved: [`Cursor::attempt`] moves back.
pub(super) struct Cursor<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Cursor { text, at: 0 }
    }

    /// A date with an optional time after or before it.
    pub(super) fn moment(&mut self) -> Option<Moment> {
        let moment = self.attempt(Self::date_then_time).or_else(|| self.attempt(Self::time_then_date))?;
        // A date ends where a word or number ends.
        let open = self.rest().starts_with(|character: char| character.is_alphanumeric() && !is_ideograph(character));
        (!open || !self.text[..self.at].ends_with(|character: char| character.is_alphanumeric())).then_some(moment)
    }

    fn date_then_time(&mut self) -> Option<Moment> {
        let mut moment = self.date()?;
        self.after_year();
        if moment.time.is_empty() && moment.day.is_some() {
            let time = self.attempt(|cursor| {
                let compact = cursor.before_time()?;
                cursor.time(compact)
            });
            (moment.time, moment.zone) = time.unwrap_or_default();
        }
        Some(moment)
    }

    fn time_then_date(&mut self) -> Option<Moment> {
        let (time, zone) = self.time(false)?;
        self.skip(|character| character.is_whitespace() || ",;|·•–—-".contains(character));
        self.words_while(|word| names::before_date(word) || names::between(word));
        Some(Moment { time, zone, ..self.date()? })
    }

    /// White space, opening brackets, articles and weekdays.
    pub(super) fn margin(&mut self) {
        self.skip(|character| character.is_whitespace() || "([,|·•".contains(character));
        self.words_while(names::before_date);
    }

    fn date(&mut self) -> Option<Moment> {
        self.attempt(Self::year_first)
            .or_else(|| self.attempt(Self::day_first))
            .or_else(|| self.attempt(Self::month_first))
    }

    /// `2022-07-21`, `20220721`, `2022年7月21日`, `2022. július 21.`
    fn year_first(&mut self) -> Option<Moment> {
        if let Some(moment) = self.attempt(Self::compact) {
            return Some(moment);
        }
        let year = self.year()?;
        if self.eat_any(&["年", "년"]) {
            self.spaces();
            let month = self.number(2)?;
            self.eat_any(&["月", "월"]).then_some(())?;
            let day = self.attempt(|cursor| {
                cursor.spaces();
                let day = cursor.number(2)?;
                cursor.eat_any(&["日", "일", "號", "号"]).then_some(day)
            });
            let moment = Moment::of_date(year, month, day)?;
            self.attempt(Self::weekday_after);
            return Some(moment);
        }
        let separator = self.separator();
        if separator == Some('.') {
            self.spaces();
        }
        if let (Some(separator), Some(month)) = (separator, self.attempt(|cursor| cursor.number(2))) {
            let day = self.attempt(|cursor| {
                (cursor.separator()? == separator).then_some(())?;
                if separator == '.' {
                    cursor.spaces();
                }
                cursor.number(2)
            });
            // `2022.07` is a number, `2022/23` two years, `2022-07-213` something else.
            let moment = Moment::of_date(year, month, day)?;
            let more = day.is_none() && self.rest().starts_with(['-', '/', '.']);
            return (day.is_some() || (separator == '-' && !more)).then_some(moment);
        }
        self.between();
        let before = self.attempt(Self::day);
        self.between();
        let month = self.month(false)?;
        self.between();
        let day = before.or_else(|| self.day())?;
        Moment::of_date(year, month, Some(day))
    }

    /// `20220721`, `20220721090000`
    fn compact(&mut self) -> Option<Moment> {
        let start = self.at;
        self.skip(|character| character.is_ascii_digit());
        let digits = &self.text[start..self.at];
        let part = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
        let mut moment = Moment::of_date(part(0..4)?, part(4..6)?, Some(part(6..8)?))?;
        match digits.len() {
            8 => {}
            14 => moment.time = clock(part(8..10)?, Some(part(10..12)?), Some(part(12..14)?), "")?,
            _ => return None,
        }
        Some(moment)
    }

    /// `21 July 2022`, `21. Juli 2022`, `21.07.2022`, `21/Jul/2022`, `21 tháng 7 năm 2022`
    fn day_first(&mut self) -> Option<Moment> {
        let first = self.number(2)?;
        if let Some(moment) = self.attempt(|cursor| cursor.all_numbers(first)) {
            return Some(moment);
        }
        let dotted = self.rest().starts_with('.');
        self.ordinal();
        self.between();
        let month = self.month(dotted).or_else(|| {
            // Vietnamese counts its months.
            (self.word()? == "thang").then_some(())?;
            self.spaces();
            self.number(2)
        })?;
        self.between();
        let year = self.attempt(Self::year).or_else(|| self.short_year())?;
        Moment::of_date(self.christian(year), month, Some(first))
    }

    /// `21.07.2022`, and `21/07/2022` or `07/21/2022` where only one reading exists.
    fn all_numbers(&mut self, first: u32) -> Option<Moment> {
        let separator = self.separator()?;
        if separator == '.' {
            self.spaces();
        }
        let second = self.number(2)?;
        (self.separator()? == separator).then_some(())?;
        if separator == '.' {
            self.spaces();
        }
        let year = self.year()?;
        // Those who write full stops write the day first.
        if separator == '.' || first == second {
            return Moment::of_date(year, second, Some(first));
        }
        match (Moment::of_date(year, second, Some(first)), Moment::of_date(year, first, Some(second))) {
            (Some(moment), None) | (None, Some(moment)) => Some(moment),
            _ => None,
        }
    }

    /// `July 21, 2022`, `July 2022`, `Jul 21 09:00:00 BST 2022`
    fn month_first(&mut self) -> Option<Moment> {
        let month = self.month(false)?;
        if let Some(year) = self.attempt(|cursor| {
            cursor.between();
            cursor.year()
        }) {
            return Moment::of_date(self.christian(year), month, None);
        }
        self.between();
        let day = self.day()?;
        if let Some(year) = self.attempt(|cursor| {
            cursor.between();
            cursor.year()
        }) {
            return Moment::of_date(self.christian(year), month, Some(day));
        }
        // What `date` and `asctime` print.
        self.before_time()?;
        let (time, zone) = self.time(false)?;
        self.spaces();
        let year = self.year()?;
        Some(Moment { time, zone, ..Moment::of_date(year, month, Some(day))? })
    }

    /// A clock time and its zone, each as ISO 8601 writes it. `compact` allows `0900`.
    fn time(&mut self, compact: bool) -> Option<(String, String)> {
        let mut half = self.attempt(Self::half);
        self.spaces();
        let start = self.at;
        self.skip(|character| digit(character).is_some());
        let length = self.text[start..self.at].chars().count();
        self.at = start;
        let (hour, minute, second, mut fraction) = match length {
            4 | 6 if compact => {
                let (hour, minute) = (self.number_of(2)?, self.number_of(2)?);
                (hour, Some(minute), (length == 6).then(|| self.number_of(2)).flatten(), "")
            }
            1 | 2 => {
                let hour = self.number(2)?;
                let (minute, second) = self.minutes();
                (hour, minute, second, "")
            }
            _ => return None,
        };
        if second.is_some() {
            fraction = self.fraction();
        }
        half = half.or_else(|| self.attempt(Self::half));
        if minute.is_none()
            && half.is_none()
            && !self.text[..self.at].ends_with(['h', 'H', '时', '時', '点', '點', '시'])
        {
            let named = self.attempt(|cursor| {
                cursor.spaces();
                names::after_time(&cursor.word()?).then_some(())
            });
            named?;
        }
        let hour = match half {
            Some(_) if hour > 12 => hour,
            Some(12) => hour % 12 + 12,
            Some(_) => hour % 12,
            None => hour,
        };
        let time = clock(hour, minute, second, fraction)?;
        self.attempt(|cursor| {
            cursor.spaces();
            names::after_time(&cursor.word()?).then_some(())
        });
        let zone = self.attempt(Self::zone).unwrap_or_default();
        Some((time, zone))
    }

    /// `:30`, `:30:59`, `h30`, `.30` before `am` or after `kl`, `时30分`
    fn minutes(&mut self) -> (Option<u32>, Option<u32>) {
        if self.eat_any(&["时", "時", "点", "點", "시"]) {
            self.spaces();
            let minute = self.attempt(|cursor| {
                let minute = cursor.number(2)?;
                cursor.eat_any(&["分", "분"]).then_some(minute)
            });
            self.spaces();
            let second = self.attempt(|cursor| {
                let second = cursor.number(2)?;
                cursor.eat_any(&["秒", "초"]).then_some(second)
            });
            return (minute, second);
        }
        let hours = self.eat_any(&["h", "H"]);
        if hours || self.eat_any(&[":", "：", "."]) {
            let minute = self.attempt(|cursor| cursor.number_of(2));
            let second = minute.and_then(|_| {
                self.attempt(|cursor| cursor.eat_any(&[":", "："]).then(|| cursor.number_of(2)).flatten())
            });
            if minute.is_none() && !hours {
                self.at -= self.text[..self.at].chars().next_back().map_or(0, char::len_utf8);
            }
            return (minute, second);
        }
        (None, None)
    }

    /// `.123`, for ISO 8601 to keep.
    fn fraction(&mut self) -> &'a str {
        let text = self.text;
        let start = self.at;
        if self.eat_any(&[".", ","]) {
            self.skip(|character| character.is_ascii_digit());
        }
        match self.at - start {
            2..=10 => &text[start + 1..self.at],
            _ => {
                self.at = start;
                ""
            }
        }
    }

    /// Before noon (0) or after (12).
    fn half(&mut self) -> Option<u32> {
        self.spaces();
        for (mark, half) in [
            ("上午", 0),
            ("早上", 0),
            ("凌晨", 0),
            ("下午", 12),
            ("晚上", 12),
            ("午前", 0),
            ("午後", 12),
            ("오전", 0),
            ("오후", 12),
        ] {
            if self.eat_any(&[mark]) {
                return Some(half);
            }
        }
        let first = self.word()?;
        let half = |letter: &str| match letter {
            "a" | "π" | "ص" => Some(0),
            "p" | "μ" | "م" => Some(12),
            _ => None,
        };
        match first.as_str() {
            "am" => return Some(0),
            "pm" => return Some(12),
            "ص" | "م" => return half(&first),
            _ => {}
        }
        // `a.m.`, `p. m.`, `μ.μ.`
        let half = half(&first)?;
        self.eat_any(&["."]).then_some(())?;
        self.spaces();
        matches!(self.word()?.as_str(), "m" | "μ").then_some(())?;
        self.eat_any(&["."]);
        Some(half)
    }

    /// `Z`, `+01:00`, `+0100`, `GMT+1`, `BST`, `(CEST)`. Empty where the name of a zone says too little.
    fn zone(&mut self) -> Option<String> {
        let offset = self.attempt(Self::offset);
        let name = self.attempt(|cursor| {
            cursor.spaces();
            let bracket = cursor.eat_any(&["("]);
            let word = cursor.raw_word()?;
            let name = if matches!(word, "Z" | "z" | "utc" | "gmt") { "UTC" } else { word };
            let minutes = names::zone(name)?;
            (!bracket || cursor.eat_any(&[")"])).then_some(minutes)
        });
        match (offset, name) {
            (Some(offset), _) => Some(offset),
            (None, Some(UNKNOWN_ZONE)) => Some(String::new()),
            (None, Some(0)) => Some(self.attempt(Self::offset).unwrap_or_else(|| String::from("Z"))),
            (None, Some(minutes)) => {
                let sign = if minutes < 0 { '-' } else { '+' };
                let minutes = u32::from(minutes.unsigned_abs());
                Some(offset_iso(sign, minutes / 60, minutes % 60))
            }
            (None, None) => None,
        }
    }

    fn offset(&mut self) -> Option<String> {
        self.spaces();
        let sign = if self.eat_any(&["+"]) { '+' } else { self.eat_any(&["-", "−"]).then_some('-')? };
        let start = self.at;
        let hours = self.number(4)?;
        let (hours, minutes) = match self.at - start {
            1 | 2 => (hours, self.attempt(|c| c.eat_any(&[":"]).then(|| c.number_of(2)).flatten()).unwrap_or(0)),
            4 => (hours / 100, hours % 100),
            _ => return None,
        };
        (hours <= 14 && minutes < 60).then(|| offset_iso(sign, hours, minutes))
    }

    /// What leads from a date to its time; answers whether `0900` may be a time there.
    fn before_time(&mut self) -> Option<bool> {
        let start = self.at;
        if self.eat_any(&["T", "t"]) {
            return Some(true);
        }
        self.attempt(Self::weekday_after);
        self.skip(|character| character.is_whitespace() || ",;:|·•–—-@،/_".contains(character));
        if self.at > start && self.text[..self.at].ends_with(|character: char| !character.is_alphanumeric()) {
            self.words_while(names::before_time);
        }
        let ideographic = self.text[..self.at].ends_with(is_ideograph);
        (self.at > start || ideographic).then_some(false)
    }

    /// `(木)`, `星期四`, `목요일`, `, Thursday`
    fn weekday_after(&mut self) -> Option<()> {
        self.skip(|character| character.is_whitespace() || "(（,".contains(character));
        let start = self.at;
        self.skip(|character| "星期周週礼禮拜曜月火水木金土日一二三四五六天".contains(character));
        if self.at == start {
            let word = self.word()?;
            (names::weekday(&word) || matches!(word.as_str(), "월" | "화" | "수" | "목" | "금" | "토" | "일"))
                .then_some(())?;
        }
        self.eat_any(&[")", "）"]);
        Some(())
    }

    /// A year of four digits, or of a Japanese era.
    pub(super) fn year(&mut self) -> Option<u32> {
        for (era, before) in [("令和", 2018), ("平成", 1988), ("昭和", 1925)] {
            if self.eat_any(&[era]) {
                let year = self.number(2)?;
                return self.rest().starts_with('年').then_some(before + year);
            }
        }
        let start = self.at;
        let year = self.number(4)?;
        let four = self.text[start..self.at].chars().count() == 4;
        (four && (YEARS.contains(&year) || BUDDHIST.contains(&year))).then_some(year)
    }

    /// The year of our calendar where Thai counts from the Buddha.
    fn christian(&self, year: u32) -> u32 {
        let thai = self.text[..self.at].contains(|character| matches!(character, '\u{e00}'..='\u{e7f}'));
        if thai && BUDDHIST.contains(&year) { year - 543 } else { year }
    }

    /// `22`, `’22`: only after a month's name, where it cannot be anything else.
    fn short_year(&mut self) -> Option<u32> {
        self.eat_any(&["'", "’"]);
        let year = self.number_of(2)?;
        let other = self.rest().starts_with(|character: char| ":.h".contains(character) || character.is_alphanumeric());
        (!other).then_some(if year < 70 { 2000 + year } else { 1900 + year })
    }

    /// The number of the month whose name stands here.
    fn month(&mut self, dotted: bool) -> Option<u32> {
        self.attempt(|cursor| {
            let mut name = cursor.word()?;
            if names::begins_month(&name) {
                cursor.spaces();
                name.push('_');
                name.push_str(&cursor.word()?);
            }
            let month = names::month(&name, dotted)?;
            cursor.eat_any(&["."]);
            Some(month)
        })
    }

    /// The day of the month, with what makes it an ordinal.
    fn day(&mut self) -> Option<u32> {
        let day = self.number(2)?;
        self.ordinal();
        Some(day)
    }

    /// What makes a number an ordinal: `st`, `er`, `º`, a full stop.
    fn ordinal(&mut self) {
        self.attempt(|cursor| {
            if cursor.eat_any(&[".", "º", "ª", "°"]) {
                return Some(());
            }
            matches!(cursor.word()?.as_str(), "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "o" | "a" | "ste" | "de")
                .then_some(())
        });
    }

    /// What stands between a day, a month and a year.
    fn between(&mut self) {
        let mut at = usize::MAX;
        while at != self.at {
            at = self.at;
            self.skip(|character| character.is_whitespace() || ",.-/،".contains(character));
            self.words_while(names::between);
        }
    }

    fn after_year(&mut self) {
        self.attempt(|cursor| {
            cursor.spaces();
            let word = cursor.word()?;
            cursor.eat_any(&["."]);
            names::after_year(&word).then_some(())
        });
    }

    fn separator(&mut self) -> Option<char> {
        let character = self.rest().chars().next()?;
        let separator = match character {
            '-' | '‐' | '‑' | '–' => '-',
            '/' | '／' => '/',
            '.' => '.',
            _ => return None,
        };
        self.at += character.len_utf8();
        Some(separator)
    }

    /// Skips words as long as `wanted` says so, and the white space, commas and full stops after each.
    fn words_while(&mut self, wanted: impl Fn(&str) -> bool + Copy) {
        let skipped = |cursor: &mut Self| {
            wanted(&cursor.word()?).then_some(())?;
            cursor.skip(|character| character.is_whitespace() || ",.،-".contains(character));
            Some(())
        };
        while self.attempt(skipped).is_some() {}
    }

    /// A number of at most `most` digits of any script, which ends there.
    fn number(&mut self, most: usize) -> Option<u32> {
        let mut number = 0;
        let mut digits = 0;
        for character in self.rest().chars() {
            let Some(digit) = digit(character) else { break };
            digits += 1;
            if digits > most {
                return None;
            }
            number = number * 10 + digit;
            self.at += character.len_utf8();
        }
        (digits > 0).then_some(number)
    }

    /// A number of `count` digits, whatever follows.
    fn number_of(&mut self, count: usize) -> Option<u32> {
        let mut number = 0;
        for _ in 0..count {
            let character = self.rest().chars().next()?;
            number = number * 10 + digit(character)?;
            self.at += character.len_utf8();
        }
        Some(number)
    }

    /// The letters here, folded.
    fn word(&mut self) -> Option<String> {
        self.raw_word().map(fold)
    }

    /// The letters here. A word longer than any in a date is none, so that reading costs little.
    fn raw_word(&mut self) -> Option<&'a str> {
        let text = self.text;
        let start = self.at;
        for (index, character) in self.rest().char_indices() {
            if !is_letter(character) {
                break;
            }
            if index > 80 {
                return None;
            }
            self.at = start + index + character.len_utf8();
        }
        (self.at > start).then(|| &text[start..self.at])
    }

    fn eat_any(&mut self, choices: &[&str]) -> bool {
        let found = choices.iter().find(|choice| self.rest().starts_with(**choice));
        self.at += found.map_or(0, |choice| choice.len());
        found.is_some()
    }

    fn spaces(&mut self) {
        self.skip(char::is_whitespace);
    }

    /// Skips what `wanted` says; no further than any date has gaps.
    pub(super) fn skip(&mut self, wanted: impl Fn(char) -> bool) {
        for character in self.rest().chars().take(64) {
            if !wanted(character) {
                break;
            }
            self.at += character.len_utf8();
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Runs `read`; where it answers `None`, nothing was read.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let start = self.at;
        let result = read(self);
        if result.is_none() {
            self.at = start;
        }
        result
    }
}

/// Years of the Buddhist era from 1901 to 2099.
const BUDDHIST: std::ops::RangeInclusive<u32> = 2444..=2642;

fn clock(hour: u32, minute: Option<u32>, second: Option<u32>, fraction: &str) -> Option<String> {
    if hour > 23 || minute.is_some_and(|minute| minute > 59) || second.is_some_and(|second| second > 60) {
        return None;
    }
    let mut time = String::from("T");
    push_two(&mut time, hour);
    time.push(':');
    push_two(&mut time, minute.unwrap_or(0));
    if let Some(second) = second {
        time.push(':');
        // A leap second is one that most readers of ISO 8601 refuse.
        push_two(&mut time, second.min(59));
        if !fraction.is_empty() {
            time.push('.');
            time.push_str(fraction);
        }
    }
    Some(time)
}

fn offset_iso(sign: char, hours: u32, minutes: u32) -> String {
    let mut iso = String::from(sign);
    push_two(&mut iso, hours);
    iso.push(':');
    push_two(&mut iso, minutes);
    iso
}

/// The value of a decimal digit of any of the scripts that dates are written in.
fn digit(character: char) -> Option<u32> {
    const ZEROS: [char; 14] = [
        '0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{c66}', '\u{e50}',
        '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{ff10}',
    ];
    ZEROS.iter().map(|zero| (character as u32).wrapping_sub(*zero as u32)).find(|value| *value < 10)
}

/// A letter or a mark upon one; no ideograph, which is a word by itself.
fn is_letter(character: char) -> bool {
    (character.is_alphabetic() && !is_ideograph(character))
        || matches!(character, '_' | '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}'
            | '\u{93c}' | '\u{94d}' | '\u{9bc}' | '\u{9cd}' | '\u{e47}'..='\u{e4e}')
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}
