//! Which way text runs.

use super::json::names;

/// Base direction of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
    /// By the first strong character.
    Auto,
}

names!(Direction { Ltr "ltr", Rtl "rtl", Auto "auto" });

impl Direction {
    /// Right to left for languages that are written so, by the script or the language of a BCP 47 tag;
    /// `None` for the others, whose direction need not be said.
    pub fn of_language(tag: &str) -> Option<Direction> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let right = match parts.find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())) {
            Some(script) => matches!(
                script,
                "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm" | "rohg" | "aran" | "mand" | "samr" | "hung"
            ),
            None => matches!(
                language,
                "ar" | "arc"
                    | "ary"
                    | "arz"
                    | "azb"
                    | "bal"
                    | "ckb"
                    | "dv"
                    | "fa"
                    | "he"
                    | "iw"
                    | "ji"
                    | "ks"
                    | "lrc"
                    | "mzn"
                    | "nqo"
                    | "pnb"
                    | "ps"
                    | "sd"
                    | "syr"
                    | "ug"
                    | "ur"
                    | "yi"
            ),
        };
        right.then_some(Direction::Rtl)
    }
}
