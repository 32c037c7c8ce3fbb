//! What the class, id and role of an element hint at. Hints are weighed with the content, never obeyed alone.

use crate::html::{NodeId, Tree};

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints(u32);

impl Hints {
    /// The text of the article.
    pub(super) const BODY: Hints = Hints(1);
    /// A form to sign up for letters.
    pub(super) const NEWSLETTER: Hints = Hints(1 << 1);
    /// Other articles.
    pub(super) const RELATED: Hints = Hints(1 << 2);
    /// Buttons to pass the article on.
    pub(super) const SHARE: Hints = Hints(1 << 3);
    /// Paid for.
    pub(super) const ADVERTISEMENT: Hints = Hints(1 << 4);
    /// What readers say.
    pub(super) const COMMENTS: Hints = Hints(1 << 5);
    /// Menus, breadcrumbs, contents.
    pub(super) const NAVIGATION: Hints = Hints(1 << 6);
    /// About the author.
    pub(super) const BIOGRAPHY: Hints = Hints(1 << 7);
    /// Consent, copyright.
    pub(super) const LEGAL: Hints = Hints(1 << 8);
    /// That one must pay to read on.
    pub(super) const PAYWALL: Hints = Hints(1 << 9);
    /// Dialogs, tool bars, states of the page.
    pub(super) const INTERFACE: Hints = Hints(1 << 10);
    /// What stands beside the text.
    pub(super) const SIDE: Hints = Hints(1 << 11);
    /// The head of a page or article.
    pub(super) const HEADER: Hints = Hints(1 << 12);
    /// The foot of a page or article.
    pub(super) const FOOTER: Hints = Hints(1 << 13);
    /// Who wrote it.
    pub(super) const BYLINE: Hints = Hints(1 << 14);
    /// When, where filed, how long to read.
    pub(super) const DETAILS: Hints = Hints(1 << 15);
    /// Tags and categories.
    pub(super) const TAGS: Hints = Hints(1 << 16);
    /// The words below a picture.
    pub(super) const CAPTION: Hints = Hints(1 << 17);
    /// Meant for screen readers alone.
    pub(super) const UNSEEN: Hints = Hints(1 << 18);
    /// The title.
    pub(super) const TITLE: Hints = Hints(1 << 19);
    /// The standfirst.
    pub(super) const SUBTITLE: Hints = Hints(1 << 20);
    /// The line above the title.
    pub(super) const KICKER: Hints = Hints(1 << 21);

    /// The hints of an element.
    pub(super) fn of(tree: &Tree, id: NodeId) -> Hints {
        let mut hints = Hints::default();
        for (name, value) in tree.attributes(id) {
            match name {
                "class" | "id" | "data-testid" | "data-component" | "data-module" => hints = hints | of_names(value),
                "role" => hints = hints | of_role(value),
                _ => {}
            }
        }
        hints
    }

    /// Whether one of some hints is among these.
    pub(super) fn any(self, other: Hints) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::ops::BitOr for Hints {
    type Output = Hints;

    fn bitor(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }
}

/// Longer names than this were made by machines for machines.
const MAX_NAMES: usize = 400;

fn of_names(names: &str) -> Hints {
    let mut hints = Hints::default();
    let mut pair = String::new();
    for name in names[..names.floor_char_boundary(MAX_NAMES)].split_ascii_whitespace() {
        pair.clear();
        for word in words(name) {
            // `no-sidebar`, `content-with-comments`: of what is around or beside, not of what is in the element.
            if matches!(word, "no" | "has" | "with" | "without" | "hide" | "show") {
                break;
            }
            let start = pair.rfind('-').map_or(0, |at| at + 1);
            pair.drain(..start);
            if !pair.is_empty() {
                pair.push('-');
            }
            pair.extend(word.chars().map(|character| character.to_ascii_lowercase()));
            hints = hints | look_up(&pair);
            if let Some((_, word)) = pair.split_once('-') {
                hints = hints | look_up(word);
            }
        }
    }
    hints
}

/// The words of a name in any of the usual manners: `article-body`, `article_body`, `articleBody`, `ArticleBody`.
fn words(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|character: char| !character.is_ascii_alphabetic());
        let mut last_is_small = false;
        let end = rest.bytes().position(|byte| {
            let ends = !byte.is_ascii_alphanumeric() || (last_is_small && byte.is_ascii_uppercase());
            last_is_small = byte.is_ascii_lowercase();
            ends
        });
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

fn of_role(role: &str) -> Hints {
    match role.trim() {
        "navigation" | "menu" | "menubar" | "directory" => Hints::NAVIGATION,
        "complementary" => Hints::SIDE,
        "search" | "dialog" | "alertdialog" | "tooltip" | "toolbar" | "tablist" | "button" => Hints::INTERFACE,
        "banner" => Hints::HEADER,
        "contentinfo" => Hints::FOOTER,
        _ => Hints::default(),
    }
}

fn look_up(word: &str) -> Hints {
    HINTS.binary_search_by(|(known, _)| (*known).cmp(word)).map_or(Hints::default(), |index| HINTS[index].1)
}

/// Words and pairs of words in names of classes, sorted.
#[rustfmt::skip]
const HINTS: &[(&str, Hints)] = &[
    ("a2a", Hints::SHARE),
    ("about-author", Hints::BIOGRAPHY),
    ("ad", Hints::ADVERTISEMENT),
    ("addthis", Hints::SHARE),
    ("addtoany", Hints::SHARE),
    ("ads", Hints::ADVERTISEMENT),
    ("adsbygoogle", Hints::ADVERTISEMENT),
    ("adslot", Hints::ADVERTISEMENT),
    ("adunit", Hints::ADVERTISEMENT),
    ("advert", Hints::ADVERTISEMENT),
    ("advertisement", Hints::ADVERTISEMENT),
    ("advertising", Hints::ADVERTISEMENT),
    ("adverts", Hints::ADVERTISEMENT),
    ("adwrapper", Hints::ADVERTISEMENT),
    ("also-like", Hints::RELATED),
    ("also-read", Hints::RELATED),
    ("article-body", Hints::BODY),
    ("article-content", Hints::BODY),
    ("article-copy", Hints::BODY),
    ("article-date", Hints::DETAILS),
    ("article-footer", Hints::FOOTER),
    ("article-header", Hints::HEADER),
    ("article-info", Hints::DETAILS),
    ("article-meta", Hints::DETAILS),
    ("article-tags", Hints::TAGS),
    ("article-text", Hints::BODY),
    ("article-title", Hints::TITLE),
    ("articlebody", Hints::BODY),
    ("articlecontent", Hints::BODY),
    ("articletext", Hints::BODY),
    ("aside", Hints::SIDE),
    ("author-about", Hints::BIOGRAPHY),
    ("author-bio", Hints::BIOGRAPHY),
    ("author-biography", Hints::BIOGRAPHY),
    ("author-block", Hints::BIOGRAPHY),
    ("author-box", Hints::BIOGRAPHY),
    ("author-card", Hints::BIOGRAPHY),
    ("author-desc", Hints::BIOGRAPHY),
    ("author-description", Hints::BIOGRAPHY),
    ("author-details", Hints::BIOGRAPHY),
    ("author-info", Hints::BIOGRAPHY),
    ("author-name", Hints::BYLINE),
    ("author-profile", Hints::BIOGRAPHY),
    ("author-section", Hints::BIOGRAPHY),
    ("authorbio", Hints::BIOGRAPHY),
    ("authorbox", Hints::BIOGRAPHY),
    ("authorinfo", Hints::BIOGRAPHY),
    ("bio", Hints::BIOGRAPHY),
    ("biography", Hints::BIOGRAPHY),
    ("blog-body", Hints::BODY),
    ("blog-content", Hints::BODY),
    ("blog-details", Hints::BODY),
    ("body-content", Hints::BODY),
    ("body-copy", Hints::BODY),
    ("body-text", Hints::BODY),
    ("breadcrumb", Hints::NAVIGATION),
    ("breadcrumbs", Hints::NAVIGATION),
    ("byline", Hints::BYLINE),
    ("bylines", Hints::BYLINE),
    ("bypostauthor", Hints::COMMENTS),
    ("caption", Hints::CAPTION),
    ("captions", Hints::CAPTION),
    ("categories", Hints::TAGS),
    ("comment", Hints::COMMENTS),
    ("commentlist", Hints::COMMENTS),
    ("comments", Hints::COMMENTS),
    ("complementary", Hints::SIDE),
    ("consent", Hints::LEGAL),
    ("content-body", Hints::BODY),
    ("contributor", Hints::BYLINE),
    ("cookie", Hints::LEGAL),
    ("cookies", Hints::LEGAL),
    ("copyright", Hints::LEGAL),
    ("credit", Hints::CAPTION),
    ("credits", Hints::CAPTION),
    ("cta", Hints::ADVERTISEMENT),
    ("date", Hints::DETAILS),
    ("dek", Hints::SUBTITLE),
    ("dialog", Hints::INTERFACE),
    ("disqus", Hints::COMMENTS),
    ("entry-body", Hints::BODY),
    ("entry-content", Hints::BODY),
    ("entry-footer", Hints::FOOTER),
    ("entry-header", Hints::HEADER),
    ("entry-meta", Hints::DETAILS),
    ("entry-text", Hints::BODY),
    ("entry-title", Hints::TITLE),
    ("entrycontent", Hints::BODY),
    ("eyebrow", Hints::KICKER),
    ("figcaption", Hints::CAPTION),
    ("follow", Hints::SHARE),
    ("footer", Hints::FOOTER),
    ("gdpr", Hints::LEGAL),
    ("header", Hints::HEADER),
    ("headline", Hints::TITLE),
    ("image-credit", Hints::CAPTION),
    ("jumplinks", Hints::NAVIGATION),
    ("kicker", Hints::KICKER),
    ("latest-articles", Hints::RELATED),
    ("latest-news", Hints::RELATED),
    ("latest-posts", Hints::RELATED),
    ("listing", Hints::RELATED),
    ("livefyre", Hints::COMMENTS),
    ("login", Hints::INTERFACE),
    ("masthead", Hints::HEADER),
    ("menu", Hints::NAVIGATION),
    ("menus", Hints::NAVIGATION),
    ("meta", Hints::DETAILS),
    ("metadata", Hints::DETAILS),
    ("modal", Hints::INTERFACE),
    ("more-articles", Hints::RELATED),
    ("more-from", Hints::RELATED),
    ("more-news", Hints::RELATED),
    ("more-on", Hints::RELATED),
    ("more-posts", Hints::RELATED),
    ("more-stories", Hints::RELATED),
    ("most-popular", Hints::RELATED),
    ("most-read", Hints::RELATED),
    ("mostread", Hints::RELATED),
    ("nav", Hints::NAVIGATION),
    ("navbar", Hints::NAVIGATION),
    ("navigation", Hints::NAVIGATION),
    ("news-body", Hints::BODY),
    ("newsletter", Hints::NEWSLETTER),
    ("newsletters", Hints::NEWSLETTER),
    ("next-article", Hints::RELATED),
    ("next-post", Hints::NAVIGATION),
    ("optin", Hints::NEWSLETTER),
    ("other-posts", Hints::RELATED),
    ("outbrain", Hints::ADVERTISEMENT),
    ("overlay", Hints::INTERFACE),
    ("page-header", Hints::HEADER),
    ("pagination", Hints::NAVIGATION),
    ("paywall", Hints::PAYWALL),
    ("photo-credit", Hints::CAPTION),
    ("popular", Hints::RELATED),
    ("popup", Hints::INTERFACE),
    ("post-author", Hints::BYLINE),
    ("post-body", Hints::BODY),
    ("post-content", Hints::BODY),
    ("post-date", Hints::DETAILS),
    ("post-details", Hints::DETAILS),
    ("post-entry", Hints::BODY),
    ("post-footer", Hints::FOOTER),
    ("post-header", Hints::HEADER),
    ("post-info", Hints::DETAILS),
    ("post-meta", Hints::DETAILS),
    ("post-nav", Hints::NAVIGATION),
    ("post-tags", Hints::TAGS),
    ("post-text", Hints::BODY),
    ("post-title", Hints::TITLE),
    ("postbody", Hints::BODY),
    ("postcontent", Hints::BODY),
    ("postmeta", Hints::DETAILS),
    ("prev-next", Hints::NAVIGATION),
    ("promo", Hints::ADVERTISEMENT),
    ("promoted", Hints::ADVERTISEMENT),
    ("promotion", Hints::ADVERTISEMENT),
    ("pubdate", Hints::DETAILS),
    ("published", Hints::DETAILS),
    ("rail", Hints::SIDE),
    ("read-also", Hints::RELATED),
    ("read-next", Hints::RELATED),
    ("reading-time", Hints::DETAILS),
    ("readmore", Hints::RELATED),
    ("recirc", Hints::RELATED),
    ("recirculation", Hints::RELATED),
    ("recommendation", Hints::RELATED),
    ("recommendations", Hints::RELATED),
    ("recommended", Hints::RELATED),
    ("regwall", Hints::PAYWALL),
    ("related", Hints::RELATED),
    ("relatedposts", Hints::RELATED),
    ("respond", Hints::COMMENTS),
    ("rich-text", Hints::BODY),
    ("richtext", Hints::BODY),
    ("screen-reader", Hints::UNSEEN),
    ("see-also", Hints::RELATED),
    ("share", Hints::SHARE),
    ("sharebar", Hints::SHARE),
    ("sharedaddy", Hints::SHARE),
    ("sharethis", Hints::SHARE),
    ("sharing", Hints::SHARE),
    ("sidebar", Hints::SIDE),
    ("signin", Hints::INTERFACE),
    ("signup", Hints::NEWSLETTER),
    ("similar-posts", Hints::RELATED),
    ("single-content", Hints::BODY),
    ("sitemap", Hints::NAVIGATION),
    ("skip-link", Hints::NAVIGATION),
    ("social", Hints::SHARE),
    ("socials", Hints::SHARE),
    ("sponsor", Hints::ADVERTISEMENT),
    ("sponsored", Hints::ADVERTISEMENT),
    ("sponsors", Hints::ADVERTISEMENT),
    ("sr-only", Hints::UNSEEN),
    ("standfirst", Hints::SUBTITLE),
    ("story-body", Hints::BODY),
    ("story-content", Hints::BODY),
    ("story-text", Hints::BODY),
    ("storybody", Hints::BODY),
    ("subhead", Hints::SUBTITLE),
    ("subheadline", Hints::SUBTITLE),
    ("subscribe", Hints::NEWSLETTER),
    ("subscription", Hints::NEWSLETTER),
    ("subtitle", Hints::SUBTITLE),
    ("taboola", Hints::ADVERTISEMENT),
    ("tags", Hints::TAGS),
    ("teaser", Hints::RELATED),
    ("teasers", Hints::RELATED),
    ("timestamp", Hints::DETAILS),
    ("toc", Hints::NAVIGATION),
    ("toolbar", Hints::INTERFACE),
    ("tooltip", Hints::INTERFACE),
    ("trending", Hints::RELATED),
    ("upsell", Hints::ADVERTISEMENT),
    ("visually-hidden", Hints::UNSEEN),
    ("visuallyhidden", Hints::UNSEEN),
    ("widget-area", Hints::SIDE),
    ("yarpp", Hints::RELATED),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(HINTS.is_sorted_by(|(one, _), (other, _)| one < other));
    }

    #[test]
    fn names_are_read_in_every_manner() {
        for name in
            ["article-body", "c-article__body", "articleBody", "ArticleBody_x1", "x articlebody y", "ARTICLE-BODY"]
        {
            assert_eq!(of_names(name), Hints::BODY, "{name}");
        }
        for name in ["gradient", "shared", "no-sidebar", "headway", "ba", "é-é", ""] {
            assert_eq!(of_names(name), Hints::default(), "{name}");
        }
        assert!(of_names("post-share-bar").any(Hints::SHARE));
    }
}
