//! Element names as small numbers, usable in `match`.

use std::ops::Range;

/// What a node is: the name of an element, or one of the three kinds of node that are no elements.
///
/// Only names of their own namespace are known: the `a` of an SVG drawing is not [`Name::A`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Name(u16);

/// Where the name of an element is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    Html,
    Svg,
    Math,
}

/// The first number of the names that are known by no constant: those a [tree](super::Tree) has met.
pub(super) const FIRST_OTHER: u16 = TEXTS.len() as u16;

impl Name {
    /// The name of a known element, `None` for the rest (ask [`Tree::name_text`](super::Tree::name_text) then).
    pub(crate) fn as_str(self) -> Option<&'static str> {
        TEXTS.get(usize::from(self.0)).copied()
    }

    /// Whether this is a known element of MathML.
    pub(crate) fn is_math(self) -> bool {
        MATH.contains(&usize::from(self.0))
    }

    /// Whether this is a known element of HTML.
    pub(super) fn is_html(self) -> bool {
        HTML.contains(&usize::from(self.0))
    }

    /// Whether this is the name of an element, known or not.
    pub(crate) fn is_element(self) -> bool {
        self > Name::COMMENT
    }

    /// The number of a known name; those of drawings begin with `svg`.
    pub(super) fn known(namespace: Namespace, text: &str) -> Option<Name> {
        let range = match namespace {
            Namespace::Html => return Name::known_html(text),
            Namespace::Svg => SVG,
            Namespace::Math => MATH,
        };
        let index = TEXTS[range.clone()].binary_search(&text).ok()?;
        Some(Name((range.start + index) as u16))
    }

    pub(super) fn known_html(text: &str) -> Option<Name> {
        let mut slot = hash(text.as_bytes()) as usize % SLOTS.len();
        while SLOTS[slot] != 0 {
            if TEXTS[usize::from(SLOTS[slot])] == text {
                return Some(Name(u16::from(SLOTS[slot])));
            }
            slot = (slot + 1) % SLOTS.len();
        }
        None
    }

    pub(super) fn other(index: usize) -> Name {
        Name(FIRST_OTHER + index as u16)
    }

    pub(super) fn other_index(self) -> Option<usize> {
        self.0.checked_sub(FIRST_OTHER).map(usize::from)
    }
}

/// The numbers of the names of HTML by their hash, 0 where there is none.
const SLOTS: [u8; 512] = {
    let mut slots = [0; 512];
    let mut index = HTML.start;
    while index < HTML.end {
        let mut slot = hash(TEXTS[index].as_bytes()) as usize % slots.len();
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = index as u8;
        index += 1;
    }
    slots
};

/// FNV-1a, which is short and spreads short names well.
pub(super) const fn hash(bytes: &[u8]) -> u32 {
    let mut hash = 0x811c_9dc5;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

macro_rules! names {
    ($($name:ident $text:literal)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "numbers the constants below")]
        enum Index { $($name),* }
        #[allow(dead_code, reason = "the table of HTML is complete, whichever part of it is read")]
        impl Name {
            $(pub(crate) const $name: Name = Name(Index::$name as u16);)*
        }
        const TEXTS: &[&str] = &[$($text),*];
    };
}

// Each of the three namespaces is sorted, for the binary search above.
const HTML: Range<usize> = 3..Index::SVG as usize;
const SVG: Range<usize> = Index::SVG as usize..Index::ANNOTATION as usize;
const MATH: Range<usize> = Index::ANNOTATION as usize..TEXTS.len();

names! {
    DOCUMENT "#document" TEXT "#text" COMMENT "#comment"

    A "a" ABBR "abbr" ACRONYM "acronym" ADDRESS "address" APPLET "applet" AREA "area" ARTICLE "article" ASIDE "aside"
    AUDIO "audio" B "b" BASE "base" BASEFONT "basefont" BDI "bdi" BDO "bdo" BGSOUND "bgsound" BIG "big" BLOCKQUOTE "blockquote" BODY "body" BR "br"
    BUTTON "button" CANVAS "canvas" CAPTION "caption" CENTER "center" CITE "cite" CODE "code" COL "col"
    COLGROUP "colgroup" DATA "data" DATALIST "datalist" DD "dd" DEL "del" DETAILS "details" DFN "dfn" DIALOG "dialog"
    DIR "dir" DIV "div" DL "dl" DT "dt" EM "em" EMBED "embed" FIELDSET "fieldset" FIGCAPTION "figcaption"
    FIGURE "figure" FONT "font" FOOTER "footer" FORM "form" FRAME "frame" FRAMESET "frameset" H1 "h1" H2 "h2" H3 "h3"
    H4 "h4" H5 "h5" H6 "h6" HEAD "head" HEADER "header" HGROUP "hgroup" HR "hr" HTML "html" I "i" IFRAME "iframe"
    IMAGE "image" IMG "img" INPUT "input" INS "ins" KBD "kbd" KEYGEN "keygen" LABEL "label" LEGEND "legend" LI "li" LINK "link" LISTING "listing"
    MAIN "main" MAP "map" MARK "mark" MARQUEE "marquee" MENU "menu" META "meta" METER "meter" NAV "nav" NOBR "nobr"
    NOEMBED "noembed" NOFRAMES "noframes" NOSCRIPT "noscript" OBJECT "object" OL "ol" OPTGROUP "optgroup"
    OPTION "option" OUTPUT "output" P "p" PARAM "param" PICTURE "picture" PLAINTEXT "plaintext" PRE "pre"
    PROGRESS "progress" Q "q" RB "rb" RP "rp" RT "rt" RTC "rtc" RUBY "ruby" S "s" SAMP "samp" SCRIPT "script"
    SEARCH "search" SECTION "section" SELECT "select" SLOT "slot" SMALL "small" SOURCE "source" SPAN "span"
    STRIKE "strike" STRONG "strong" STYLE "style" SUB "sub" SUMMARY "summary" SUP "sup" TABLE "table" TBODY "tbody"
    TD "td" TEMPLATE "template" TEXTAREA "textarea" TFOOT "tfoot" TH "th" THEAD "thead" TIME "time" TITLE "title"
    TR "tr" TRACK "track" TT "tt" U "u" UL "ul" VAR "var" VIDEO "video" WBR "wbr" XMP "xmp"

    SVG "svg" SVG_DESC "svg desc" SVG_FOREIGN_OBJECT "svg foreignObject" SVG_SCRIPT "svg script" SVG_TITLE "svg title"

    ANNOTATION "annotation" ANNOTATION_XML "annotation-xml" MACTION "maction" MATH "math" MENCLOSE "menclose"
    MERROR "merror" MFENCED "mfenced" MFRAC "mfrac" MI "mi" MMULTISCRIPTS "mmultiscripts" MN "mn" MO "mo" MOVER "mover"
    MPADDED "mpadded" MPHANTOM "mphantom" MPRESCRIPTS "mprescripts" MROOT "mroot" MROW "mrow" MS "ms" MSPACE "mspace"
    MSQRT "msqrt" MSTYLE "mstyle" MSUB "msub" MSUBSUP "msubsup" MSUP "msup" MTABLE "mtable" MTD "mtd" MTEXT "mtext"
    MTR "mtr" MUNDER "munder" MUNDEROVER "munderover" NONE "none" SEMANTICS "semantics"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_name_is_found_in_its_namespace() {
        const { assert!(HTML.end < 256) };
        for (namespace, range) in [(Namespace::Html, HTML), (Namespace::Svg, SVG), (Namespace::Math, MATH)] {
            assert!(TEXTS[range.clone()].is_sorted(), "{namespace:?}");
            for index in range {
                assert_eq!(Name::known(namespace, TEXTS[index]), Some(Name(index as u16)));
            }
        }
        assert_eq!(Name::known(Namespace::Svg, "a"), None);
        assert_eq!(Name::known(Namespace::Html, "blink"), None);
    }
}
