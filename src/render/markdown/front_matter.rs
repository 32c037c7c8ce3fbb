//! What an article says about itself, as YAML between lines of three hyphens.

use crate::model::{Meta, walk};

/// The front matter of an article; nothing where there is nothing to say.
pub(super) fn front_matter(meta: &Meta) -> String {
    let standfirst = || {
        let text: Vec<String> = meta.standfirst.iter().map(walk::block_text).collect();
        (!text.is_empty()).then(|| text.join(" "))
    };
    let names = |names: Vec<&str>| names.into_iter().map(String::from).collect::<Vec<_>>();
    let image = meta.lead_image.as_ref().and_then(|figure| figure.images.first());
    let mut yaml = String::new();
    line("title", meta.title.as_deref(), &mut yaml);
    line("subtitle", meta.subtitle.clone().or_else(standfirst).as_deref(), &mut yaml);
    line("kicker", meta.kicker.as_deref(), &mut yaml);
    list("authors", &names(meta.authors.iter().map(|author| author.name.as_str()).collect()), &mut yaml);
    date("date", meta.published.as_deref(), &mut yaml);
    date("lastmod", meta.modified.as_deref(), &mut yaml);
    line("dateline", meta.dateline.as_deref(), &mut yaml);
    line("section", meta.section.as_deref(), &mut yaml);
    list("tags", &names(meta.tags.iter().map(|tag| tag.name.as_str()).collect()), &mut yaml);
    line("series", meta.series.as_ref().map(|series| series.title.as_str()), &mut yaml);
    line("site_name", meta.site_name.as_deref(), &mut yaml);
    line("publisher", meta.publisher.as_ref().map(|publisher| publisher.name.as_str()), &mut yaml);
    line("url", meta.url.as_ref().map(|url| url.as_str()), &mut yaml);
    line("language", meta.language.as_deref(), &mut yaml);
    line("description", meta.excerpt.as_deref(), &mut yaml);
    line("image", image.map(|image| image.url.as_str()), &mut yaml);
    if let Some(rights) = &meta.rights {
        line("copyright", rights.notice.as_deref().or(rights.holder.as_deref()), &mut yaml);
        line("license", rights.license.as_ref().map(|url| url.as_str()), &mut yaml);
    }
    let corrections: Vec<String> = meta
        .corrections
        .iter()
        .map(|correction| match &correction.date {
            Some(date) => [date, ": ", &correction.text].concat(),
            None => correction.text.clone(),
        })
        .collect();
    list("corrections", &corrections, &mut yaml);
    if yaml.is_empty() { yaml } else { ["---\n", &yaml, "---"].concat() }
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

fn list(key: &str, values: &[String], yaml: &mut String) {
    if !values.is_empty() {
        let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
        yaml.push_str(&[key, ": [", &values.join(", "), "]\n"].concat());
    }
}

/// Strings of JSON are strings of YAML too.
fn quoted(value: &str) -> String {
    serde_json::to_string(value).expect("a text is JSON")
}
