//! Where the links of the text lead, for paper: there nobody can follow them.

use crate::labels::Labels;
use crate::render::{Sink, element};

/// Writes the addresses, in the order of their links, which the style sheet numbers alike.
pub fn addresses(addresses: &[String], labels: &Labels, sink: &mut dyn Sink) {
    element(sink, "section", &[("class", Some("addresses")), ("lang", Some(labels.language()))], |sink| {
        element(sink, "p", &[("class", Some("addresses-title"))], |sink| sink.text(labels.addresses()));
        element(sink, "ol", &[("dir", Some("ltr"))], |sink| {
            for address in addresses {
                element(sink, "li", &[], |sink| sink.text(address));
            }
        });
    });
}
