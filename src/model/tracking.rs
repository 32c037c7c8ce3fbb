//! Parameters of addresses that tell who has come from where, and do nothing else.

/// Their names. Who gives them out says so of each: Google of `gclid`, `dclid`, `gbraid`, `wbraid`, `srsltid`, `_gl`
/// (<https://support.google.com/analytics/answer/11367152>), Meta of `fbclid`, Microsoft of `msclkid`, Yandex of `yclid`,
/// `ysclid` and `ymclid`, Matomo of `mtm_cid` and `pk_cid`, the senders of newsletters of the others. Browsers take the
/// same ones off: <https://firefox-source-docs.mozilla.org/toolkit/components/antitracking/anti-tracking/query-stripping/>,
/// <https://github.com/brave/brave-browser/wiki/Query-String-Filter>. What an address may need to work, such as `ref`, `id`
/// or `source`, is none of them.
const NAMES: &[&str] = &[
    "fbclid",
    "fb_action_ids",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "srsltid",
    "_gl",
    "msclkid",
    "yclid",
    "ysclid",
    "ymclid",
    "_openstat",
    "twclid",
    "ttclid",
    "li_fat_id",
    "igshid",
    "epik",
    "irclickid",
    "rb_clickid",
    "s_cid",
    "mtm_cid",
    "pk_cid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "vero_id",
    "vero_conv",
    "oly_anon_id",
    "oly_enc_id",
    "__s",
    "_hsenc",
    "_hsmi",
    "__hssc",
    "__hstc",
    "__hsfp",
    "hsctatracking",
    "ml_subscriber",
    "ml_subscriber_hash",
    "_bhlid",
    "ss_email_id",
    "et_rid",
    "wickedid",
];

/// What the names of whole families start with: Google Analytics and whoever speaks its language
/// (<https://support.google.com/analytics/answer/10917952>), Matomo (<https://matomo.org/faq/reports/what-is-campaign-tracking/>).
const BEGINNINGS: &[&str] = &["utm_", "mtm_", "pk_campaign", "pk_kwd", "pk_source", "pk_medium", "pk_content"];

/// Whether an address has a parameter that follows readers.
pub(super) fn is_in(address: &str) -> bool {
    query_of(address).is_some_and(|(start, end)| address[start..end].split('&').any(follows))
}

/// An address without the parameters that follow readers; everything else of it stays as it is.
pub(super) fn without(address: String) -> String {
    if !is_in(&address) {
        return address;
    }
    let Some((start, end)) = query_of(&address) else { return address };
    let mut text = String::with_capacity(address.len());
    // Up to the question mark, which stands there only where something follows it.
    text.push_str(&address[..start - 1]);
    let mut mark = '?';
    for parameter in address[start..end].split('&').filter(|parameter| !follows(parameter)) {
        text.push(mark);
        text.push_str(parameter);
        mark = '&';
    }
    text.push_str(&address[end..]);
    text
}

/// Where the query of an address starts and ends. What is sent to a program, such as a letter, has none.
fn query_of(address: &str) -> Option<(usize, usize)> {
    let is_other = |scheme| address.starts_with(scheme);
    if ["data:", "mailto:", "tel:", "geo:"].into_iter().any(is_other) {
        return None;
    }
    let end = address.find('#').unwrap_or(address.len());
    let start = address[..end].find('?')? + 1;
    Some((start, end))
}

fn follows(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or(parameter);
    // `&amp;` that was escaped twice.
    let name = name.strip_prefix("amp;").unwrap_or(name);
    let starts_with = |start: &&str| name.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start));
    BEGINNINGS.iter().any(starts_with) || NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use crate::model::{Purpose, Url};

    #[test]
    fn what_follows_readers_is_taken_off_and_the_rest_stays() {
        for (address, expected) in [
            ("https://a.example/?utm_source=x", "https://a.example/"),
            ("https://a.example/p?id=7&utm_medium=mail&page=2#part", "https://a.example/p?id=7&page=2#part"),
            ("https://a.example/p?fbclid=1&id=7", "https://a.example/p?id=7"),
            ("https://a.example/p?id=7&amp;utm_term=x", "https://a.example/p?id=7"),
            ("https://a.example/p?UTM_Campaign=x&GCLID=y", "https://a.example/p"),
            ("p.png?utm_source=x&w=640", "p.png?w=640"),
            // What may be needed stays, however it looks.
            ("https://a.example/p?", "https://a.example/p?"),
            (
                "https://a.example/p?ref=x&source=y&gclidx=1&id=utm_source",
                "https://a.example/p?ref=x&source=y&gclidx=1&id=utm_source",
            ),
            ("https://a.example/p#?utm_source=x", "https://a.example/p#?utm_source=x"),
            ("https://a.example/?a=1&&b=2", "https://a.example/?a=1&&b=2"),
            ("mailto:a@b.example?utm_source=x", "mailto:a@b.example?utm_source=x"),
        ] {
            assert_eq!(Url::parse(address, Purpose::Link).unwrap().as_str(), expected);
        }
        let data = "data:image/svg+xml,<svg/>?utm_source=x";
        assert!(Url::parse(data, Purpose::Media).unwrap().as_str().ends_with("?utm_source=x"));
        let base = Url::parse("https://a.example/p?utm_source=x", Purpose::Link);
        assert_eq!(Url::join(base.as_ref(), "#n", Purpose::Link).unwrap().as_str(), "https://a.example/p#n");
    }
}
