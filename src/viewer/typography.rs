//! How the text is set: what goes by steps, and the fonts.

use crate::labels::Labels;
use std::ops::RangeInclusive;

/// What goes by steps, of which 0 is the host's. How much a step is stands in the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// `text-size`: the size of the text.
    TextSize,
    /// `line-height`: the height of a line.
    LineHeight,
    /// `measure`: the length of a line.
    Measure,
    /// `margins`: the room at both sides of the text.
    Margins,
    /// `letter-spacing`: the room between letters.
    LetterSpacing,
    /// `word-spacing`: the room between words.
    WordSpacing,
}

/// A step of each, by their order.
pub type Steps = [i8; Step::ALL.len()];

impl Step {
    /// All, in the order of the settings.
    pub const ALL: [Step; 6] =
        [Step::TextSize, Step::LineHeight, Step::Measure, Step::Margins, Step::LetterSpacing, Step::WordSpacing];

    /// The name of the attribute.
    pub fn attribute(self) -> &'static str {
        match self {
            Step::TextSize => "text-size",
            Step::LineHeight => "line-height",
            Step::Measure => "measure",
            Step::Margins => "margins",
            Step::LetterSpacing => "letter-spacing",
            Step::WordSpacing => "word-spacing",
        }
    }

    /// The steps that there are.
    pub fn range(self) -> RangeInclusive<i8> {
        match self {
            Step::TextSize => -3..=5,
            Step::LineHeight => -2..=4,
            Step::Measure => -3..=3,
            Step::Margins => -1..=3,
            Step::LetterSpacing | Step::WordSpacing => 0..=4,
        }
    }

    /// What a reader calls it.
    pub fn label(self, labels: &Labels) -> &str {
        match self {
            Step::TextSize => labels.text_size(),
            Step::LineHeight => labels.line_height(),
            Step::Measure => labels.measure(),
            Step::Margins => labels.margins(),
            Step::LetterSpacing => labels.letter_spacing(),
            Step::WordSpacing => labels.word_spacing(),
        }
    }

    /// The step that is written so, and not otherwise.
    pub fn parse(self, value: &str) -> Option<i8> {
        self.range().find(|step| step.to_string() == value)
    }
}

/// The fonts of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Font {
    /// Those of the host, `--article-font`; with serifs where it names none.
    #[default]
    Host,
    /// With serifs.
    Serif,
    /// Without serifs.
    Sans,
    /// With letters of one width.
    Mono,
    /// For readers with low vision: `--article-font-legible`.
    Legible,
    /// For readers with dyslexia: `--article-font-dyslexic`.
    Dyslexic,
}

impl Font {
    /// All, in the order of the settings.
    pub const ALL: [Font; 6] = [Font::Host, Font::Serif, Font::Sans, Font::Mono, Font::Legible, Font::Dyslexic];

    /// The value of the `font` attribute; `None` where it is absent.
    pub fn attribute(self) -> Option<&'static str> {
        match self {
            Font::Host => None,
            Font::Serif => Some("serif"),
            Font::Sans => Some("sans"),
            Font::Mono => Some("mono"),
            Font::Legible => Some("legible"),
            Font::Dyslexic => Some("dyslexic"),
        }
    }

    /// What a reader calls it.
    pub fn name(self, labels: &Labels) -> &str {
        match self {
            Font::Host => labels.font_host(),
            Font::Serif => labels.font_serif(),
            Font::Sans => labels.font_sans(),
            Font::Mono => labels.font_mono(),
            Font::Legible => labels.font_legible(),
            Font::Dyslexic => labels.font_dyslexic(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_read_as_it_is_written_and_not_otherwise() {
        for step in Step::ALL {
            assert!(step.range().contains(&0), "{}", step.attribute());
            for value in step.range() {
                assert_eq!(step.parse(&value.to_string()), Some(value));
            }
            for value in ["+1", " 1", "01", "1.0", "9", "-9", ""] {
                assert_eq!(step.parse(value), None, "{} {value}", step.attribute());
            }
        }
    }
}
