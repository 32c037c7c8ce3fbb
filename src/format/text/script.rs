//! What the script of a text tells: its direction and, for some, its language.

use crate::model::{Direction, Meta};

/// Characters that are looked at.
const SAMPLE: usize = 20_000;

/// Ideographs without kana are Chinese where there are so many of them; a few may be a Japanese heading.
const ENOUGH: usize = 20;

/// Fills in the language and the direction that nothing else has told.
pub fn complete(meta: &mut Meta, text: &str) {
    let script = Script::of(text);
    if meta.language.is_none() {
        meta.language = script.language().map(String::from);
    }
    if meta.direction.is_none() && script.right_to_left * 2 > script.letters {
        meta.direction = Some(Direction::Rtl);
    }
}

/// How many letters of which kind a text has.
#[derive(Default)]
struct Script {
    letters: usize,
    right_to_left: usize,
    ideographs: usize,
    kana: usize,
    hangul: usize,
}

impl Script {
    fn of(text: &str) -> Self {
        let mut script = Script::default();
        for letter in text.chars().take(SAMPLE).filter(|character| character.is_alphabetic()) {
            script.letters += 1;
            match letter {
                '\u{590}'..='\u{8ff}'
                | '\u{fb1d}'..='\u{fdff}'
                | '\u{fe70}'..='\u{fefc}'
                | '\u{10800}'..='\u{10fff}'
                | '\u{1e800}'..='\u{1efff}' => script.right_to_left += 1,
                '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => script.kana += 1,
                '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => script.ideographs += 1,
                '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => script.hangul += 1,
                _ => {}
            }
        }
        script
    }

    /// The language of most letters, where only one is written in them.
    fn language(&self) -> Option<&'static str> {
        let mostly = |letters: usize| letters * 2 > self.letters;
        if mostly(self.hangul) {
            return Some("ko");
        }
        // A Chinese text may quote a Japanese name.
        if mostly(self.ideographs + self.kana) && self.kana * 4 >= self.ideographs {
            return Some("ja");
        }
        (mostly(self.ideographs) && self.ideographs >= ENOUGH).then_some("zh")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_of_one_language_tells_it() {
        for (text, expected) in [
            ("船は二日間出なかった。", Some("ja")),
            ("カタカナ", Some("ja")),
            ("바다가 잠잠해지자 배가 다시 떴다.", Some("ko")),
            ("周五清晨六时二十分，一艘白色渡船离开码头，驶向鲸岛。", Some("zh")),
            ("周五清晨六时二十分，一艘白色渡船离开码头，驶向鲸岛，船名叫「さくら」。", Some("zh")),
            ("目次", None),
            ("An essay about 漢字 and かな in the names of Japanese towns", None),
            ("", None),
        ] {
            let mut meta = Meta::default();
            complete(&mut meta, text);
            assert_eq!(meta.language.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn most_letters_tell_the_direction() {
        for (text, expected) in
            [("غادرت العبّارة الميناء", Some(Direction::Rtl)), ("The word سلام means peace", None), ("1994", None)]
        {
            let mut meta = Meta::default();
            complete(&mut meta, text);
            assert_eq!(meta.direction, expected, "{text}");
        }
    }
}
