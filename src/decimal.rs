//! Decimal numbers as text.
//!
//! The standard library reads and writes every number there is to the last digit, with tables that weigh 18 kB (Brotli)
//! in the `.wasm`. Ratings, densities and durations are short.

/// The number that digits say, with a point or a comma before the fraction: `4`, `1.5`, `4,5`.
pub(crate) fn parse(text: &str) -> Option<f64> {
    let text = text.trim();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = [whole, fraction].concat();
    // More digits than these would not be kept exactly.
    if digits.is_empty() || digits.len() > 15 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number: u64 = digits.parse().ok()?;
    Some(number as f64 / 10_u64.pow(fraction.len() as u32) as f64)
}

/// A number to at most six places: `4`, `1.5`.
pub(crate) fn text(number: f64) -> String {
    const PLACES: usize = 6;
    let scale = 10_u64.pow(PLACES as u32);
    // A number too large for this is written as the largest that is not; what is none is written as 0.
    let scaled = (number.abs() * scale as f64).round() as u64;
    let mut text = String::from(if number < 0.0 && scaled > 0 { "-" } else { "" });
    text.push_str(&(scaled / scale).to_string());
    if !scaled.is_multiple_of(scale) {
        let digits = (scale + scaled % scale).to_string();
        text.push('.');
        text.push_str(digits[1..].trim_end_matches('0'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (written, number) in
            [("4", 4.0), (" 1.5 ", 1.5), ("4,5", 4.5), ("0.1", 0.1), (".5", 0.5), ("3.", 3.0), ("10.25", 10.25)]
        {
            assert_eq!(parse(written), Some(number), "{written}");
        }
        for none in ["", ".", "-1", "1e3", "1.2.3", "NaN", "one", "1234567890123456", "٣"] {
            assert_eq!(parse(none), None, "{none}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (number, written) in [
            (4.0, "4"),
            (1.5, "1.5"),
            (0.1, "0.1"),
            (-2.25, "-2.25"),
            (1.0 / 3.0, "0.333333"),
            (0.000_000_1, "0"),
            (-0.0, "0"),
            (1_000_000.0, "1000000"),
            (f64::NAN, "0"),
        ] {
            assert_eq!(text(number), written);
        }
        assert!(text(f64::INFINITY).bytes().next().is_some_and(|digit| digit.is_ascii_digit()));
    }
}
