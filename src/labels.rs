//! Every word that the viewer itself says to a reader.

/// The words of the viewer in one language.
pub struct Labels {
    /// The language, as a BCP 47 tag.
    pub language: &'static str,
    /// Before the names of the authors.
    pub by: &'static str,
    /// Between the last two names of a list.
    pub and: &'static str,
    /// Before the date of the last change.
    pub updated: &'static str,
    /// Behind a number of minutes.
    pub minutes_to_read: &'static str,
    /// Over the footnotes.
    pub notes: &'static str,
    /// Names a link to a footnote, before its mark.
    pub note: &'static str,
    /// Names the link back from a footnote, before its mark.
    pub back_to_text: &'static str,
    /// Over the abstract of a scholarly article.
    pub summary: &'static str,
    /// Before what an article has had corrected, by a word in the name of its kind; the last is for kinds that are not
    /// here.
    pub corrections: [(&'static str, &'static str); 8],
    /// What is said first where an article is in such a state.
    pub statuses: [(&'static str, &'static str); 6],
    /// Before the mark that a review gives.
    pub rating: &'static str,
    /// Between the mark and the highest there is.
    pub out_of: &'static str,
    /// Names the places where the authors work.
    pub affiliations: &'static str,
    /// Names a letter to an author, before the name.
    pub write_to: &'static str,
    /// Before the date at which a journal received the article.
    pub received: &'static str,
    /// Before the date at which a journal accepted it.
    pub accepted: &'static str,
    /// On a placeholder, before the host's name.
    pub load_from: &'static str,
    /// On a placeholder that does not load and on the card of an embedded page, before the name of its host.
    pub open_at: &'static str,
    /// Before the date of publication, where it stands among others.
    pub published: &'static str,
    /// Before the name of the publisher.
    pub published_by: &'static str,
    /// Before the name of the site of the original.
    pub published_at: &'static str,
    /// Before the agency that an article was taken over from.
    pub source: &'static str,
    /// Leads to what readers say.
    pub comments: &'static str,
    /// Before the name of a licence.
    pub license: &'static str,
    /// Names a task that is done.
    pub done: &'static str,
    /// Names a task to do.
    pub to_do: &'static str,
    /// Names a table without a caption.
    pub table: &'static str,
    /// Names a listing without a file name.
    pub code: &'static str,
    /// What opens where its author did not say what.
    pub details: &'static str,
    /// Over the transcript of a film or a sound.
    pub transcript: &'static str,
    /// Before the number of a part of a series.
    pub part: &'static str,
    /// Between the number of a part and the number of all: part 2 *of* 5.
    pub of: &'static str,
    /// Behind the number of all parts, where that of this one is not known.
    pub parts: &'static str,
    /// Names the toolbar.
    pub toolbar: &'static str,
    /// Names the table of contents.
    pub contents: &'static str,
    /// Names the size of the text.
    pub text_size: &'static str,
    /// Makes the text smaller.
    pub smaller: &'static str,
    /// Makes the text larger.
    pub larger: &'static str,
    /// Names the choice of colours.
    pub theme: &'static str,
    /// Names of the themes: of the system, light, dark, sepia, high contrast.
    pub themes: [&'static str; 5],
    /// Finds words in the article.
    pub find: &'static str,
    /// Goes to the next place where they stand.
    pub find_next: &'static str,
    /// Goes to the place before.
    pub find_previous: &'static str,
    /// Ends the search.
    pub find_close: &'static str,
    /// Said where they stand nowhere.
    pub not_found: &'static str,
    /// Said while the article is on its way.
    pub loading: &'static str,
    /// Said where there is no article to show.
    pub failed: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Why there is no article, by code; the last is for codes that are not here.
    pub failures: [(&'static str, &'static str); 11],
    /// Titles of remarks: note, tip, important, warning, caution.
    pub remarks: [&'static str; 5],
}

impl Labels {
    /// English.
    pub const ENGLISH: Labels = Labels {
        language: "en",
        by: "By",
        and: "and",
        updated: "Updated",
        minutes_to_read: "min read",
        notes: "Notes",
        note: "Note",
        back_to_text: "Back to the text at note",
        summary: "Abstract",
        corrections: [
            ("retraction", "Retraction"),
            ("withdrawal", "Withdrawal"),
            ("concern", "Expression of concern"),
            ("clarification", "Clarification"),
            ("update", "Update"),
            ("addendum", "Addendum"),
            ("erratum", "Erratum"),
            ("", "Correction"),
        ],
        statuses: [
            ("retracted", "This article has been retracted."),
            ("withdrawn", "This article has been withdrawn."),
            ("withheld", "This article has been withheld from publication."),
            ("canceled", "This article has been cancelled."),
            ("cancelled", "This article has been cancelled."),
            ("draft", "This is a draft."),
        ],
        rating: "Rating",
        out_of: "out of",
        affiliations: "Affiliations",
        write_to: "Write to",
        received: "Received",
        accepted: "Accepted",
        load_from: "Load from",
        open_at: "Open at",
        published: "Published",
        published_by: "Published by",
        published_at: "Originally published at",
        source: "Source:",
        comments: "Comments",
        license: "Licence:",
        done: "Done",
        to_do: "To do",
        table: "Table",
        code: "Code",
        details: "Details",
        transcript: "Transcript",
        part: "Part",
        of: "of",
        parts: "parts",
        toolbar: "Reading tools",
        contents: "Contents",
        text_size: "Text size",
        smaller: "Smaller text",
        larger: "Larger text",
        theme: "Colours",
        themes: ["as the system", "light", "dark", "sepia", "high contrast"],
        find: "Find in the article",
        find_next: "Next match",
        find_previous: "Previous match",
        find_close: "Close",
        not_found: "No matches",
        loading: "Loading the article…",
        failed: "This article could not be shown",
        retry: "Try again",
        failures: [
            ("http", "The server did not give it out."),
            ("network", "The server could not be reached, or does not allow this page to read it."),
            ("timeout", "The server took too long to answer."),
            ("wasm", "This browser or page does not allow the viewer to run."),
            ("empty", "There is nothing in it."),
            ("binary", "It is not text."),
            ("unknown-type", "It is of a kind that the viewer does not read."),
            ("malformed", "It is damaged."),
            ("no-article", "There is no article in it."),
            ("too-large", "It is too large."),
            ("", "Something unexpected happened."),
        ],
        remarks: ["Note", "Tip", "Important", "Warning", "Caution"],
    };
}

impl Labels {
    /// The name of a correction of a kind.
    pub fn correction(&self, kind: &str) -> &'static str {
        let kind = kind.to_ascii_lowercase();
        let known = self.corrections.iter().find(|(word, _)| kind.contains(word));
        known.map_or("", |(_, name)| name)
    }

    /// The sentence for a state; `None` where there is none but its name.
    pub fn status(&self, status: &str) -> Option<&'static str> {
        let known = self.statuses.iter().find(|(known, _)| status.eq_ignore_ascii_case(known));
        known.map(|(_, sentence)| *sentence)
    }

    /// The sentence for a code.
    pub fn failure(&self, code: &str) -> &'static str {
        let known = self.failures.iter().find(|(known, _)| *known == code);
        known.or(self.failures.last()).map_or("", |(_, sentence)| sentence)
    }
}

/// An ISO 8601 date in English words, for where there is no `Intl`: `21 July 2022`. A time of day is left out.
pub fn english_date(iso: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let day = iso.split('T').next().unwrap_or(iso);
    let mut parts = day.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let month =
        parts.next().and_then(|month| month.parse::<usize>().ok()).and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (month, parts.next()) {
        (Some(month), Some(day)) => [day.trim_start_matches('0'), " ", month, " ", year].concat(),
        (Some(month), None) => [month, " ", year].concat(),
        _ => day.to_string(),
    }
}

/// The time of day of an ISO 8601 date as its zone has it, for where there is no `Intl`: `20:41`.
pub fn english_time(iso: &str) -> Option<String> {
    let (_, time) = iso.split_once('T')?;
    let time = time.get(..5)?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (hours, minutes) = time.split_once(':')?;
    (hours.len() == 2 && digits(hours) && digits(minutes)).then(|| time.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_said_as_precisely_as_it_is_known() {
        for (iso, words) in [
            ("2022-07-21T09:00:00+01:00", "21 July 2022"),
            ("2022-07-01", "1 July 2022"),
            ("2022-07", "July 2022"),
            ("2022", "2022"),
            ("soon", "soon"),
            ("2022-99-01", "2022-99-01"),
        ] {
            assert_eq!(english_date(iso), words);
        }
    }

    #[test]
    fn a_time_is_said_where_there_is_one() {
        for (iso, words) in [
            ("2022-07-21T09:05:00+01:00", Some("09:05")),
            ("2022-07-21T9", None),
            ("2022-07-21T0905", None),
            ("2022-07-21", None),
            ("T", None),
            ("2022-07-21T日本", None),
        ] {
            assert_eq!(english_time(iso).as_deref(), words, "{iso}");
        }
    }
}
