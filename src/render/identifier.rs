//! Where the identifiers of articles lead.

use crate::model::{Identifier, Inline, Purpose, Reference, Url, walk};

/// The address that a registry gives an identifier, with the registry's name.
pub(super) fn resolve(identifier: &Identifier) -> Option<(&'static str, Url)> {
    let (name, address) = match identifier.scheme.to_ascii_lowercase().as_str() {
        "doi" => ("DOI", "https://doi.org/"),
        "pmid" => ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/"),
        "pmcid" | "pmc" => ("PMC", "https://pmc.ncbi.nlm.nih.gov/articles/"),
        "arxiv" => ("arXiv", "https://arxiv.org/abs/"),
        "orcid" => ("ORCID iD", "https://orcid.org/"),
        _ => return None,
    };
    let value = identifier.value.trim();
    // What an address would take for its own.
    let value = value.replace('%', "%25").replace('#', "%23").replace('?', "%3F");
    (!value.is_empty()).then(|| Url::parse(&[address, &value].concat(), Purpose::Link)).flatten().map(|url| (name, url))
}

/// Links to an entry of the bibliography beside those that it has already.
pub(super) fn links(reference: &Reference) -> Vec<(&'static str, Url)> {
    let mut linked: Vec<&Url> = reference.url.iter().collect();
    walk::each_inline(&reference.content, &mut |inline| {
        if let Inline::Link { url, .. } = inline {
            linked.push(url);
        }
    });
    let is_linked = |identifier: &&Identifier| {
        let end = ["/", identifier.value.trim()].concat().to_ascii_lowercase();
        linked.iter().any(|url| url.as_str().trim_end_matches('/').to_ascii_lowercase().ends_with(&end))
    };
    reference.identifiers.iter().filter(|identifier| !is_linked(identifier)).filter_map(resolve).collect()
}
