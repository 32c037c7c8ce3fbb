//! Words as one compares them, whatever their case and accents.

use crate::lowercase;

/// Lower case without accents, so that `FÉVRIER`, `fevrier` and `Février` are one word.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        fold_character(character, &mut |character| folded.push(character));
    }
    folded
}

/// What [`fold`] makes of a character: nothing, one or several characters.
pub(crate) fn fold_character(character: char, add: &mut dyn FnMut(char)) {
    for character in lowercase::character(character) {
        add(match character {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ạ'..='ặ' => 'a',
            'ç' | 'ć' | 'č' => 'c',
            'ď' | 'đ' => 'd',
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' => 'e',
            'ğ' => 'g',
            'ì'..='ï' | 'ī' | 'į' | 'ı' | 'ỉ'..='ị' => 'i',
            'ł' => 'l',
            'ñ' | 'ń' | 'ň' => 'n',
            'ò'..='ö' | 'ø' | 'ō' | 'ő' | 'ơ' | 'ọ'..='ợ' => 'o',
            'ř' => 'r',
            'ś' | 'ş' | 'š' | 'ș' => 's',
            'ţ' | 'ť' | 'ț' => 't',
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ụ'..='ự' => 'u',
            'ý' | 'ÿ' | 'ỳ'..='ỹ' => 'y',
            'ź' | 'ż' | 'ž' => 'z',
            'ά' => 'α',
            'έ' => 'ε',
            'ή' => 'η',
            'ί' | 'ϊ' | 'ΐ' => 'ι',
            'ό' => 'ο',
            'ύ' | 'ϋ' | 'ΰ' => 'υ',
            'ώ' => 'ω',
            'ς' => 'σ',
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' | 'ی' | 'ئ' => 'ي',
            'ک' => 'ك',
            '\u{9df}' => 'য',
            'ة' => 'ه',
            '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{93c}' | '\u{9bc}' => continue,
            other => other,
        });
    }
}

/// A number for a word whatever its case in ASCII, FNV-1a, from [`HASH`] or from the number of what stands before it.
pub(crate) const fn hash(mut hash: u32, word: &str) -> u32 {
    let mut at = 0;
    while at < word.len() {
        hash = (hash ^ word.as_bytes()[at].to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The number of nothing.
pub(crate) const HASH: u32 = 0x811c_9dc5;

/// Whether a character is of a script that puts no spaces between words.
pub(crate) fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{9fff}' | '\u{aa60}'..='\u{aa7f}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character belongs to the letter before or joins it to the next: without these, words of Hindi, Arabic,
/// Hebrew, Thai and its neighbours, and decomposed accents, fall apart. Marks that Unicode counts among the letters are not all here.
pub(crate) fn is_mark(character: char) -> bool {
    let in_block = character as u32 & 0x7f;
    match character {
        '\u{300}'..='\u{36f}'
        | '\u{483}'..='\u{489}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}'
        | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}'..='\u{6e8}'
        | '\u{6ea}'..='\u{6ed}'
        | '\u{730}'..='\u{74a}'
        | '\u{7a6}'..='\u{7b0}'
        | '\u{7eb}'..='\u{7f3}'
        | '\u{8ca}'..='\u{8e1}'
        | '\u{8e3}'..='\u{8ff}'
        | '\u{e31}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}'
        | '\u{eb4}'..='\u{ebc}'
        | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}'
        | '\u{1056}'..='\u{1059}'
        | '\u{17b4}'..='\u{17d3}'
        | '\u{17dd}'
        | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}'
        | '\u{200c}'..='\u{200d}'
        | '\u{20d0}'..='\u{20f0}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{fe20}'..='\u{fe2f}' => true,
        // The scripts of India and of Sri Lanka stand in blocks of 128, each laid out as Devanagari is.
        '\u{900}'..='\u{dff}' => matches!(in_block, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62..=0x63),
        _ => false,
    }
}

/// The words of a text, folded: runs of letters and digits, and each ideograph by itself.
pub(crate) struct Words {
    text: String,
    starts: Vec<u32>,
}

impl Words {
    /// Splits and folds a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut words = Words { text: String::with_capacity(text.len() + 1), starts: Vec::new() };
        let mut inside = false;
        for character in fold(text).chars() {
            let alone = matches!(character, '©' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}');
            let part = character.is_alphanumeric()
                || matches!(character, '\u{93c}'..='\u{94d}' | '\u{9bc}'..='\u{9cd}' | '\u{e47}'..='\u{e4e}' | '\u{102b}'..='\u{103e}');
            if alone || (part && !inside) {
                if !words.text.is_empty() {
                    words.text.push(' ');
                }
                words.starts.push(words.text.len() as u32);
            }
            // `don't` is one word, with or without its apostrophe.
            if alone || part {
                words.text.push(character);
            }
            inside = (part && !alone) || (inside && matches!(character, '\'' | '’'));
        }
        words
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// All of them from one on, a space between any two.
    pub(crate) fn from(&self, index: usize) -> &str {
        self.starts.get(index).map_or("", |start| &self.text[*start as usize..])
    }

    /// One of them.
    pub(crate) fn get(&self, index: usize) -> &str {
        let rest = self.from(index);
        rest.split(' ').next().unwrap_or(rest)
    }

    /// One after the other.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// All of them, a space between any two.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_one_whatever_their_dress() {
        for (text, expected) in [
            ("Don’t miss: the BEST!", "dont miss the best"),
            ("  FÉVRIER  fevrier ", "fevrier fevrier"),
            ("Tiếng Việt, ĐƯỜNG phở", "tieng viet duong pho"),
            ("分享到 WeChat", "分 享 到 wechat"),
            ("© 2022 A", "© 2022 a"),
            ("'says'", "says"),
            ("", ""),
        ] {
            let words = Words::of(text);
            assert_eq!(words.as_str(), expected, "{text}");
            assert_eq!(words.len(), words.iter().count(), "{text}");
        }
        assert_eq!(Words::of("One two three").from(1), "two three");
        assert_eq!(Words::of("One two three").get(1), "two");
    }
}
