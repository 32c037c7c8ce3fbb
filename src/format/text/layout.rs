//! How a text is laid out: whether its lines are paragraphs, or were wrapped at a width, and what its blank lines mean.

use super::line::{Line, is_mostly_unspaced, sentence_ends};
use crate::fold::is_unspaced;

/// How a text is laid out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// The width at which lines were wrapped.
    pub width: Option<usize>,
    /// Blank lines stand between paragraphs and nowhere else.
    pub blank_separates: bool,
    /// Lines were cut between characters, spaces kept, as is done where words have no spaces between them.
    pub by_character: bool,
    /// In a wrapped text: how many paragraphs seem to end, and how many sentences inside of lines.
    ends: [u32; 2],
    /// In a text whose lines were torn in mid-sentence: how likely it is of a line that may be one or not.
    pub torn: Option<f32>,
}

/// Widths between which texts are wrapped.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=140;

/// Finds out how a text is laid out.
pub fn layout(text: &str, lines: &[Line<'_>]) -> Layout {
    let by_character = is_mostly_unspaced(text);
    let mut layout = Layout { width: None, blank_separates: true, by_character, ends: [0; 2], torn: torn(lines) };
    let tight = lines.windows(2).filter(|pair| !pair[1].after_blank).count();
    let all = lines.len().saturating_sub(1);
    // Where only a few lines stand close together, they tell nothing about the others.
    let close = if tight * 5 >= all { fitting_width(lines, by_character, false) } else { None };
    layout.width = close.or_else(|| fitting_width(lines, by_character, true));
    if layout.width.is_some() {
        let (mut ends, mut separated) = (0, 0);
        for pair in lines.windows(2) {
            if layout.ends_short(&pair[0], &pair[1]) {
                ends += 1;
                separated += usize::from(pair[1].after_blank);
                layout.ends[0] += u32::from(pair[0].is_finished());
            }
            layout.ends[1] += sentence_ends(pair[0].text);
        }
        layout.blank_separates = close.is_some() && separated * 10 >= ends * 6;
    } else {
        // A text that goes on after single line ends has no need of blank lines for that.
        let going_on = |pair: &&[Line<'_>]| pair[1].starts_small() && !pair[0].is_finished();
        let (blank, close): (Vec<_>, Vec<_>) = lines.windows(2).filter(going_on).partition(|pair| pair[1].after_blank);
        layout.blank_separates = !close.is_empty() && close.len() >= 2 * blank.len();
    }
    layout
}

impl Layout {
    /// Whether the next line's first word would have fitted at the end of a line, so that somebody ended it on purpose.
    pub fn ends_short(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let range = self.widths(line, next);
        self.width.is_some_and(|width| *range.end() < width)
    }

    /// Whether a line is longer than wrapped lines are, so that it was not wrapped.
    pub fn is_over(&self, line: &Line<'_>) -> bool {
        self.width.is_some_and(|width| self.length(line) > width)
    }

    /// Whether a sentence that ends at the end of a full line likely ends the paragraph too.
    ///
    /// As many of all ends of paragraphs come to lie so as the first word of the next line takes of the width, and of all
    /// sentences as many as one word takes.
    pub fn likely_ends(&self, line: &Line<'_>, next: &Line<'_>) -> bool {
        let range = self.widths(line, next);
        let [paragraphs, sentences] = self.ends;
        paragraphs as usize * (range.end() - range.start() + 1) * 2 > sentences as usize * 11
    }

    /// The widths at which wrapping would have ended this line here.
    fn widths(&self, line: &Line<'_>, next: &Line<'_>) -> std::ops::RangeInclusive<usize> {
        let length = self.length(line);
        let bare = line.text.ends_with(is_unspaced) || next.text.starts_with(is_unspaced);
        let word = match next.text.split_whitespace().next() {
            _ if self.by_character || bare => 0,
            Some(word) => word.chars().count(),
            None => 0,
        };
        length..=length + word
    }

    fn length(&self, line: &Line<'_>) -> usize {
        if self.by_character { line.raw.chars().count() } else { line.width }
    }
}

/// The width that explains the most line ends, if it explains enough of them.
fn fitting_width(lines: &[Line<'_>], by_character: bool, blank: bool) -> Option<usize> {
    let measure = Layout { width: None, blank_separates: true, by_character, ends: [0; 2], torn: None };
    // How many line ends each width explains, as differences between neighbours.
    let mut changes = [0_i32; *WIDTHS.end() + 2];
    let mut longer = [0_i32; *WIDTHS.end() + 2];
    let mut ends = 0;
    for pair in lines.windows(2) {
        if pair[1].after_blank && !blank {
            continue;
        }
        ends += 1;
        let range = measure.widths(&pair[0], &pair[1]);
        longer[(*range.start()).min(*WIDTHS.end() + 1)] += 1;
        if *range.start() <= *WIDTHS.end() {
            changes[*range.start()] += 1;
            changes[(*range.end() + 1).min(*WIDTHS.end() + 1)] -= 1;
        }
    }
    let mut best = (0, 0, 0);
    let mut explained = 0;
    let mut over = ends;
    for width in 0..=*WIDTHS.end() {
        explained += changes[width];
        over -= longer[width];
        if WIDTHS.contains(&width) && explained - over > best.0 {
            best = (explained - over, explained, width);
        }
    }
    let (_, explained, width) = best;
    let layout = Layout { width: Some(width), ..measure };
    // Lists have lines of like lengths too, but do not go on in mid-sentence.
    let (mut full, mut going_on, mut cased) = (0, 0, 0);
    for pair in lines.windows(2) {
        let counted = blank || !pair[1].after_blank;
        if counted && !layout.ends_short(&pair[0], &pair[1]) && !layout.is_over(&pair[0]) {
            full += 1;
            cased += i32::from(pair[1].text.starts_with(|c: char| c.is_lowercase() || c.is_uppercase()));
            going_on += i32::from(pair[1].starts_small() && !pair[0].is_finished());
        }
    }
    let prose = going_on * 4 >= cased || cased * 4 < full;
    // Where any character may end a line, those that are full are of one length, which comes about by no accident.
    let share = if by_character { 20 } else { 45 };
    (explained >= 4 && explained * 100 >= ends * share && prose).then_some(width)
}

/// How likely it is that a line which is not finished was torn from the next, if that does not start small.
///
/// Where lines are torn, most of the next ones start small, about four of five. In scripts without small letters, lines
/// too long for headings are not finished.
fn torn(lines: &[Line<'_>]) -> Option<f32> {
    let (mut small, mut others, mut uncased, mut long) = (0, 0, 0, 0);
    for pair in lines.windows(2) {
        let next = pair[1].text.chars().next().unwrap_or(' ');
        let bare = next.is_alphabetic() && !next.is_uppercase() && !next.is_lowercase();
        uncased += usize::from(bare);
        if pair[0].is_finished() {
            continue;
        }
        if pair[1].starts_small() {
            small += 1;
        } else {
            others += 1;
            long += usize::from(bare && pair[0].columns() >= 60);
        }
    }
    if uncased * 2 > lines.len() {
        return (long >= 3 && long * 6 >= uncased).then_some(1.0);
    }
    let torn = small as f32 * 0.2;
    let odds = torn / (others as f32 - torn).max(0.5);
    (small >= 2 && small * 4 >= others).then(|| (2.4 * odds - 1.2).clamp(-1.2, 0.3))
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    const PROSE: &str = "The ferry had not run for two days when the wind dropped at last and the harbour master hung out \
                         the white flag. Nobody had told the baker. He stood on the quay with nine trays of bread going \
                         stale and said that he would row it across himself if he had to, and that this was the last time.";

    fn wrap(text: &str, width: usize, separator: &str) -> String {
        let mut wrapped = String::new();
        let mut length = 0;
        for word in text.split(' ') {
            if length + 1 + word.len() > width {
                wrapped.push_str(separator);
                length = word.len();
            } else {
                wrapped.push_str(if wrapped.is_empty() { "" } else { " " });
                length += word.len() + usize::from(length > 0);
            }
            wrapped.push_str(word);
        }
        wrapped
    }

    #[test]
    fn the_width_of_wrapped_lines_is_found() {
        for width in [40, 52, 66] {
            for separator in ["\n", "\n\n"] {
                let text = wrap(PROSE, width, separator);
                let found = layout(&text, &lines(&text));
                // Any width is right that tears the lines at the same places.
                assert_eq!(wrap(PROSE, found.width.unwrap(), separator), text);
                assert!(separator == "\n" || !found.blank_separates);
            }
        }
    }

    #[test]
    fn lines_that_are_paragraphs_have_no_width() {
        let list = "Apples from Kent\nPears from Essex\nPlums from Surrey\nFigs from Cornwall\nNuts from Devon\nMilk";
        for text in [PROSE, list, "", "one", "one\n\ntwo"] {
            assert_eq!(layout(text, &lines(text)).width, None, "{text}");
        }
    }
}
