//! Elements that are more than their names say: call-outs, sign-up forms, share buttons, and what nobody reads.

use super::class::{attribute, attribute_is, classes, has_class, plain, style};
use super::flow::Flow;
use super::{Converter, Verdict, code, figure, is_post, notes, quote};
use crate::html::{Name, NodeId, Tree};
use crate::lowercase;
use crate::model::{Aside, AsideRole, Block, Inline, ParagraphRole};

/// Classes and ids that clearly name what is not part of an article.
#[rustfmt::skip]
const CHROME: &[(AsideRole, &[&str])] = &[
    (AsideRole::Newsletter, &[
        "newsletter", "newsletter-signup", "newsletter-sign-up", "newsletter-form", "newsletter-widget", "mc_embed_signup",
        "mc-embedded-subscribe-form", "mailchimp", "mc4wp-form", "subscribe-form", "subscription-widget", "subscription-widget-wrap",
        "subscription-widget-wrap-editor", "kg-signup-card", "wp-block-jetpack-subscriptions", "jetpack_subscription_widget",
        "email-signup", "signup-form", "convertkit-form", "newsletter-inline",
    ]),
    (AsideRole::Share, &[
        "sharedaddy", "share-buttons", "social-share", "social-sharing", "addtoany_share_save_container", "a2a_kit",
        "sd-sharing-enabled", "share-bar", "share-links", "shareaholic-canvas", "wp-block-social-links", "ssba", "post-share", "article-share",
        "sharethis-inline-share-buttons",
    ]),
    (AsideRole::Related, &[
        "jp-relatedposts", "related-posts", "related-articles", "related-stories", "yarpp", "yarpp-related", "crp_related",
        "read-more-links", "recommended-posts", "outbrain", "taboola", "ob-widget", "trc_related_container",
    ]),
    (AsideRole::Advertisement, &[
        "adsbygoogle", "advertisement", "ad-container", "ad-slot", "ad-wrapper", "ad-unit", "google-auto-placed", "advert", "dfp-ad",
        "advertising", "code-block-ad", "ad-placeholder",
    ]),
    (AsideRole::Legal, &["cookie-notice", "cookie-banner", "cookie-consent", "gdpr-banner"]),
    (AsideRole::Comments, &["comments-area", "comment-list", "disqus_thread", "comment-respond"]),
    (AsideRole::Navigation, &[
        "post-navigation", "breadcrumb", "breadcrumbs", "table-of-contents", "ez-toc-container", "toc_container", "toc",
        "wp-block-table-of-contents", "lwptoc", "skip-link", "pagination", "navbox",
    ]),
    (AsideRole::AuthorBio, &["author-bio", "author-box", "about-author", "wp-block-post-author-biography"]),
];

/// Words in the classes of call-outs.
#[rustfmt::skip]
const CALL_OUTS: &[(AsideRole, &[&str])] = &[
    (AsideRole::Tip, &["tip", "success", "hint", "markdown-alert-tip", "theme-admonition-tip", "alert-success", "callout-tip"]),
    (AsideRole::Important, &["important", "markdown-alert-important", "theme-admonition-important", "callout-important"]),
    (AsideRole::Warning, &["warning", "attention", "markdown-alert-warning", "theme-admonition-warning", "alert-warning", "callout-warning"]),
    (AsideRole::Caution, &["caution", "danger", "error", "markdown-alert-caution", "theme-admonition-danger", "alert-danger", "callout-caution"]),
    (AsideRole::Note, &["note", "info", "markdown-alert-note", "theme-admonition-note", "alert-info", "callout-note", "alert-primary"]),
];

/// What call-outs are called; one of the words above beside it says which.
const CALL_OUT_CLASSES: &[&str] = &[
    "admonition",
    "callout",
    "markdown-alert",
    "alert",
    "theme-admonition",
    "admonitionblock",
    "notice",
    "hint",
    "kg-callout-card",
];

/// What a newspaper calls that it was wrong.
const CORRECTIONS: &[&str] =
    &["correction", "corrections", "article-correction", "editors-note", "editor-note", "clarification"];

const CALL_OUT_TITLES: &[&str] = &[
    "markdown-alert-title",
    "admonition-title",
    "admonition-heading",
    "callout-title",
    "alert-heading",
    "title",
    "callout-heading",
];

/// Elements with these are never read.
#[rustfmt::skip]
const UNREAD: &[&str] = &[
    "mw-editsection", "mw-cite-backlink", "mw-jump-link", "noprint", "mathjax_preview", "header-anchor", "headerlink", "anchorjs-link",
    "heading-anchor", "octicon-link", "margin-toggle", "footnote-backref", "data-footnote-backref", "footnote-back", "reversefootnote",
    "image-link-expand", "pencraft-icon", "vjs-control-bar", "vjs-loading-spinner", "vjs-modal-dialog", "vjs-big-play-button",
    "mejs-controls", "mejs__controls", "plyr__controls", "jw-controls", "code-copy", "copy-code-button", "clipboard-button", "zeroclipboard-container", "sr-only-focusable",
];

impl Converter<'_, '_> {
    /// Whether an element is read by nobody, or stands in the article at another place.
    pub(super) fn is_left_out(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let name = tree.name(id);
        let is_unseen = match name {
            Name::SCRIPT => {
                let is_tex = attribute(tree, id, "type").is_some_and(|kind| kind.starts_with("math/tex"));
                let is_gist = attribute(tree, id, "src").is_some_and(|address| address.contains("gist.github.com/"));
                !is_tex && !is_gist
            }
            Name::TEMPLATE => tree.attribute(id, "shadowrootmode").is_none(),
            Name::STYLE
            | Name::HEAD
            | Name::TITLE
            | Name::META
            | Name::LINK
            | Name::BASE
            | Name::PARAM
            | Name::AREA => true,
            Name::SOURCE | Name::TRACK | Name::COL | Name::COLGROUP | Name::RP | Name::NOEMBED | Name::NOFRAMES => true,
            _ => false,
        };
        if is_unseen || self.notes.takes(id) || self.captions_read.contains(&id) {
            return true;
        }
        if tree.attributes(id).next().is_none() {
            return false;
        }
        is_hidden(tree, id)
            || has_class(tree, id, UNREAD)
            || style(tree, id, "display").is_some_and(|display| display == "none")
            || name == Name::A && self.is_permalink(id)
            || self.is_rendered_twice(id)
    }

    /// Whether an element is read as it stands.
    pub(super) fn keeps(&self, id: NodeId) -> bool {
        !self.is_left_out(id) && matches!((self.verdicts)(id), Verdict::Keep | Verdict::Caption)
    }

    /// Whether a link in or beside a heading only leads to the heading itself.
    fn is_permalink(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let leads_here = attribute(tree, id, "href").is_some_and(|address| address.starts_with('#'));
        leads_here
            && (matches!(tree.text(id).trim(), "#" | "¶" | "§" | "🔗" | "\u{1f517}\u{fe0f}" | "∞" | "⚓")
                || tree.text(id).trim().is_empty()
                    && has_class(tree, id, &["anchor", "permalink", "hash-link", "direct-link"]))
    }

    /// Whether MathJax wrote an element out of the script after it.
    fn is_rendered_twice(&self, id: NodeId) -> bool {
        let tree = self.tree;
        let is_rendered = has_class(
            tree,
            id,
            &["MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML", "MJXc-display"],
        );
        is_rendered && {
            let after = std::iter::successors(tree.next_sibling(id), |&id| tree.next_sibling(id)).take(3);
            after.into_iter().any(|id| {
                tree.name(id) == Name::SCRIPT
                    && attribute(tree, id, "type").is_some_and(|kind| kind.starts_with("math/tex"))
            })
        }
    }

    /// Reads an element that is more than its name says; `false` where it is not.
    pub(super) fn special(&mut self, id: NodeId, name: Name, flow: &mut Flow) -> bool {
        let tree = self.tree;
        let says_nothing = tree.attributes(id).next().is_none();
        if says_nothing && name.as_str().is_some() && name != Name::MATH {
            return false;
        }
        if let Some((formula, is_display)) = self.formula(id) {
            if is_display {
                self.flush(flow);
                self.anchors.arrive(tree, id);
                flow.blocks.push(Block::Math(formula));
            } else {
                flow.line.push(Inline::Math(formula));
            }
            return true;
        }
        if self.embed_by_script(id, name, flow) {
            return true;
        }
        if let Some(card) = self.card(id) {
            self.flush(flow);
            flow.blocks.push(card);
            return true;
        }
        let is_container = matches!(
            name,
            Name::DIV
                | Name::SECTION
                | Name::ASIDE
                | Name::UL
                | Name::OL
                | Name::HEADER
                | Name::FOOTER
                | Name::NAV
                | Name::INS
                | Name::P
                | Name::ARTICLE
        );
        if !is_container {
            return false;
        }
        if let Some((role, name)) = self.chrome(id) {
            self.flush(flow);
            self.hidden_aside(id, role, name, flow);
            return true;
        }
        let is = |names| has_class(tree, id, names);
        let is_notes = is(notes::CONTAINERS)
            || attribute_is(tree, id, "role", &["doc-endnotes"])
            || tree.attribute(id, "data-footnotes").is_some();
        let read: fn(&mut Self, NodeId, &mut Flow) = if is_notes && self.notes.is_above_note(tree, id) {
            Self::notes_container
        } else if call_out(tree, id).is_some() {
            Self::aside
        } else if is_post(self.tree, id) {
            Self::live_post
        } else if is(quote::PULL_QUOTES) {
            Self::pull_quote
        } else if is(figure::GALLERIES) {
            Self::gallery
        } else if is(figure::FIGURES) && !self.holds_figure(id) {
            Self::figure
        } else if is(code::VERSES) && matches!(name, Name::DIV | Name::P) {
            Self::verse
        } else {
            return false;
        };
        self.flush(flow);
        self.anchors.arrive(tree, id);
        let before = flow.blocks.len();
        read(self, id, flow);
        self.flush(flow);
        if flow.blocks.len() == before {
            self.close_notes(id, flow);
        }
        true
    }

    fn holds_figure(&self, id: NodeId) -> bool {
        let tree = self.tree;
        tree.children(id).any(|child| tree.name(child) == Name::FIGURE)
    }

    /// What an element is, where its class or id clearly says that it is not part of an article.
    fn chrome(&self, id: NodeId) -> Option<(AsideRole, String)> {
        let tree = self.tree;
        let own = attribute(tree, id, "id").map(|name| ("id ", name));
        let names = classes(tree, id).map(|name| ("class ", name)).chain(own);
        for (kind, name) in names {
            let found = CHROME.iter().find(|(_, known)| known.iter().any(|known| known.eq_ignore_ascii_case(name)));
            if let Some((role, _)) = found {
                return Some((*role, [kind, name].concat()));
            }
        }
        None
    }

    /// What stands beside the article and belongs to it.
    pub(super) fn aside(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let role = call_out(tree, id).unwrap_or(AsideRole::Other);
        let title = tree
            .children(id)
            .find(|&child| has_class(tree, child, CALL_OUT_TITLES))
            .filter(|_| role != AsideRole::Other);
        let line = title.map(|title| self.line(title)).unwrap_or_default();
        let outer = std::mem::replace(&mut self.captions_read, title.into_iter().collect());
        let own = self.anchors.block_id(tree, id);
        let blocks = self.blocks(id);
        self.captions_read = outer;
        // The title of most call-outs only repeats what they are.
        let repeats = title.is_some_and(|title| {
            let says = lowercase::text(&plain(tree, title));
            CALL_OUTS.iter().any(|(known, words)| *known == role && words.contains(&says.as_str()))
        });
        let title = if repeats { Vec::new() } else { line };
        if !blocks.is_empty() || !title.is_empty() {
            flow.blocks.push(Block::Aside(Aside { role, hidden: false, reason: None, id: own, title, blocks }));
        }
    }

    /// What is not part of the article: kept, and not shown.
    pub(super) fn hidden_aside(&mut self, id: NodeId, role: AsideRole, reason: String, flow: &mut Flow) {
        let mut inside = Flow::default();
        match self.tree.name(id) {
            // A link is nothing without where it leads.
            Name::A => self.element(id, Name::A, &mut inside),
            _ => self.children(id, &mut inside),
        }
        self.flush(&mut inside);
        let blocks = inside.blocks;
        if !blocks.is_empty() {
            let (reason, id, title) = (Some(reason), None, Vec::new());
            flow.blocks.push(Block::Aside(Aside { role, hidden: true, reason, id, title, blocks }));
        }
    }

    /// A form: most are beside the article, some pages stand in one as a whole.
    pub(super) fn form(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let is_text =
            |&id: &NodeId| matches!(tree.name(id), Name::P | Name::H1 | Name::H2 | Name::ARTICLE | Name::MAIN);
        if tree.descendants(id).filter(is_text).take(4).count() > 3 {
            return self.children(id, flow);
        }
        self.unsupported(id, "a form");
        let asks_address =
            tree.descendants(id).any(|id| tree.name(id) == Name::INPUT && attribute_is(tree, id, "type", &["email"]));
        let role = if asks_address { AsideRole::Newsletter } else { AsideRole::Interface };
        self.hidden_aside(id, role, "element form".into(), flow);
    }

    /// Whether a break is the second of two, which pages without paragraphs write between them.
    pub(super) fn starts_paragraph(&self, id: NodeId) -> bool {
        starts_paragraph(self.tree, id)
    }

    pub(super) fn paragraph_role(&self, id: NodeId) -> Option<ParagraphRole> {
        let tree = self.tree;
        let is = |names: &[&str]| has_class(tree, id, names);
        if is(&["lead", "lede", "intro", "article-intro", "standfirst", "article__lead"]) {
            Some(ParagraphRole::Lead)
        } else if is(&["question", "interview-question"]) {
            Some(ParagraphRole::Question)
        } else if is(&["answer", "interview-answer"]) {
            Some(ParagraphRole::Answer)
        } else {
            None
        }
    }
}

/// Whether an element that stands beside the text belongs to the article: a call-out, a correction, a pull quote.
pub(crate) fn belongs(tree: &Tree, id: NodeId) -> bool {
    let is_pull_quote = |id| has_class(tree, id, quote::PULL_QUOTES);
    call_out(tree, id).is_some() || is_pull_quote(id) || tree.children(id).any(is_pull_quote)
}

/// Whether an element says that it is not shown, and no script or reader will show it.
pub(crate) fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    // React streams what comes late in hidden elements that a script moves: `<div hidden id="S:1">`.
    let is_late = || attribute(tree, id, "id").is_some_and(|id| id.starts_with("S:"));
    let is_closed = |value: &str| !value.eq_ignore_ascii_case("until-found") && !is_late();
    tree.attribute(id, "hidden").is_some_and(is_closed)
}

/// What a call-out is, where an element is one.
fn call_out(tree: &Tree, id: NodeId) -> Option<AsideRole> {
    if has_class(tree, id, CORRECTIONS) {
        return Some(AsideRole::Correction);
    }
    if !has_class(tree, id, CALL_OUT_CLASSES) {
        return None;
    }
    let found = CALL_OUTS.iter().find(|(_, words)| has_class(tree, id, words));
    // `notice` and `alert` by themselves are remarks; a `hint` is a `Tip`, found above.
    Some(found.map_or(AsideRole::Note, |(role, _)| *role))
}

/// Whether a break follows another one, with nothing between them.
pub(super) fn starts_paragraph(tree: &Tree, id: NodeId) -> bool {
    tree.name(id) == Name::BR
        && super::class::previous_element(tree, id).is_some_and(|before| tree.name(before) == Name::BR)
}
