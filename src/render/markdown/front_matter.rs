//! What an article says about itself, as YAML between lines of three hyphens.

use crate::decimal;
use crate::model::{Author, Correction, Meta, Rating, walk};
use crate::render::media::place_of;

/// The front matter of an article; nothing where there is nothing to say.
pub(super) fn front_matter(meta: &Meta, embedded: &[(String, String)]) -> String {
    let standfirst = || {
        let text: Vec<String> = meta.standfirst.iter().map(walk::block_text).collect();
        (!text.is_empty()).then(|| text.join(" "))
    };
    let image = meta.lead_image.as_ref().and_then(|figure| figure.images.first());
    let mut yaml = String::new();
    line("title", meta.title.as_deref(), &mut yaml);
    line("subtitle", meta.subtitle.clone().or_else(standfirst).as_deref(), &mut yaml);
    line("kicker", meta.kicker.as_deref(), &mut yaml);
    list("authors", meta.authors.iter().map(author).collect(), &mut yaml);
    line("byline", meta.byline.as_deref().filter(|_| !meta.authors.is_empty()), &mut yaml);
    date("date", meta.published.as_deref(), &mut yaml);
    date("lastmod", meta.modified.as_deref(), &mut yaml);
    line("dateline", meta.dateline.as_deref(), &mut yaml);
    line("section", meta.section.as_deref(), &mut yaml);
    list("tags", meta.tags.iter().map(|tag| quoted(&tag.name)).collect(), &mut yaml);
    line("series", meta.series.as_ref().map(|series| series.title.as_str()), &mut yaml);
    line("site_name", meta.site_name.as_deref(), &mut yaml);
    line("publisher", meta.publisher.as_ref().map(|publisher| publisher.name.as_str()), &mut yaml);
    line("url", meta.url.as_ref().map(|url| url.as_str()), &mut yaml);
    line("language", meta.language.as_deref(), &mut yaml);
    line("status", meta.status.as_deref(), &mut yaml);
    if let Some(Rating { value, best, .. }) = meta.rating.filter(|rating| rating.value.is_finite()) {
        let best = best.filter(|best| best.is_finite()).map(|best| ["/", &decimal::text(best)].concat());
        line("rating", Some(&[decimal::text(value), best.unwrap_or_default()].concat()), &mut yaml);
    }
    for (index, identifier) in meta.identifiers.iter().enumerate() {
        // A key stands once.
        let first = meta.identifiers[..index].iter().all(|other| other.scheme != identifier.scheme);
        let known = ["doi", "isbn", "issn", "pmid", "pmcid", "arxiv", "guid"];
        if let Some(key) = known.into_iter().find(|known| first && *known == identifier.scheme) {
            line(key, Some(&identifier.value), &mut yaml);
        }
    }
    line("description", meta.excerpt.as_deref(), &mut yaml);
    let image = image.map(|image| image.url.as_str());
    line("image", image.map(|address| place_of(address, embedded).unwrap_or(address)), &mut yaml);
    if let Some(rights) = &meta.rights {
        line("copyright", rights.notice.as_deref().or(rights.holder.as_deref()), &mut yaml);
        line("license", rights.license.as_ref().map(|url| url.as_str()), &mut yaml);
        line("terms", rights.terms.as_deref(), &mut yaml);
    }
    let correction = |correction: &Correction| match &correction.date {
        Some(date) => quoted(&[date, ": ", &correction.text].concat()),
        None => quoted(&correction.text),
    };
    list("corrections", meta.corrections.iter().map(correction).collect(), &mut yaml);
    if yaml.is_empty() { yaml } else { ["---\n", &yaml, "---"].concat() }
}

/// A name, or a map where more than the name is known.
fn author(author: &Author) -> String {
    let more = [
        ("role", author.role.as_deref()),
        ("url", author.url.as_ref().map(|url| url.as_str())),
        ("orcid", author.orcid.as_deref()),
        ("email", author.email.as_deref()),
    ];
    let more = more.into_iter().filter_map(|(key, value)| Some([", ", key, ": ", &quoted(value?)].concat()));
    let more: String = more.collect();
    let name = quoted(&author.name);
    if more.is_empty() { name } else { ["{name: ", &name, &more, "}"].concat() }
}

fn line(key: &str, value: Option<&str>, yaml: &mut String) {
    if let Some(value) = value {
        yaml.push_str(&[key, ": ", &quoted(value), "\n"].concat());
    }
}

/// A date is bare, so that programs take it for one.
fn date(key: &str, value: Option<&str>, yaml: &mut String) {
    let is_date = |value: &&str| {
        value.starts_with(|first: char| first.is_ascii_digit())
            && value.bytes().all(|byte| byte.is_ascii_digit() || b"-+:.TZ".contains(&byte))
    };
    match value.filter(is_date) {
        Some(value) => yaml.push_str(&[key, ": ", value, "\n"].concat()),
        None => line(key, value, yaml),
    }
}

fn list(key: &str, values: Vec<String>, yaml: &mut String) {
    if !values.is_empty() {
        yaml.push_str(&[key, ": [", &values.join(", "), "]\n"].concat());
    }
}

/// Strings of JSON are strings of YAML too.
fn quoted(value: &str) -> String {
    serde_json::to_string(value).expect("a text is JSON")
}
