//! Every word that the viewer itself says to a reader.
//!
//! English stands here. Other languages are files of the package, `pkg/languages`, of which a page loads the one it
//! speaks; the tests hold them to what stands here.

use crate::locale::{English, Locale};
use std::borrow::Cow;

/// Names each label once: its accessor, its name for hosts and translators, its English.
///
/// What stands in braces is filled in where the label is said. A label that goes with a number may have a form for each
/// category of CLDR: `one: {total} part | other: {total} parts`.
macro_rules! labels {
    ($($(#[doc = $doc:literal])+ $name:ident: $english:literal,)+) => {
        #[allow(non_camel_case_types)]
        enum Place { $($name),+ }

        /// The names of all labels.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];

        /// The words of the viewer in English.
        pub static ENGLISH: Labels = Labels { texts: [$(Cow::Borrowed($english)),+] };

        #[cfg(test)]
        const DOCS: &[&str] = &[$(concat!($($doc),+)),+];

        impl Labels {
            $($(#[doc = $doc])+ pub fn $name(&self) -> &str { &self.texts[Place::$name as usize] })+
        }
    };
}

labels! {
    /// The language of the labels, as a BCP 47 tag.
    language: "en",
    /// What an article without a title is called.
    article: "Article",
    /// The line of the authors.
    by: "By {names}",
    /// One more name of a list.
    next_name: "{names}, {name}",
    /// The last name of a list.
    last_name: "{names} and {name}",
    /// The date of the last change.
    updated: "Updated {date}",
    /// How long it takes to read. Plural.
    reading_time: "{minutes}\u{a0}min read",
    /// Over the footnotes.
    notes: "Notes",
    /// Names a link to a footnote.
    note: "Note {note}",
    /// Names the link back from a footnote.
    back_to_text: "Back to the text at note {note}",
    /// Over the abstract of a scholarly article.
    summary: "Abstract",
    /// Before what an article has had corrected. The next are for the kinds of it that have a name of their own.
    correction: "Correction",
    /// The article was taken back.
    correction_retraction: "Retraction",
    /// The article was taken back by its authors.
    correction_withdrawal: "Withdrawal",
    /// The editors doubt the article.
    correction_concern: "Expression of concern",
    /// Something was made clear.
    correction_clarification: "Clarification",
    /// Something is newer.
    correction_update: "Update",
    /// Something was added.
    correction_addendum: "Addendum",
    /// Something was wrong in print.
    correction_erratum: "Erratum",
    /// Said first where the article is in this state.
    status_retracted: "This article has been retracted.",
    /// Said first where the article is in this state.
    status_withdrawn: "This article has been withdrawn.",
    /// Said first where the article is in this state.
    status_withheld: "This article has been withheld from publication.",
    /// Said first where the article is in this state.
    status_cancelled: "This article has been cancelled.",
    /// Said first where the article is in this state.
    status_draft: "This is a draft.",
    /// The mark that a review gives.
    rating: "Rating {value} out of {best}",
    /// Names the places where the authors work.
    affiliations: "Affiliations",
    /// Names a letter to an author.
    write_to: "Write to {name}",
    /// The date at which a journal received the article.
    received: "Received {date}",
    /// The date at which a journal accepted it.
    accepted: "Accepted {date}",
    /// The date of publication, where it stands among others.
    published: "Published {date}",
    /// On a placeholder for a picture, film or sound.
    load_from: "Load from {host}",
    /// Loads all media of the article that wait for the reader.
    load_all: "Load everything in this article",
    /// On a placeholder that does not load, and on the card of an embedded page.
    open_at: "Open at {host}",
    /// The publisher.
    published_by: "Published by {name}",
    /// The site of the original.
    published_at: "Originally published at {name}",
    /// The agency that an article was taken over from.
    source: "Source: {name}",
    /// Leads to what readers say.
    comments: "Comments",
    /// The licence.
    license: "Licence: {name}",
    /// Names a task that is done.
    done: "Done",
    /// Names a task to do.
    to_do: "To do",
    /// Names a table without a caption.
    table: "Table",
    /// Names a listing.
    code: "Code",
    /// Names a listing by its file or its language.
    code_of: "Code: {name}",
    /// What opens where its author did not say what.
    details: "Details",
    /// Over the transcript of a film or a sound.
    transcript: "Transcript",
    /// The place in a series.
    part: "Part {part}",
    /// The place in a series of so many parts.
    part_of: "Part {part} of {total}",
    /// How many parts a series has, where the place in it is not known. Plural.
    parts: "one: {total} part | other: {total} parts",
    /// Names the button that enlarges a picture, by its place among those of the article.
    enlarge: "Enlarge picture {picture}",
    /// Names the picture that is shown alone, and says which of the article's it is.
    picture: "Picture {picture} of {total}",
    /// Shows the next picture.
    picture_next: "Next picture",
    /// Shows the one before.
    picture_previous: "Previous picture",
    /// Shows it larger.
    zoom_in: "Zoom in",
    /// Shows it smaller.
    zoom_out: "Zoom out",
    /// Shows all of it.
    zoom_fit: "Fit to window",
    /// Before what a picture shows, in words.
    description: "Description",
    /// Stands for a picture that did not come.
    picture_failed: "This picture could not be loaded.",
    /// Stands for a film or a map that the host's page does not let in.
    frame_refused: "This page does not allow it to be shown here.",
    /// Names the toolbar.
    toolbar: "Reading tools",
    /// Names the table of contents.
    contents: "Contents",
    /// Says how something is set.
    setting: "{name}: {value}",
    /// Names a button, and what it opens: how the text looks.
    settings: "Text and colours",
    /// Sets all as it was at first.
    reset: "Reset",
    /// Names the button that makes something a step less.
    less: "{name}: less",
    /// Names the button that makes something a step more.
    greater: "{name}: more",
    /// Names the size of the text.
    text_size: "Text size",
    /// Names the height of a line.
    line_height: "Line height",
    /// Names the length of a line.
    measure: "Line length",
    /// Names the room at both sides of the text.
    margins: "Margins",
    /// Names the room between letters.
    letter_spacing: "Letter spacing",
    /// Names the room between words.
    word_spacing: "Word spacing",
    /// Has both edges of the text straight.
    justified: "Justified text",
    /// Breaks words at the end of a line.
    hyphenation: "Hyphenation",
    /// A letter or two that show what a font or colours look like.
    sample: "Aa",
    /// Names the choice of a font.
    font: "Font",
    /// The font of the host.
    font_host: "Original",
    /// A font with serifs.
    font_serif: "Serif",
    /// A font without serifs.
    font_sans: "Sans serif",
    /// A font whose letters all have one width.
    font_mono: "Monospaced",
    /// A font for readers with low vision.
    font_legible: "Legible",
    /// A font for readers with dyslexia.
    font_dyslexic: "Dyslexia",
    /// Finds words in the article.
    find: "Find in the article",
    /// Goes to the next place where they stand.
    find_next: "Next match",
    /// Goes to the one before.
    find_previous: "Previous match",
    /// Which of the places where they stand is shown.
    found: "{match} of {total}",
    /// Said where they stand nowhere.
    not_found: "No matches",
    /// Names the foot of the pages.
    pages: "Pages",
    /// Shows the article a page at a time.
    paged: "Page by page",
    /// Which of the pages is shown.
    page_of: "Page {page} of {total}",
    /// Turns to the page before.
    page_previous: "Previous page",
    /// Turns to the next page.
    page_next: "Next page",
    /// Names the bar that shows how far the reader has come.
    progress: "Progress",
    /// Said to a reader who is brought back to where they were.
    resumed: "You are back where you left off.",
    /// Leads from there to the beginning.
    to_beginning: "To the beginning",
    /// Makes the text smaller.
    smaller: "Smaller text",
    /// Makes the text larger.
    larger: "Larger text",
    /// Names a button: what is rarely wanted.
    more: "More",
    /// Closes a panel, or the search.
    close: "Close",
    /// Names what a citation leads to.
    reference: "Reference {name}",
    /// Leads from a footnote that is shown at its mark to its place.
    in_notes: "In the notes",
    /// Leads from a figure, a table or the like that is shown where it is named to its place.
    in_article: "In the article",
    /// Leads back from a place of the article that a link has led to.
    way_back: "Back to where you were",
    /// Names what can be done with a table.
    table_tools: "Table tools",
    /// Sorts the rows of a table.
    sort_by: "Sort by {column}",
    /// Said when they are sorted.
    sorted_up: "Sorted by {column}, ascending",
    /// Said when they are sorted.
    sorted_down: "Sorted by {column}, descending",
    /// Said when they are as the article has them.
    unsorted: "In the original order",
    /// Copies a table.
    copy_csv: "Copy as CSV",
    /// Copies a table.
    copy_markdown: "Copy as Markdown",
    /// Said when something was copied.
    copied: "Copied",
    /// Said when it was not.
    not_copied: "Could not be copied",
    /// Prints the article.
    print: "Print",
    /// Names the choice of colours.
    theme: "Colours",
    /// Over the addresses of the links, on paper.
    addresses: "Links",
    /// Saves the article as a page that opens from a file.
    save_page: "Save as a web page",
    /// Saves the article for readers of books.
    save_epub: "Save as an e-book (EPUB)",
    /// Saves the article.
    save_markdown: "Save as Markdown",
    /// Saves the article as Markdown, its pictures beside it.
    save_markdown_zip: "Save as Markdown with pictures (ZIP)",
    /// Saves the article.
    save_text: "Save as plain text",
    /// Saves the article.
    save_json: "Save as JSON",
    /// Said of the file that was saved.
    saved: "Saved as {name}",
    /// Said where pictures could not be read into the file. Plural.
    not_embedded: "one: {total} picture could not be included | other: {total} pictures could not be included",
    /// Said where nothing could be saved.
    save_failed: "It could not be saved",
    /// Names a button: has the article be there without the network.
    offline: "Save for offline reading",
    /// Names the same button, once it is.
    offline_saved: "Saved for offline reading",
    /// Names what the button opens.
    offline_reading: "Offline reading",
    /// Said while it is being saved.
    saving: "Saving…",
    /// Says what of it is saved.
    kept_text: "Saved: text, {size}",
    /// Says what of it is saved. Plural, of `total`.
    kept_pictures: "one: Saved: text and {kept} of {total} picture, {size} | other: Saved: text and {kept} of {total} pictures, {size}",
    /// Says when.
    saved_on: "Saved on {date}",
    /// Takes it out of what is saved.
    offline_remove: "Remove",
    /// Said once it is.
    offline_removed: "It is no longer saved.",
    /// Has it as it was.
    undo: "Undo",
    /// Ends what is being done.
    cancel: "Cancel",
    /// Said where there is a newer version than the one that is saved or shown.
    update: "Update available",
    /// Shows that.
    update_show: "Show it",
    /// Saves it.
    update_save: "Save the new version",
    /// Said where there is none.
    up_to_date: "There is no newer version.",
    /// Said until that is known.
    checking: "Looking for a newer version…",
    /// Why what is saved is shown.
    unreachable: "The network cannot be reached.",
    /// Said where there is nothing to show yet.
    retrying: "This page keeps trying.",
    /// Names the list of the keys.
    keys: "Keyboard shortcuts",
    /// Names the switch that turns them off.
    keys_on: "Use single keys",
    /// Goes to the next heading.
    next_section: "Next section",
    /// Goes to the heading before.
    previous_section: "Previous section",
    /// Gives the text the size that it has by itself.
    normal: "Normal text size",
    /// Goes on to the next choice of colours.
    next_theme: "Other colours",
    /// The colours of the reader's system.
    theme_auto: "automatic",
    /// Dark on light.
    theme_light: "light",
    /// Light on dark.
    theme_dark: "dark",
    /// Brown on cream.
    theme_sepia: "sepia",
    /// Dark on grey.
    theme_grey: "grey",
    /// Black and white.
    theme_contrast: "high contrast",
    /// Over the list of what changed between two versions of the article.
    changes: "What changed",
    /// How much that is. Plural.
    change_count: "one: {total} change | other: {total} changes",
    /// Said where it is nothing.
    change_none: "Nothing has changed.",
    /// Said where the versions differ too much to be compared word by word.
    change_coarse: "The two versions differ so much that not all of them could be compared word by word.",
    /// What became of words: others stand in their place.
    change_words: "Corrected",
    /// What became of a part of the article.
    change_added: "Added",
    /// What became of a part of the article.
    change_removed: "Removed",
    /// What became of a part of the article.
    change_moved: "Moved",
    /// Over what stood further up before; leads there.
    change_from_above: "Moved here from further up",
    /// Over what stood further down before; leads there.
    change_from_below: "Moved here from further down",
    /// Before the first words of what stood here; leads to where it is.
    change_gone: "Moved from here",
    /// What became of a picture.
    change_picture: "Picture exchanged",
    /// Below the picture that was there.
    change_before: "Before",
    /// Below the picture that is there.
    change_after: "Now",
    /// What became of words: they say the same with other links or emphasis.
    change_formatting: "Formatting",
    /// Before the dates of both versions.
    change_date: "Date",
    /// Goes to the next change.
    change_next: "Next change",
    /// Goes to the one before.
    change_previous: "Previous change",
    /// Which of the changes is shown.
    change_of: "Change {change} of {total}",
    /// Said while the article is on its way.
    loading: "Loading the article…",
    /// Said where there is no article to show; the next say why.
    failed: "This article could not be shown",
    /// Tries again.
    retry: "Try again",
    /// Why there is no article.
    failure_http: "The server did not give it out.",
    /// Why there is no article.
    failure_network: "The server could not be reached, or does not allow this page to read it.",
    /// Why there is no article.
    failure_timeout: "The server took too long to answer.",
    /// Why there is no article.
    failure_wasm: "This browser or page does not allow the viewer to run.",
    /// Why there is no article.
    failure_empty: "There is nothing in it.",
    /// Why there is no article.
    failure_binary: "It is not text.",
    /// Why there is no article.
    failure_unknown_type: "It is of a kind that the viewer does not read.",
    /// Why there is no article.
    failure_malformed: "It is damaged.",
    /// Why there is no article.
    failure_no_article: "There is no article in it.",
    /// Why there is no article.
    failure_too_large: "It is too large.",
    /// Why nothing can be saved.
    failure_storage_refused: "This browser or page does not allow it to be stored here.",
    /// Why it could not be saved.
    failure_storage_full: "There is no room left. What was saved before is still there.",
    /// Why nothing can be saved.
    failure_storage_newer: "This page is older than what is stored. Load it anew.",
    /// Why nothing can be saved.
    failure_storage_blocked: "Another tab has it open in an older version. Close that one first.",
    /// Why it cannot be shown from what is saved.
    failure_damaged: "What was saved is damaged.",
    /// Why there is no article, where none of the others is the reason.
    failure_internal: "Something unexpected happened.",
    /// The title of a remark.
    remark_note: "Note",
    /// The title of a remark.
    remark_tip: "Tip",
    /// The title of a remark.
    remark_important: "Important",
    /// The title of a remark.
    remark_warning: "Warning",
    /// The title of a remark.
    remark_caution: "Caution",
}

/// The words of the viewer in one language. What is not said otherwise is English.
pub struct Labels {
    /// By their place among the names.
    texts: [Cow<'static, str>; NAMES.len()],
}

impl Labels {
    /// The words that are found by their names.
    pub fn new(text: &dyn Fn(&str) -> Option<String>) -> Self {
        Labels {
            texts: std::array::from_fn(|place| match text(NAMES[place]) {
                Some(text) => Cow::Owned(text),
                None => ENGLISH.texts[place].clone(),
            }),
        }
    }

    /// The label of a name with what it starts with.
    fn named(&self, prefix: &str, is: &dyn Fn(&str) -> bool) -> Option<&str> {
        let place = NAMES.iter().position(|name| name.strip_prefix(prefix).is_some_and(is))?;
        Some(&self.texts[place])
    }

    /// The name of a correction, by a word in the name of its kind.
    pub fn correction_of(&self, kind: &str) -> &str {
        let kind = kind.to_ascii_lowercase();
        self.named("correction_", &|name| kind.contains(name)).unwrap_or(self.correction())
    }

    /// The sentence for a state; `None` where there is none but its name.
    pub fn status(&self, status: &str) -> Option<&str> {
        let status = if status.eq_ignore_ascii_case("canceled") { "cancelled" } else { status };
        self.named("status_", &|name| name.eq_ignore_ascii_case(status))
    }

    /// The sentence for a code.
    pub fn failure(&self, code: &str) -> &str {
        let code = || code.bytes().map(|byte| if byte == b'-' { b'_' } else { byte });
        self.named("failure_", &|name| name.bytes().eq(code())).unwrap_or(self.failure_internal())
    }
}

/// A language as the viewer speaks it.
#[derive(Clone, Copy)]
pub struct Language<'a> {
    /// The words of the viewer.
    pub labels: &'a Labels,
    /// Dates and numbers.
    pub locale: &'a dyn Locale,
}

impl Language<'_> {
    /// Which of so many things, from 0, as a label with places for its number, called `name`, and for the `total` says it.
    pub fn place(&self, label: &str, name: &str, current: usize, count: usize) -> String {
        let (place, total) = (self.locale.number((current + 1) as f64), self.locale.number(count as f64));
        fill(label, &[(name, &place), ("total", &total)])
    }
}

impl Default for Language<'_> {
    fn default() -> Self {
        Language { labels: &ENGLISH, locale: &English }
    }
}

/// Whether two tags are of one language, whatever its script and region.
pub(crate) fn is_one_language(one: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.find(['-', '_']).unwrap_or(tag.len());
    one[..primary(one)].eq_ignore_ascii_case(&other[..primary(other)])
}

/// The pieces of a label: characters, and what is filled in behind them, by its name.
pub fn pieces(label: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    label.split('}').map(|piece| match piece.split_once('{') {
        Some((text, name)) => (text, Some(name)),
        None => (piece, None),
    })
}

/// A label with its places filled in.
pub fn fill(label: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for (text, name) in pieces(label) {
        filled.push_str(text);
        let value = name.and_then(|name| values.iter().find(|(known, _)| *known == name));
        filled.push_str(value.map_or("", |(_, value)| value));
    }
    filled
}

/// The form of a label for a category of numbers; the last where there is none for it.
pub fn form<'a>(label: &'a str, category: &str) -> &'a str {
    const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let mut last = label;
    for form in label.split('|') {
        let named = form.split_once(':').filter(|(known, _)| CATEGORIES.contains(&known.trim()));
        let (known, text) = named.unwrap_or(("", form));
        last = text.trim();
        if known.trim() == category {
            break;
        }
    }
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    const PLURAL: [&str; 4] = ["reading_time", "parts", "not_embedded", "kept_pictures"];

    fn package() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg")
    }

    /// The words of each file of a language, by its name.
    fn languages() -> BTreeMap<String, BTreeMap<String, String>> {
        let files = fs::read_dir(package().join("languages")).expect("the folder is there");
        let languages = files.map(|file| {
            let path = file.expect("a file of the folder").path();
            let text = fs::read_to_string(&path).expect("a readable file");
            let json = text.split_once("export default ").and_then(|(_, text)| text.trim_end().strip_suffix(';'));
            let words = json.map(serde_json::from_str).unwrap_or_else(|| panic!("{} holds no words", path.display()));
            let words = words.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            (path.file_stem().expect("a file has a name").to_string_lossy().into_owned(), words)
        });
        languages.collect()
    }

    fn places(label: &str) -> BTreeSet<&str> {
        pieces(label).filter_map(|(_, name)| name).collect()
    }

    #[test]
    fn every_language_has_every_label_and_fills_in_the_same() {
        let languages = languages();
        assert!(languages.len() >= 13);
        let mut failures = Vec::new();
        for (language, words) in &languages {
            if words.get("language") != Some(language) {
                failures.push(format!("{language}: `language` is not the name of the file"));
            }
            for name in NAMES.iter().filter(|name| !words.contains_key(**name)) {
                failures.push(format!("{language}: `{name}` is missing"));
            }
            for (name, label) in words {
                let Some(place) = NAMES.iter().position(|known| known == name) else {
                    failures.push(format!("{language}: there is no `{name}`"));
                    continue;
                };
                // None, one and two are words of their own in some languages.
                let counts = |form: &&str| !["zero: ", "one: ", "two: "].iter().any(|known| form.starts_with(known));
                let forms = label.split(" | ").filter(|_| PLURAL.contains(&name.as_str())).filter(counts);
                for form in forms.chain([label.as_str()]) {
                    if places(form) != places(&ENGLISH.texts[place]) {
                        failures.push(format!("{language}: `{name}` does not fill in what English does"));
                    }
                }
                if label.trim() != label || label.is_empty() {
                    failures.push(format!("{language}: `{name}` is empty, or has space around it"));
                }
            }
            for name in ["next_name", "last_name"] {
                let label = words.get(name).map(String::as_str).unwrap_or_default();
                if !label.starts_with("{names}") || !label.ends_with("{name}") {
                    failures.push(format!("{language}: `{name}` says what stands between two names"));
                }
            }
        }
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn labels_are_found_by_what_an_article_or_an_error_calls_them() {
        for (kind, name) in [
            ("Retraction-Forward", "Retraction"),
            ("expression-of-concern", "Expression of concern"),
            ("", "Correction"),
            ("corrected", "Correction"),
        ] {
            assert_eq!(ENGLISH.correction_of(kind), name);
        }
        assert_eq!(ENGLISH.status("CANCELED"), Some("This article has been cancelled."));
        assert_eq!(ENGLISH.status("published"), None);
        assert_eq!(ENGLISH.failure("no-article"), "There is no article in it.");
        assert_eq!(ENGLISH.failure("soup"), "Something unexpected happened.");
    }

    #[test]
    fn what_is_not_said_otherwise_is_english() {
        let labels = Labels::new(&|name| (name == "contents").then(|| String::from("In this chapter")));
        assert_eq!((labels.contents(), labels.toolbar()), ("In this chapter", "Reading tools"));
    }

    #[test]
    fn places_are_filled_in() {
        for (label, expected) in [
            ("Load from {host}", "Load from a.example"),
            ("{host}から読み込む", "a.exampleから読み込む"),
            ("{other} {host}{host}", " a.examplea.example"),
            ("Plain", "Plain"),
            ("", ""),
            ("{host", "a.example"),
            ("}", ""),
        ] {
            assert_eq!(fill(label, &[("host", "a.example")]), expected, "{label}");
        }
    }

    #[test]
    fn a_number_has_the_form_of_its_category() {
        for (label, category, expected) in [
            ("one: a part | other: parts", "one", "a part"),
            ("one: a part | other: parts", "few", "parts"),
            ("one: a part | few: some | many: parts", "few", "some"),
            ("parts", "one", "parts"),
            ("In all: parts", "one", "In all: parts"),
        ] {
            assert_eq!(form(label, category), expected, "{label}");
        }
    }

    #[test]
    fn the_typings_name_every_label() {
        let mut typings = String::from(
            "// The words of the viewer, as `labels` takes them. Made by `UPDATE=1 cargo test --lib labels`.\n\n\
             /** Words of the viewer that a host says otherwise. What stands in braces is filled in. */\n\
             export interface Labels {\n",
        );
        for ((name, doc), english) in NAMES.iter().zip(DOCS).zip(&ENGLISH.texts) {
            let english = english.replace('\u{a0}', " ");
            typings.push_str(&format!("  /** {} English: `{english}` */\n  {name}?: string;\n", doc.trim()));
        }
        typings.push_str("}\n");
        let path = package().join("labels.d.ts");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &typings).expect("the file can be written");
        }
        let file = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(file, typings, "`UPDATE=1 cargo test --lib labels` writes pkg/labels.d.ts");
    }
}
