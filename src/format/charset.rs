//! Bytes → text.

use crate::error::{Error, ErrorCode};

/// How a payload in one of the older encodings becomes text: the WHATWG label of the encoding and the bytes.
/// `None` where the label is unknown.
///
/// On the web this is the browser's `TextDecoder`; elsewhere encoding_rs. Its tables do not belong into the `.wasm`.
#[derive(Clone, Copy)]
pub struct Decode(pub fn(&str, &[u8]) -> Option<String>);

impl Default for Decode {
    #[cfg(not(target_arch = "wasm32"))]
    fn default() -> Self {
        Decode(|label, bytes| {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
            Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
        })
    }

    #[cfg(target_arch = "wasm32")]
    fn default() -> Self {
        Decode(|_, _| None)
    }
}

/// Decodes by byte order mark, then as UTF-8 where that works, then by the charset of the header or of the payload
/// itself, then as windows-1252. The flag says whether something had to be replaced.
///
/// Valid UTF-8 wins over what is declared: text in another encoding is hardly ever valid UTF-8 by chance, while wrong
/// declarations are common.
pub fn decode(bytes: &[u8], content_type: Option<&str>, decode: Decode) -> Result<(String, bool), Error> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return Ok(lossy(rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return Ok(utf16(rest, u16::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return Ok(utf16(rest, u16::from_be_bytes));
    }
    let head = &bytes[..bytes.len().min(1024)];
    if let Some(kind) = binary(head) {
        return Err(Error::new(ErrorCode::Binary, format!("the payload is {kind}, not text")));
    }
    if let Some(big_endian) = utf16_without_mark(head) {
        return Ok(utf16(bytes, if big_endian { u16::from_be_bytes } else { u16::from_le_bytes }));
    }
    if head.contains(&0) {
        return Err(Error::new(ErrorCode::Binary, "the payload is binary data, not text"));
    }
    let declared = content_type.and_then(|value| charset_of(value.as_bytes())).or_else(|| charset_of(head));
    match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.to_string(), false)),
        // A bad byte behind other characters beyond ASCII, or late in a long text of which nothing is said, or a
        // download that broke off: still UTF-8.
        Err(error) if !bytes[..error.valid_up_to()].is_ascii() => return Ok(lossy(bytes)),
        Err(error) if error.valid_up_to() > 4096 && declared.is_none() => return Ok(lossy(bytes)),
        Err(error) if error.error_len().is_none() && declared.is_none() => return Ok(lossy(bytes)),
        Err(_) => {}
    }
    match declared.as_deref() {
        None | Some("windows-1252" | "cp1252" | "iso-8859-1" | "latin1" | "us-ascii" | "ascii") => {
            Ok((bytes.iter().map(|byte| windows_1252(*byte)).collect(), false))
        }
        Some("utf-8" | "utf8") => Ok(lossy(bytes)),
        Some(label) => Ok((decode.0)(label, bytes).map_or_else(
            || lossy(bytes),
            |text| {
                let damaged = text.contains('\u{fffd}');
                (text, damaged)
            },
        )),
    }
}

fn lossy(bytes: &[u8]) -> (String, bool) {
    let text = String::from_utf8_lossy(bytes);
    let damaged = matches!(text, std::borrow::Cow::Owned(_));
    (text.into_owned(), damaged)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, bool) {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut damaged = bytes.len() % 2 == 1;
    let mut text: String = char::decode_utf16(units)
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                damaged = true;
                char::REPLACEMENT_CHARACTER
            })
        })
        .collect();
    if bytes.len() % 2 == 1 {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    (text, damaged)
}

/// Whether the text is UTF-16 without a mark, and whether big-endian: every other byte of its start is zero.
fn utf16_without_mark(head: &[u8]) -> Option<bool> {
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |offset| head.iter().skip(offset).step_by(2).take(pairs).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    match () {
        () if odd * 10 > pairs * 7 && even == 0 => Some(false),
        () if even * 10 > pairs * 7 && odd == 0 => Some(true),
        () => None,
    }
}

/// What kind of file this is, if it is a well-known kind that holds no article text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: &[(&[u8], &str)] = &[
        (b"\x89PNG", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"RIFF", "a RIFF file"),
        (b"%PDF-", "a PDF document"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\x1f\x8b", "a gzip archive"),
        (b"\0asm", "a WebAssembly module"),
        (b"\x7fELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"ID3", "an MP3 sound"),
        (b"OggS", "an Ogg file"),
        (b"wOFF", "a font"),
        (b"wOF2", "a font"),
    ];
    // A text may start with the letters of a signature, but has no control characters behind them.
    let is_text = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | b'\x0c' | b' '..);
    let (_, kind) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature))?;
    (bytes.starts_with(b"%PDF-") || !bytes.iter().all(is_text)).then_some(*kind)
}

/// The label behind `charset=` (a header, `<meta>`) or `encoding=` (an XML declaration), lower case.
fn charset_of(bytes: &[u8]) -> Option<String> {
    let text: String = bytes.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let at = ["charset", "encoding"].iter().find_map(|name| {
        let rest = text[text.find(name)? + name.len()..].trim_start();
        rest.strip_prefix('=').map(str::trim_start)
    })?;
    let label: String = at
        .trim_start_matches(['"', '\''])
        .chars()
        .take_while(|character| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | ':' | '.'))
        .collect();
    (!label.is_empty()).then_some(label)
}

/// <https://encoding.spec.whatwg.org/#windows-1252>
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], content_type: Option<&str>) -> (String, bool) {
        decode(bytes, content_type, Decode::default()).unwrap()
    }

    #[test]
    fn text_is_read_in_its_own_encoding() {
        for (bytes, content_type, expected) in [
            (&b"\xef\xbb\xbfA\xc3\xa9"[..], None, "Aé"),
            (b"\xff\xfeA\0\xe9\0", None, "Aé"),
            (b"\xfe\xff\0A\0\xe9", None, "Aé"),
            (b"W\0o\0r\0d\0s\0", None, "Words"),
            (b"caf\xe9 \x93ol\xe9\x94", None, "café “olé”"),
            (b"caf\xe9", Some("text/plain; charset=ISO-8859-1"), "café"),
            (b"\xcf\xf0\xe8\xe2\xe5\xf2", Some("text/plain; charset=windows-1251"), "Привет"),
            (b"<meta charset=\"shift_jis\">\x93\xfa\x96{", None, "<meta charset=\"shift_jis\">日本"),
            ("naïve".as_bytes(), Some("text/plain; charset=iso-8859-1"), "naïve"),
        ] {
            assert_eq!(text(bytes, content_type), (expected.to_string(), false), "{expected}");
        }
    }

    #[test]
    fn a_text_that_breaks_off_inside_a_character_is_still_text() {
        assert_eq!(text("Zoë".as_bytes().split_last().unwrap().1, None), ("Zo\u{fffd}".to_string(), true));
    }

    #[test]
    fn a_picture_is_not_text() {
        for bytes in [&b"\x89PNG\r\n\x1a\n"[..], b"%PDF-1.7", b"abc\0def\0\x01"] {
            assert_eq!(decode(bytes, None, Decode::default()).unwrap_err().code(), "binary");
        }
    }
}
