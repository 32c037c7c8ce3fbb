//! Documents that are made to stand in frames of other pages.

use super::{Embed, Purpose, Url};

/// A document for frames, as its provider describes it.
struct Player {
    /// What its address starts with; of `https`, without `www.`.
    start: &'static str,
    /// What it starts with where it asks least of a reader, if that is another.
    quiet: Option<&'static str>,
    /// The parameter by which it is told to ask least.
    parameter: Option<&'static str>,
}

/// Each leaves alone whoever only looks at it, or can be told to. What is in none of these is a program of anybody, and
/// stays a link.
///
/// YouTube: <https://support.google.com/youtube/answer/171780>, *privacy-enhanced mode*. Vimeo:
/// <https://developer.vimeo.com/player/sdk/embed>, `dnt`. Internet Archive: <https://archive.org/help/video.php>.
/// OpenStreetMap: <https://wiki.openstreetmap.org/wiki/Export>. Datawrapper and Flourish publish charts as plain documents.
/// The others play sounds and lectures.
#[rustfmt::skip]
const PLAYERS: &[Player] = &[
    Player { start: "youtube-nocookie.com/embed/", quiet: Some("www.youtube-nocookie.com/embed/"), parameter: None },
    Player { start: "youtube.com/embed/", quiet: Some("www.youtube-nocookie.com/embed/"), parameter: None },
    Player { start: "player.vimeo.com/video/", quiet: None, parameter: Some("dnt=1") },
    Player { start: "archive.org/embed/", quiet: None, parameter: None },
    Player { start: "openstreetmap.org/export/embed.html", quiet: None, parameter: None },
    Player { start: "datawrapper.dwcdn.net/", quiet: None, parameter: None },
    Player { start: "flo.uri.sh/", quiet: None, parameter: None },
    Player { start: "embed.ted.com/talks/", quiet: None, parameter: None },
    Player { start: "w.soundcloud.com/player/", quiet: None, parameter: None },
    Player { start: "open.spotify.com/embed/", quiet: None, parameter: None },
    Player { start: "bandcamp.com/EmbeddedPlayer/", quiet: None, parameter: None },
];

impl Embed {
    /// The document that a viewer may put into a frame when the reader asks for it: that of a known provider, by the
    /// address that asks least of a reader.
    pub fn player(&self) -> Option<Url> {
        let rest = self.frame.as_ref()?.as_str().strip_prefix("https://")?;
        let own = rest.strip_prefix("www.").unwrap_or(rest);
        let (player, end) = PLAYERS.iter().find_map(|player| Some((player, own.strip_prefix(player.start)?)))?;
        let start = player.quiet.unwrap_or(&rest[..rest.len() - end.len()]);
        let mut address = ["https://", start, end].concat();
        let is_new = |parameter: &&str| !address.contains(*parameter);
        if let Some(parameter) = player.parameter.filter(is_new) {
            let fragment = address.find('#').map(|at| address.split_off(at));
            address.push(if address.contains('?') { '&' } else { '?' });
            address.push_str(parameter);
            address.push_str(fragment.as_deref().unwrap_or_default());
        }
        Url::parse(&address, Purpose::Frame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_is_asked_for_by_the_address_that_asks_least() {
        for (frame, player) in [
            ("https://www.youtube.com/embed/abc?start=5", Some("https://www.youtube-nocookie.com/embed/abc?start=5")),
            ("https://www.youtube-nocookie.com/embed/abc", Some("https://www.youtube-nocookie.com/embed/abc")),
            ("https://player.vimeo.com/video/1", Some("https://player.vimeo.com/video/1?dnt=1")),
            ("https://player.vimeo.com/video/1?h=2#t=3s", Some("https://player.vimeo.com/video/1?h=2&dnt=1#t=3s")),
            ("https://player.vimeo.com/video/1?dnt=1", Some("https://player.vimeo.com/video/1?dnt=1")),
            (
                "https://www.openstreetmap.org/export/embed.html?bbox=1",
                Some("https://www.openstreetmap.org/export/embed.html?bbox=1"),
            ),
            ("https://youtube.com.evil.example/embed/abc", None),
            ("https://evil.example/www.youtube.com/embed/abc", None),
            ("https://youtube.com@evil.example/embed/abc", None),
            ("https://www.youtube.com/embed/%2e%2e/redirect?q=https://evil.example", None),
            ("https://www.youtube.com/embed/.%2E/redirect", None),
            ("https://weather.example/widget", None),
        ] {
            let embed = Embed { frame: Url::parse(frame, Purpose::Frame), ..Embed::default() };
            assert_eq!(embed.player().as_ref().map(Url::as_str), player, "{frame}");
        }
    }
}
