//! Colours that can be read: whatever a host names, text stands out from what it stands on.
//!
//! By the formula of WCAG 2: <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>.

use crate::decimal;

/// The tokens that are colours, by their names without `--article-`: what is written on, then text, the first of which
/// is that of the article itself, then what is neither.
pub const TOKENS: [&str; 16] = [
    "paper",
    "tint",
    "mark",
    "ink",
    "quiet",
    "link",
    "tip",
    "important",
    "warning",
    "caution",
    "code-comment",
    "code-keyword",
    "code-string",
    "code-number",
    "code-name",
    "rule",
];

const PAPER: usize = 0;
const INK: usize = 3;
const TEXTS: std::ops::Range<usize> = INK..15;

/// A colour of sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// The lightest.
    pub const WHITE: Colour = Colour([255; 3]);
    /// The darkest.
    pub const BLACK: Colour = Colour([0; 3]);

    /// A computed colour over what is behind it. `color(srgb …)`, `rgb(…)` and `rgba(…)` are read; what is none of them
    /// is nothing that could be seen.
    pub fn parse(text: &str, behind: Colour) -> Colour {
        let Some((kind, values)) = text.trim_end_matches(')').split_once('(') else { return behind };
        let (values, whole) = match kind {
            "rgb" | "rgba" => (values, 255.0),
            "color" => match values.strip_prefix("srgb ") {
                Some(values) => (values, 1.0),
                None => return behind,
            },
            _ => return behind,
        };
        let mut values = values.split([' ', ',', '/']).filter(|value| !value.is_empty()).map(component);
        let channels = [(); 3].map(|()| values.next().unwrap_or(0.0) / whole);
        let alpha = values.next().unwrap_or(1.0).min(1.0);
        let channels = channels.map(|channel| (channel.min(1.0) * 255.0).round() as u8);
        behind.mixed(Colour(channels), alpha)
    }

    /// Whether dark text is read on it more easily than light text.
    pub fn is_light(self) -> bool {
        self.contrast(Colour::BLACK) > self.contrast(Colour::WHITE)
    }

    /// How much two colours stand out from one another, from 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|channel| linear(f64::from(channel) / 255.0));
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// This colour with a part of another in it, from 0 to 1.
    fn mixed(self, other: Colour, part: f64) -> Colour {
        let mix = |at: usize| {
            let (own, other) = (f64::from(self.0[at]), f64::from(other.0[at]));
            (own + (other - own) * part).round() as u8
        };
        Colour([mix(0), mix(1), mix(2)])
    }

    /// This colour with as little of another in it as makes it stand out so much from each ground.
    fn standing_out(self, grounds: &[Colour], ratio: f64, towards: Colour) -> Colour {
        const PARTS: u32 = 32;
        let mixtures = (0..PARTS).map(|part| self.mixed(towards, f64::from(part) / f64::from(PARTS)));
        mixtures
            .into_iter()
            .find(|mixed| grounds.iter().all(|ground| mixed.contrast(*ground) >= ratio))
            .unwrap_or(towards)
    }
}

/// Colours near those that are given, of which every text stands out from everything it can stand on by `ratio`, or by
/// as much as the paper allows, which is never less than 4.5. They are in the order of the [`TOKENS`]. Where the text of
/// the article has to be mended, it is so that it is read with ease and there is room below it for quieter ones.
pub fn mend(mut colours: [Colour; TOKENS.len()], ratio: f64) -> [Colour; TOKENS.len()] {
    const EASE: f64 = 7.0;
    let paper = colours[PAPER];
    let furthest = if paper.is_light() { Colour::BLACK } else { Colour::WHITE };
    let ink = match colours[INK] {
        ink if ink.contrast(paper) >= ratio => ink,
        ink => ink.standing_out(&[paper], EASE, furthest),
    };
    let ratio = ratio.min(ink.contrast(paper));
    for ground in &mut colours[PAPER..INK] {
        *ground = ground.standing_out(&[ink], ratio, paper);
    }
    let grounds = [colours[0], colours[1], colours[2]];
    colours[INK] = ink;
    for text in &mut colours[TEXTS] {
        *text = text.standing_out(&grounds, ratio, ink);
    }
    colours
}

/// A number of a computed colour; what is less than nothing, or next to it, is nothing.
fn component(text: &str) -> f64 {
    if text.starts_with('-') || text.contains('e') {
        return 0.0;
    }
    // More digits than these make no difference.
    decimal::parse(text.get(..8).unwrap_or(text)).unwrap_or(0.0)
}

/// The light of a channel.
fn linear(channel: f64) -> f64 {
    if channel <= 0.04045 {
        return channel / 12.92;
    }
    // x^2.4 is x² · x^0.4, of which the second is the fifth root of x²: a power as the standard library computes it
    // weighs more than all the rest here.
    let base = (channel + 0.055) / 1.055;
    let square = base * base;
    let mut root = 1.0;
    for _ in 0..16 {
        root = (4.0 * root + square / (root * root * root * root)) / 5.0;
    }
    square * root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_is_that_of_the_formula() {
        for channel in 0..=255 {
            let value = f64::from(channel) / 255.0;
            let expected = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
            assert!((linear(value) - expected).abs() < 1e-9, "{channel}");
        }
        assert_eq!(Colour::BLACK.contrast(Colour::WHITE), 21.0);
        // The lightest grey that can be read on white.
        assert!(Colour([0x76; 3]).contrast(Colour::WHITE) >= 4.5 && Colour([0x77; 3]).contrast(Colour::WHITE) < 4.5);
    }

    #[test]
    fn computed_colours_are_read_over_what_is_behind_them() {
        let behind = Colour([0, 100, 200]);
        for (text, expected) in [
            ("rgb(1, 2, 3)", [1, 2, 3]),
            ("rgba(255, 0, 0, 0.5)", [128, 50, 100]),
            ("rgba(0, 0, 0, 0)", [0, 100, 200]),
            ("color(srgb 1 0.5 0)", [255, 128, 0]),
            ("color(srgb 0.13333333 0.1254902 none / 1)", [34, 32, 0]),
            // Out of gamut, as what comes from a wider one may be.
            ("color(srgb 1.2 -0.1 1e-7)", [255, 0, 0]),
            ("color(display-p3 1 1 1)", [0, 100, 200]),
            ("oklch(0.5 0.1 200)", [0, 100, 200]),
            ("transparent", [0, 100, 200]),
            ("color(srgb)", [0, 100, 200]),
            ("rgb(", [0, 0, 0]),
            ("", [0, 100, 200]),
        ] {
            assert_eq!(Colour::parse(text, behind), Colour(expected), "{text}");
        }
    }

    #[test]
    fn every_text_can_be_read_on_everything_whatever_the_host_says() {
        // A walk through the cube that meets all kinds of pairs.
        let mut seed = 7_u32;
        let mut colour = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [red, green, blue, _] = seed.to_be_bytes();
            Colour([red, green, blue])
        };
        for _ in 0..2000 {
            let given: [Colour; TOKENS.len()] = std::array::from_fn(|_| colour());
            for ratio in [4.5, 7.0] {
                let mended = mend(given, ratio);
                for text in TEXTS {
                    for ground in PAPER..INK {
                        let found = mended[text].contrast(mended[ground]);
                        assert!(found >= 4.5, "{given:?}: {} on {}: {found}", TOKENS[text], TOKENS[ground]);
                    }
                }
                assert_eq!((mended[PAPER], mended[15]), (given[PAPER], given[15]));
                assert_eq!(mend(mended, ratio), mended);
            }
        }
    }

    #[test]
    fn what_can_be_read_stays_as_it_is() {
        let light = [
            0xfffefb, 0xf6f3ec, 0xfbe6a2, 0x22201c, 0x655f56, 0x0e4f8a, 0x20663a, 0x6a3fa0, 0x855008, 0xa3262a,
            0x655f56, 0x6a3fa0, 0x20663a, 0x855008, 0x0e4f8a, 0xddd8cd,
        ];
        let given = light.map(|colour: u32| Colour([(colour >> 16) as u8, (colour >> 8) as u8, colour as u8]));
        assert_eq!(mend(given, 4.5), given);
    }
}
