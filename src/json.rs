//! JSON as text, read into values.
//!
//! What serde_json reads with has a table of powers of ten, the errors of files, and code for each type that may come of
//! it: 6 kB (Brotli) in the `.wasm`.

use serde_json::{Map, Number, Value};

/// Arrays and objects within one another, one more than there may be.
const DEPTH: usize = 128;

/// Why a text is not JSON.
#[derive(Debug)]
pub(crate) struct Fault {
    message: &'static str,
    at: usize,
}

impl Fault {
    /// A sentence with the place in the text.
    pub(crate) fn told(&self, text: &str) -> String {
        let before = &text.as_bytes()[..self.at.min(text.len())];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
        [self.message, " at line ", &line.to_string(), " column ", &column.to_string()].concat()
    }
}

/// The value that a text is.
pub(crate) fn parse(text: &str) -> Result<Value, Fault> {
    let (value, end) = first(text)?;
    let mut reader = Reader { text, at: end };
    match reader.next() {
        None => Ok(value),
        Some(_) => Err(reader.fault("nothing may follow")),
    }
}

/// The value that a text starts with, and where it ends.
pub(crate) fn first(text: &str) -> Result<(Value, usize), Fault> {
    let mut reader = Reader { text, at: 0 };
    let value = reader.value(DEPTH)?;
    let ends = match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => {
            reader.peek().is_none_or(|byte| b" \t\r\n\"[]{},:".contains(&byte))
        }
        _ => true,
    };
    if ends { Ok((value, reader.at)) } else { Err(reader.fault("nothing may follow")) }
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn fault(&self, message: &'static str) -> Fault {
        Fault { message, at: self.at }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    /// What comes behind white space.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.peek() {
            self.at += 1;
        }
        self.peek()
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        match self.next() {
            Some(b'{') => {
                let mut members = Map::new();
                self.items(depth, b'}', &mut |reader, depth| {
                    if reader.peek() != Some(b'"') {
                        return Err(reader.fault("a name is missing"));
                    }
                    let name = reader.string()?;
                    if reader.next() != Some(b':') {
                        return Err(reader.fault("a colon is missing"));
                    }
                    reader.at += 1;
                    let value = reader.value(depth)?;
                    members.insert(name, value);
                    Ok(())
                })?;
                Ok(Value::Object(members))
            }
            Some(b'[') => {
                let mut values = Vec::new();
                self.items(depth, b']', &mut |reader, depth| {
                    values.push(reader.value(depth)?);
                    Ok(())
                })?;
                Ok(Value::Array(values))
            }
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => {
                let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
                let rest = &self.text[self.at..];
                let word = words.into_iter().find(|(word, _)| rest.starts_with(word));
                let (word, value) = word.ok_or_else(|| self.fault("a value is missing"))?;
                self.at += word.len();
                Ok(value)
            }
        }
    }

    /// What stands between brackets, with commas between.
    fn items(
        &mut self,
        depth: usize,
        end: u8,
        item: &mut dyn FnMut(&mut Self, usize) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let depth = depth - 1;
        if depth == 0 {
            return Err(self.fault("it nests too deep"));
        }
        self.at += 1;
        if self.next() == Some(end) {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self, depth)?;
            let next = self.next();
            if next != Some(end) && next != Some(b',') {
                return Err(self.fault("a comma or a closing bracket is missing"));
            }
            self.at += 1;
            if next == Some(end) {
                return Ok(());
            }
            self.next();
        }
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\') {
                self.at += 1;
            }
            string.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => string.push(self.escaped()?),
                Some(_) => return Err(self.fault("a text holds a control character")),
                None => return Err(self.fault("a text has no end")),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, Fault> {
        let wrong = self.fault("a text holds a wrong escape");
        self.at += 1;
        let kind = self.peek();
        self.at += 1;
        Ok(match kind {
            Some(kind @ (b'"' | b'\\' | b'/')) => char::from(kind),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let unit = self.unit();
                let unit = match unit {
                    // The first half of a pair.
                    Some(first @ 0xd800..0xdc00) if self.take(b'\\') && self.take(b'u') => {
                        let second = self.unit().filter(|second| (0xdc00..0xe000).contains(second));
                        second.map(|second| 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
                    }
                    unit => unit,
                };
                unit.and_then(char::from_u32).ok_or(wrong)?
            }
            _ => return Err(wrong),
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        digits.chars().try_fold(0, |unit, digit| Some(unit * 16 + digit.to_digit(16)?))
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let wrong = self.fault("a number is damaged");
        let is_negative = self.take(b'-');
        let mut digits = Digits::default();
        let starts_with_zero = self.peek() == Some(b'0');
        let whole = self.digits(&mut |digit| digits.add(digit));
        if whole == 0 || whole > 1 && starts_with_zero {
            return Err(wrong);
        }
        let mut exponent = digits.left_out;
        let mut is_whole = exponent == 0;
        if self.take(b'.') {
            is_whole = false;
            let fraction = self.digits(&mut |digit| digits.add(digit));
            if fraction == 0 {
                return Err(wrong);
            }
            exponent = digits.left_out - fraction;
        }
        if self.take(b'e') || self.take(b'E') {
            is_whole = false;
            let is_down = self.take(b'-');
            if !is_down {
                self.take(b'+');
            }
            let mut given = 0_i32;
            if self.digits(&mut |digit| given = given.saturating_mul(10).saturating_add(digit.into())) == 0 {
                return Err(wrong);
            }
            exponent = exponent.saturating_add(if is_down { -given } else { given });
        }
        let number = match 0_i64.checked_sub_unsigned(digits.number) {
            _ if is_whole && !is_negative => digits.number.into(),
            Some(number @ ..0) if is_whole => number.into(),
            _ => {
                let number = scaled(digits.number, exponent);
                Number::from_f64(if is_negative { -number } else { number }).ok_or(wrong)?
            }
        };
        Ok(Value::Number(number))
    }

    /// How many digits follow.
    fn digits(&mut self, add: &mut dyn FnMut(u8)) -> i32 {
        let start = self.at;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            add(digit - b'0');
            self.at += 1;
        }
        i32::try_from(self.at - start).unwrap_or(i32::MAX)
    }
}

/// The digits of a number as far as they fit, and how many were left out.
#[derive(Default)]
struct Digits {
    number: u64,
    left_out: i32,
}

impl Digits {
    fn add(&mut self, digit: u8) {
        let more = self.number.checked_mul(10).and_then(|number| number.checked_add(digit.into()));
        match more.filter(|_| self.left_out == 0) {
            Some(number) => self.number = number,
            None => self.left_out += 1,
        }
    }
}

/// A number times a power of ten: exact as far as powers of ten are, and then to some fifteen places.
fn scaled(number: u64, mut exponent: i32) -> f64 {
    // The highest power of ten that is exact.
    const STEP: i32 = 22;
    let mut scaled = number as f64;
    while exponent != 0 && scaled != 0.0 && scaled.is_finite() {
        let step = exponent.clamp(-STEP, STEP);
        exponent -= step;
        let power = 10_f64.powi(step.abs());
        scaled = if step < 0 { scaled / power } else { scaled * power };
    }
    scaled
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: &[&str] = &[
        "null",
        " true ",
        "false\n",
        "[]",
        "{}",
        "[ ]",
        "{ }",
        r#"{"a":1,"b":[true,null,{"c":"d"}],"a":2}"#,
        r#"[ 1 , -2 , 0 , -0 , 18446744073709551615 , 18446744073709551616 , -9223372036854775808 , -9223372036854775809 ]"#,
        "[1.5, -0.25, 0.1, 1e3, 1E+3, 25e-1, 0.12345678901234567, 52.520008, 1e22, 123456789012345678901234567890]",
        r#""\u00e9 \ud83d\ude00 \" \\ \/ \b\f\n\r\t é 東京""#,
    ];

    const DAMAGED: &[&str] = &[
        "",
        " ",
        "nul",
        "nulla",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "{\"a\":1",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1,}",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "+1",
        "0x1",
        "1e999",
        "\"a",
        "\"\n\"",
        r#""\x""#,
        r#""\u12""#,
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800\u0041""#,
        r#""\u+123""#,
        "[] []",
        "{} x",
        "1 1",
        "\u{feff}1",
        "]",
        "}",
        "'a'",
    ];

    #[test]
    fn values_are_those_that_serde_json_reads() {
        for text in TEXTS {
            assert_eq!(parse(text).unwrap(), serde_json::from_str::<Value>(text).unwrap(), "{text}");
        }
        for text in DAMAGED {
            assert!(serde_json::from_str::<Value>(text).is_err() && parse(text).is_err(), "{text}");
        }
        for depth in [126, 127, 128, 129] {
            let text = "[".repeat(depth) + &"]".repeat(depth);
            assert_eq!(parse(&text).is_ok(), serde_json::from_str::<Value>(&text).is_ok(), "{depth}");
        }
    }

    #[test]
    fn cut_anywhere_it_is_read_or_refused_alike() {
        for text in TEXTS {
            for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
                let text = &text[..end];
                assert_eq!(parse(text).ok(), serde_json::from_str::<Value>(text).ok(), "{text}");
            }
        }
    }

    #[test]
    fn numbers_far_from_one_are_nearly_exact() {
        for text in ["1e300", "1.7976931348623157e308", "4.9e-300", "123456e-40", "1e-400", "0e999999999999"] {
            let number = parse(text).unwrap().as_f64().unwrap();
            let exact: f64 = text.parse().unwrap();
            assert!((number - exact).abs() <= exact * 1e-14, "{text}: {number}");
        }
    }

    #[test]
    fn a_fault_says_where() {
        let text = "{\"a\": [1,\n  2 3]}";
        assert_eq!(parse(text).unwrap_err().told(text), "a comma or a closing bracket is missing at line 2 column 5");
        let (value, end) = first("[1] and more").unwrap();
        assert_eq!((value, end), (serde_json::json!([1]), 3));
    }
}
