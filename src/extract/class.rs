//! What the class, id and role of an element hint at. Hints are weighed with the content, never obeyed alone.

use crate::fold::{HASH, hash};
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
    for name in names[..names.floor_char_boundary(MAX_NAMES)].split_ascii_whitespace() {
        let mut before: Option<(&str, u32)> = None;
        for word in words(name) {
            // `no-sidebar`, `content-with-comments`: of what is around or beside, not of what is in the element.
            if matches!(word, "no" | "has" | "with" | "without" | "hide" | "show") {
                break;
            }
            let own = hash(HASH, word);
            hints = hints | look_up(own, "", word);
            if let Some((first, hash_of_first)) = before {
                hints = hints | look_up(hash(hash(hash_of_first, "-"), word), first, word);
            }
            before = Some((word, own));
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

/// What a `role` says.
pub(super) fn of_role(role: &str) -> Hints {
    match role.trim() {
        "navigation" | "menu" | "menubar" | "directory" => Hints::NAVIGATION,
        "complementary" => Hints::SIDE,
        "search" | "dialog" | "alertdialog" | "tooltip" | "toolbar" | "tablist" | "button" => Hints::INTERFACE,
        "banner" => Hints::HEADER,
        "contentinfo" => Hints::FOOTER,
        _ => Hints::default(),
    }
}

/// What a word says, or with another one before it a pair of words, by the hash of both.
fn look_up(hash: u32, before: &str, word: &str) -> Hints {
    let mut slot = hash as usize % SLOTS.len();
    while let Some(index) = usize::from(SLOTS[slot]).checked_sub(1) {
        let (known, hints) = HINTS[index];
        let (first, last) = known.rsplit_once('-').filter(|_| !before.is_empty()).unwrap_or(("", known));
        if last.eq_ignore_ascii_case(word) && first.eq_ignore_ascii_case(before) {
            return hints;
        }
        slot = (slot + 1) % SLOTS.len();
    }
    Hints::default()
}

/// The numbers of the hints, from 1, each at the place its hash says or soon after. Most words are in none: they are to
/// meet an empty place at once.
const SLOTS: [u16; 1024] = {
    let mut slots = [0; 1024];
    let mut index = 0;
    while index < HINTS.len() {
        let mut slot = hash(HASH, HINTS[index].0) as usize % slots.len();
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        index += 1;
        slots[slot] = index as u16;
    }
    slots
};

/// Words and pairs of words in names of classes, sorted for whoever reads them.
#[rustfmt::skip]
const HINTS: &[(&str, Hints)] = &[
    ("a11y-hidden", Hints::UNSEEN),
    ("a2a", Hints::SHARE),
    ("about-author", Hints::BIOGRAPHY),
    ("ad", Hints::ADVERTISEMENT),
    ("ad-container", Hints::ADVERTISEMENT),
    ("ad-label", Hints::ADVERTISEMENT),
    ("ad-wrapper", Hints::ADVERTISEMENT),
    ("addthis", Hints::SHARE),
    ("addtoany", Hints::SHARE),
    ("ads", Hints::ADVERTISEMENT),
    ("adsbygoogle", Hints::ADVERTISEMENT),
    ("adslot", Hints::ADVERTISEMENT),
    ("adunit", Hints::ADVERTISEMENT),
    ("advert", Hints::ADVERTISEMENT),
    ("advertisement", Hints::ADVERTISEMENT),
    ("advertising", Hints::ADVERTISEMENT),
    ("advertorial", Hints::ADVERTISEMENT),
    ("adverts", Hints::ADVERTISEMENT),
    ("adwrapper", Hints::ADVERTISEMENT),
    ("affiliate-disclaimer", Hints::ADVERTISEMENT),
    ("affiliate-disclosure", Hints::ADVERTISEMENT),
    ("also-like", Hints::RELATED),
    ("also-on", Hints::RELATED),
    ("also-read", Hints::RELATED),
    ("article-body", Hints::BODY),
    ("article-content", Hints::BODY),
    ("article-copy", Hints::BODY),
    ("article-date", Hints::DETAILS),
    ("article-dek", Hints::SUBTITLE),
    ("article-excerpt", Hints::SUBTITLE),
    ("article-footer", Hints::FOOTER),
    ("article-header", Hints::HEADER),
    ("article-info", Hints::DETAILS),
    ("article-meta", Hints::DETAILS),
    ("article-nav", Hints::NAVIGATION),
    ("article-tags", Hints::TAGS),
    ("article-text", Hints::BODY),
    ("article-title", Hints::TITLE),
    ("articlebody", Hints::BODY),
    ("articlecontent", Hints::BODY),
    ("articletext", Hints::BODY),
    ("aside", Hints::SIDE),
    ("assistive-text", Hints::UNSEEN),
    ("author-about", Hints::BIOGRAPHY),
    ("author-bio", Hints::BIOGRAPHY),
    ("author-biography", Hints::BIOGRAPHY),
    ("author-block", Hints::BIOGRAPHY),
    ("author-box", Hints::BIOGRAPHY),
    ("author-card", Hints::BIOGRAPHY),
    ("author-desc", Hints::BIOGRAPHY),
    ("author-description", Hints::BIOGRAPHY),
    ("author-details", Hints::BIOGRAPHY),
    ("author-footer", Hints::BIOGRAPHY),
    ("author-info", Hints::BIOGRAPHY),
    ("author-name", Hints::BYLINE),
    ("author-profile", Hints::BIOGRAPHY),
    ("author-section", Hints::BIOGRAPHY),
    ("authorbio", Hints::BIOGRAPHY),
    ("authorbox", Hints::BIOGRAPHY),
    ("authorinfo", Hints::BIOGRAPHY),
    ("authors-bio", Hints::BIOGRAPHY),
    ("bio", Hints::BIOGRAPHY),
    ("bio-box", Hints::BIOGRAPHY),
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
    ("card-list", Hints::RELATED),
    ("categories", Hints::TAGS),
    ("comment", Hints::COMMENTS),
    ("comment-form", Hints::COMMENTS),
    ("comment-list", Hints::COMMENTS),
    ("comment-section", Hints::COMMENTS),
    ("commentlist", Hints::COMMENTS),
    ("comments", Hints::COMMENTS),
    ("comments-section", Hints::COMMENTS),
    ("complementary", Hints::SIDE),
    ("consent", Hints::LEGAL),
    ("content-body", Hints::BODY),
    ("contributor", Hints::BYLINE),
    ("contributor-bio", Hints::BIOGRAPHY),
    ("cookie", Hints::LEGAL),
    ("cookies", Hints::LEGAL),
    ("copyright", Hints::LEGAL),
    ("credit", Hints::CAPTION),
    ("credits", Hints::CAPTION),
    ("cta", Hints::ADVERTISEMENT),
    ("date", Hints::DETAILS),
    ("dek", Hints::SUBTITLE),
    ("dfp", Hints::ADVERTISEMENT),
    ("dialog", Hints::INTERFACE),
    ("disclaimer", Hints::LEGAL),
    ("disqus", Hints::COMMENTS),
    ("donate", Hints::ADVERTISEMENT),
    ("donation", Hints::ADVERTISEMENT),
    ("editor-picks", Hints::RELATED),
    ("editors-picks", Hints::RELATED),
    ("email-capture", Hints::NEWSLETTER),
    ("email-signup", Hints::NEWSLETTER),
    ("entry-body", Hints::BODY),
    ("entry-content", Hints::BODY),
    ("entry-excerpt", Hints::SUBTITLE),
    ("entry-footer", Hints::FOOTER),
    ("entry-header", Hints::HEADER),
    ("entry-meta", Hints::DETAILS),
    ("entry-text", Hints::BODY),
    ("entry-title", Hints::TITLE),
    ("entrycontent", Hints::BODY),
    ("eyebrow", Hints::KICKER),
    ("figcaption", Hints::CAPTION),
    ("follow", Hints::SHARE),
    ("follow-us", Hints::SHARE),
    ("footer", Hints::FOOTER),
    ("for-print", Hints::UNSEEN),
    ("further-reading", Hints::RELATED),
    ("gdpr", Hints::LEGAL),
    ("gpt-ad", Hints::ADVERTISEMENT),
    ("header", Hints::HEADER),
    ("headline", Hints::TITLE),
    ("hidden-accessible", Hints::UNSEEN),
    ("hovercard", Hints::INTERFACE),
    ("image-caption", Hints::CAPTION),
    ("image-credit", Hints::CAPTION),
    ("image-source", Hints::CAPTION),
    ("img-credit", Hints::CAPTION),
    ("inline-related", Hints::RELATED),
    ("jumplinks", Hints::NAVIGATION),
    ("kicker", Hints::KICKER),
    ("latest-articles", Hints::RELATED),
    ("latest-news", Hints::RELATED),
    ("latest-posts", Hints::RELATED),
    ("lead-magnet", Hints::NEWSLETTER),
    ("lightbox", Hints::INTERFACE),
    ("linked-articles", Hints::RELATED),
    ("listing", Hints::RELATED),
    ("livefyre", Hints::COMMENTS),
    ("login", Hints::INTERFACE),
    ("mailchimp", Hints::NEWSLETTER),
    ("mailing-list", Hints::NEWSLETTER),
    ("mailinglist", Hints::NEWSLETTER),
    ("masthead", Hints::HEADER),
    ("mc4wp", Hints::NEWSLETTER),
    ("media-caption", Hints::CAPTION),
    ("mehr-zum", Hints::RELATED),
    ("menu", Hints::NAVIGATION),
    ("menus", Hints::NAVIGATION),
    ("meta", Hints::DETAILS),
    ("metadata", Hints::DETAILS),
    ("meter-wall", Hints::PAYWALL),
    ("modal", Hints::INTERFACE),
    ("more-articles", Hints::RELATED),
    ("more-from", Hints::RELATED),
    ("more-like", Hints::RELATED),
    ("more-news", Hints::RELATED),
    ("more-on", Hints::RELATED),
    ("more-posts", Hints::RELATED),
    ("more-reading", Hints::RELATED),
    ("more-stories", Hints::RELATED),
    ("most-commented", Hints::RELATED),
    ("most-popular", Hints::RELATED),
    ("most-read", Hints::RELATED),
    ("most-shared", Hints::RELATED),
    ("most-viewed", Hints::RELATED),
    ("mostread", Hints::RELATED),
    ("nav", Hints::NAVIGATION),
    ("navbar", Hints::NAVIGATION),
    ("navigation", Hints::NAVIGATION),
    ("news-body", Hints::BODY),
    ("newsletter", Hints::NEWSLETTER),
    ("newsletters", Hints::NEWSLETTER),
    ("next-article", Hints::RELATED),
    ("next-post", Hints::NAVIGATION),
    ("next-prev", Hints::NAVIGATION),
    ("nextprev", Hints::NAVIGATION),
    ("off-screen", Hints::UNSEEN),
    ("offscreen", Hints::UNSEEN),
    ("opt-in", Hints::NEWSLETTER),
    ("optin", Hints::NEWSLETTER),
    ("other-articles", Hints::RELATED),
    ("other-news", Hints::RELATED),
    ("other-posts", Hints::RELATED),
    ("other-stories", Hints::RELATED),
    ("outbrain", Hints::ADVERTISEMENT),
    ("overlay", Hints::INTERFACE),
    ("page-header", Hints::HEADER),
    ("pager", Hints::NAVIGATION),
    ("pagination", Hints::NAVIGATION),
    ("paywall", Hints::PAYWALL),
    ("photo-caption", Hints::CAPTION),
    ("photo-credit", Hints::CAPTION),
    ("piano-offer", Hints::PAYWALL),
    ("popover", Hints::INTERFACE),
    ("popular", Hints::RELATED),
    ("popup", Hints::INTERFACE),
    ("post-author", Hints::BYLINE),
    ("post-body", Hints::BODY),
    ("post-content", Hints::BODY),
    ("post-date", Hints::DETAILS),
    ("post-details", Hints::DETAILS),
    ("post-entry", Hints::BODY),
    ("post-excerpt", Hints::SUBTITLE),
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
    ("premium-wall", Hints::PAYWALL),
    ("prev-next", Hints::NAVIGATION),
    ("prevnext", Hints::NAVIGATION),
    ("print-block", Hints::UNSEEN),
    ("print-only", Hints::UNSEEN),
    ("printonly", Hints::UNSEEN),
    ("privacy-policy", Hints::LEGAL),
    ("promo", Hints::ADVERTISEMENT),
    ("promo-related", Hints::RELATED),
    ("promoted", Hints::ADVERTISEMENT),
    ("promotion", Hints::ADVERTISEMENT),
    ("pubdate", Hints::DETAILS),
    ("published", Hints::DETAILS),
    ("rail", Hints::SIDE),
    ("read-also", Hints::RELATED),
    ("read-next", Hints::RELATED),
    ("read-progress", Hints::NAVIGATION),
    ("reading-time", Hints::DETAILS),
    ("readmore", Hints::RELATED),
    ("recent-articles", Hints::RELATED),
    ("recent-posts", Hints::RELATED),
    ("recirc", Hints::RELATED),
    ("recirculation", Hints::RELATED),
    ("recommendation", Hints::RELATED),
    ("recommendations", Hints::RELATED),
    ("recommended", Hints::RELATED),
    ("reg-wall", Hints::PAYWALL),
    ("regwall", Hints::PAYWALL),
    ("related", Hints::RELATED),
    ("related-inline", Hints::RELATED),
    ("relatedposts", Hints::RELATED),
    ("respond", Hints::COMMENTS),
    ("rich-text", Hints::BODY),
    ("richtext", Hints::BODY),
    ("rollover", Hints::INTERFACE),
    ("screen-reader", Hints::UNSEEN),
    ("screenreader", Hints::UNSEEN),
    ("see-also", Hints::RELATED),
    ("see-more", Hints::RELATED),
    ("share", Hints::SHARE),
    ("share-tools", Hints::SHARE),
    ("sharebar", Hints::SHARE),
    ("sharebuttons", Hints::SHARE),
    ("sharedaddy", Hints::SHARE),
    ("sharethis", Hints::SHARE),
    ("sharetools", Hints::SHARE),
    ("sharing", Hints::SHARE),
    ("sharing-buttons", Hints::SHARE),
    ("sidebar", Hints::SIDE),
    ("signin", Hints::INTERFACE),
    ("signup", Hints::NEWSLETTER),
    ("signup-form", Hints::NEWSLETTER),
    ("similar-posts", Hints::RELATED),
    ("single-content", Hints::BODY),
    ("sitemap", Hints::NAVIGATION),
    ("skip-link", Hints::NAVIGATION),
    ("snackbar", Hints::INTERFACE),
    ("social", Hints::SHARE),
    ("social-icons", Hints::SHARE),
    ("social-links", Hints::SHARE),
    ("social-media", Hints::SHARE),
    ("socials", Hints::SHARE),
    ("sponsor", Hints::ADVERTISEMENT),
    ("sponsor-content", Hints::ADVERTISEMENT),
    ("sponsored", Hints::ADVERTISEMENT),
    ("sponsored-content", Hints::ADVERTISEMENT),
    ("sponsors", Hints::ADVERTISEMENT),
    ("spotim", Hints::COMMENTS),
    ("sr-only", Hints::UNSEEN),
    ("sr-text", Hints::UNSEEN),
    ("standfirst", Hints::SUBTITLE),
    ("story-body", Hints::BODY),
    ("story-content", Hints::BODY),
    ("story-list", Hints::RELATED),
    ("story-nav", Hints::NAVIGATION),
    ("story-text", Hints::BODY),
    ("storybody", Hints::BODY),
    ("sub-head", Hints::SUBTITLE),
    ("sub-heading", Hints::SUBTITLE),
    ("sub-title", Hints::SUBTITLE),
    ("subhead", Hints::SUBTITLE),
    ("subheadline", Hints::SUBTITLE),
    ("subscribe", Hints::NEWSLETTER),
    ("subscribe-box", Hints::NEWSLETTER),
    ("subscribe-form", Hints::NEWSLETTER),
    ("subscriber-only", Hints::PAYWALL),
    ("subscription", Hints::NEWSLETTER),
    ("subtitle", Hints::SUBTITLE),
    ("suggested", Hints::RELATED),
    ("suggestions", Hints::RELATED),
    ("taboola", Hints::ADVERTISEMENT),
    ("tags", Hints::TAGS),
    ("teaser", Hints::RELATED),
    ("teaser-list", Hints::RELATED),
    ("teasers", Hints::RELATED),
    ("terms-of", Hints::LEGAL),
    ("timestamp", Hints::DETAILS),
    ("toast", Hints::INTERFACE),
    ("toc", Hints::NAVIGATION),
    ("toolbar", Hints::INTERFACE),
    ("tooltip", Hints::INTERFACE),
    ("top-stories", Hints::RELATED),
    ("trending", Hints::RELATED),
    ("up-next", Hints::RELATED),
    ("upsell", Hints::ADVERTISEMENT),
    ("visible-print", Hints::UNSEEN),
    ("visually-hidden", Hints::UNSEEN),
    ("visuallyhidden", Hints::UNSEEN),
    ("widget-area", Hints::SIDE),
    ("writer-bio", Hints::BIOGRAPHY),
    ("yarpp", Hints::RELATED),
    ("you-may", Hints::RELATED),
    ("you-might", Hints::RELATED),
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
