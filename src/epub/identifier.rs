//! What a book is known by: the same whenever it is made.

use super::Book;
use crate::prose;

/// The address of the article, else its DOI, else a number made of what it says of itself.
pub(super) fn identifier(book: &Book<'_>) -> String {
    let meta = &book.article.meta;
    if let Some(url) = meta.url.as_ref().filter(|url| url.origin().is_some()) {
        return url.as_str().to_string();
    }
    if let Some(doi) = meta.identifiers.iter().find(|identifier| identifier.scheme.eq_ignore_ascii_case("doi")) {
        return ["https://doi.org/", doi.value.trim()].concat();
    }
    let mut text = String::new();
    for part in [&meta.title, &meta.published, &meta.site_name].into_iter().flatten() {
        text.push_str(part);
        text.push('\n');
    }
    for author in &meta.authors {
        text.push_str(&author.name);
        text.push('\n');
    }
    if meta.title.is_none() {
        text.push_str(&prose::prose(book.article));
    }
    uuid(hash(text.as_bytes()))
}

/// FNV-1a of 128 bits: <https://datatracker.ietf.org/doc/html/draft-eastlake-fnv>.
fn hash(bytes: &[u8]) -> u128 {
    let mut hash = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128;
    for byte in bytes {
        hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    hash
}

/// A number as a UUID of version 8, which is made as its maker likes: <https://www.rfc-editor.org/rfc/rfc9562#section-5.8>.
fn uuid(number: u128) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::from("urn:uuid:");
    for place in 0..32_u32 {
        if matches!(place, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        let digit = (number >> (124 - 4 * place)) as usize & 15;
        let digit = match place {
            12 => 8,
            16 => 8 | digit & 3,
            _ => digit,
        };
        text.push(char::from(DIGITS[digit]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_as_it_is_wanted() {
        assert_eq!(hash(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(hash(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(uuid(u128::MAX), "urn:uuid:ffffffff-ffff-8fff-bfff-ffffffffffff");
    }
}
