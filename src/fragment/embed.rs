//! What other sites would show in the page: films, posts, maps, and the frames they come in.

use super::Converter;
use super::class::{attribute, find_class, first_attribute, has_class, pixels, plain, style};
use super::flow::Flow;
use crate::builder;
use crate::builder::percent_decode;
use crate::date;
use crate::html::{Name, NodeId};
use crate::model::{Block, Embed, Image, Inline, LinkCard, LinkRelation, NoticeCode, Purpose, Url, walk};

/// Hosts, the name of who shows something there, and how the page of it is found from the address of its frame.
struct Provider {
    host: &'static str,
    name: &'static str,
    page: Page,
}

#[derive(Clone, Copy)]
enum Page {
    /// The frame's own address.
    Frame,
    /// What stands behind a part of the path, behind another beginning.
    Path(&'static str, &'static str),
    /// The address that a parameter holds.
    Parameter(&'static str),
}

#[rustfmt::skip]
const PROVIDERS: &[Provider] = &[
    Provider { host: "youtube.com", name: "YouTube", page: Page::Path("/embed/", "https://www.youtube.com/watch?v=") },
    Provider { host: "youtube-nocookie.com", name: "YouTube", page: Page::Path("/embed/", "https://www.youtube.com/watch?v=") },
    Provider { host: "youtu.be", name: "YouTube", page: Page::Frame },
    Provider { host: "player.vimeo.com", name: "Vimeo", page: Page::Path("/video/", "https://vimeo.com/") },
    Provider { host: "vimeo.com", name: "Vimeo", page: Page::Frame },
    Provider { host: "dailymotion.com", name: "Dailymotion", page: Page::Path("/embed/video/", "https://www.dailymotion.com/video/") },
    Provider { host: "open.spotify.com", name: "Spotify", page: Page::Path("/embed/", "https://open.spotify.com/") },
    Provider { host: "soundcloud.com", name: "SoundCloud", page: Page::Parameter("url") },
    Provider { host: "bandcamp.com", name: "Bandcamp", page: Page::Frame },
    Provider { host: "podcasts.apple.com", name: "Apple Podcasts", page: Page::Frame },
    Provider { host: "music.apple.com", name: "Apple Music", page: Page::Frame },
    Provider { host: "platform.twitter.com", name: "X", page: Page::Parameter("id") },
    Provider { host: "twitter.com", name: "X", page: Page::Frame },
    Provider { host: "x.com", name: "X", page: Page::Frame },
    Provider { host: "instagram.com", name: "Instagram", page: Page::Frame },
    Provider { host: "tiktok.com", name: "TikTok", page: Page::Frame },
    Provider { host: "facebook.com", name: "Facebook", page: Page::Parameter("href") },
    Provider { host: "embed.bsky.app", name: "Bluesky", page: Page::Frame },
    Provider { host: "reddit.com", name: "Reddit", page: Page::Frame },
    Provider { host: "redditmedia.com", name: "Reddit", page: Page::Frame },
    Provider { host: "linkedin.com", name: "LinkedIn", page: Page::Frame },
    Provider { host: "pinterest.com", name: "Pinterest", page: Page::Frame },
    Provider { host: "threads.net", name: "Threads", page: Page::Frame },
    Provider { host: "t.me", name: "Telegram", page: Page::Frame },
    Provider { host: "codepen.io", name: "CodePen", page: Page::Frame },
    Provider { host: "codesandbox.io", name: "CodeSandbox", page: Page::Frame },
    Provider { host: "jsfiddle.net", name: "JSFiddle", page: Page::Frame },
    Provider { host: "stackblitz.com", name: "StackBlitz", page: Page::Frame },
    Provider { host: "gist.github.com", name: "GitHub Gist", page: Page::Frame },
    Provider { host: "openstreetmap.org", name: "OpenStreetMap", page: Page::Frame },
    Provider { host: "datawrapper.dwcdn.net", name: "Datawrapper", page: Page::Frame },
    Provider { host: "flo.uri.sh", name: "Flourish", page: Page::Frame },
    Provider { host: "observablehq.com", name: "Observable", page: Page::Frame },
    Provider { host: "slideshare.net", name: "SlideShare", page: Page::Frame },
    Provider { host: "documentcloud.org", name: "DocumentCloud", page: Page::Frame },
    Provider { host: "scribd.com", name: "Scribd", page: Page::Frame },
    Provider { host: "ted.com", name: "TED", page: Page::Frame },
    Provider { host: "twitch.tv", name: "Twitch", page: Page::Frame },
    Provider { host: "archive.org", name: "Internet Archive", page: Page::Path("/embed/", "https://archive.org/details/") },
];

/// Quotations that a script of another site would replace by a post, and the attribute with its address.
#[rustfmt::skip]
const POSTS: &[(&str, &str, &str)] = &[
    ("twitter-tweet", "X", ""),
    ("twitter-video", "X", ""),
    ("instagram-media", "Instagram", "data-instgrm-permalink"),
    ("tiktok-embed", "TikTok", "cite"),
    ("bluesky-embed", "Bluesky", ""),
    ("mastodon-embed", "Mastodon", "data-embed-url"),
    ("reddit-embed-bq", "Reddit", ""),
    ("reddit-card", "Reddit", ""),
    ("imgur-embed-pub", "Imgur", ""),
    ("text-post-media", "Threads", "data-text-post-permalink"),
    ("fb-post", "Facebook", "data-href"),
    ("fb-video", "Facebook", "data-href"),
];

const ADDRESSES: &[&str] = &["src", "data-src", "data-lazy-src", "data-cmp-src", "data-litespeed-src", "data-url"];

impl Converter<'_, '_> {
    pub(super) fn frame(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let mut addresses = ADDRESSES.iter().filter_map(|name| attribute(tree, id, name));
        let Some(address) = addresses.find(|address| !address.starts_with("about:")) else {
            return self.unsupported(id, "a frame without an address");
        };
        let (width, height) = (pixels(tree, id, "width"), pixels(tree, id, "height"));
        let is_unseen = style(tree, id, "display").is_some_and(|display| display == "none");
        if is_unseen || width.is_some_and(|width| width <= 2) || height.is_some_and(|height| height <= 2) {
            self.left_out(id, NoticeCode::Tracking, "a frame that nobody can see");
            return;
        }
        let Some(frame) = self.frame_address(address) else { return self.unsupported(id, "a frame") };
        let mut embed = embed_of(frame);
        embed.id = self.anchors.block_id(tree, id);
        embed.title = first_attribute(tree, id, &["title", "aria-label"]).map(str::to_string);
        (embed.width, embed.height) = (width, height);
        flow.blocks.push(Block::Embed(embed));
    }

    /// The address of a frame; one that is not encrypted is asked for as if it were.
    fn frame_address(&mut self, address: &str) -> Option<Url> {
        let url = Url::join(self.builder.base(), address, Purpose::Link);
        let plain = url.as_ref().and_then(|url| url.as_str().strip_prefix("http://"));
        match plain {
            Some(rest) => self.builder.frame(&["https://", rest].concat()),
            None => self.builder.frame(address),
        }
    }

    /// An `object`: a picture, a file, a frame, or what it holds for browsers that cannot show it.
    pub(super) fn object(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        let kind = attribute(tree, id, "type").unwrap_or_default();
        let address = attribute(tree, id, "data");
        if kind.starts_with("image/")
            && let Some(url) = address.and_then(|address| self.builder.media(address))
        {
            let (width, height) = (pixels(tree, id, "width"), pixels(tree, id, "height"));
            let alt = Some(plain(tree, id)).filter(|alt| !alt.is_empty());
            return flow.line.push(Inline::Image(Image { alt, width, height, ..Image::new(url) }));
        }
        let before = flow.blocks.len();
        self.children(id, flow);
        self.flush(flow);
        if flow.blocks.len() > before {
            return;
        }
        match address.and_then(|address| self.builder.link(address)) {
            Some(url) => flow.blocks.push(Block::LinkCard(file_card(url, Some(kind).filter(|kind| !kind.is_empty())))),
            None => self.unsupported(id, "an object"),
        }
    }

    /// The post that a quotation stands for.
    pub(super) fn post(&mut self, id: NodeId) -> Option<Block> {
        let tree = self.tree;
        let class = POSTS.iter().find(|(class, ..)| has_class(tree, id, &[class]));
        let &(_, provider, name) = class?;
        // The last link leads to the post itself.
        let links = tree.descendants(id).filter(|&id| tree.name(id) == Name::A);
        let last = links.filter_map(|id| attribute(tree, id, "href")).rfind(|href| href.starts_with("http"));
        let address = attribute(tree, id, name).or(attribute(tree, id, "cite")).or(last);
        let mut embed = Embed { provider: Some(provider.into()), ..Embed::default() };
        embed.url = address.and_then(|address| self.builder.link(address));
        embed.blocks = self.blocks(id);
        if let Some(Block::Paragraph { content, .. }) = embed.blocks.last()
            && let Some((author, rest)) = author_of(&walk::text(content))
        {
            embed.published = date::parse(&rest);
            embed.author = Some(author);
            embed.blocks.pop();
            if embed.published.is_none() {
                embed.blocks.extend(builder::paragraph(vec![Inline::text(rest)]));
            }
        }
        (embed.url.is_some() || !embed.blocks.is_empty()).then_some(Block::Embed(embed))
    }

    /// Elements that a script would fill from another site.
    pub(super) fn embed_by_script(&mut self, id: NodeId, name: Name, flow: &mut Flow) -> bool {
        let tree = self.tree;
        let url = match name {
            Name::SCRIPT => {
                let address = attribute(tree, id, "src").filter(|address| address.contains("gist.github.com/"));
                let page = address.map(|address| address.split(".js").next().unwrap_or(address));
                page.and_then(|page| self.builder.link(page)).map(|url| (url, "GitHub Gist"))
            }
            Name::P | Name::DIV if has_class(tree, id, &["codepen"]) => {
                let (user, pen) = (attribute(tree, id, "data-user"), attribute(tree, id, "data-slug-hash"));
                let address = user.zip(pen).map(|(user, pen)| ["https://codepen.io/", user, "/pen/", pen].concat());
                address.and_then(|address| self.builder.link(&address)).map(|url| (url, "CodePen"))
            }
            Name::DIV => match find_class(tree, id, &["fb-post", "fb-video"]) {
                Some(_) => {
                    let address = attribute(tree, id, "data-href");
                    address.and_then(|address| self.builder.link(address)).map(|url| (url, "Facebook"))
                }
                None => None,
            },
            _ if tree.name_text(id) == "lite-youtube" => {
                let address = attribute(tree, id, "videoid").map(|id| ["https://www.youtube.com/embed/", id].concat());
                if let Some(frame) = address.and_then(|address| self.builder.frame(&address)) {
                    self.flush(flow);
                    flow.blocks.push(Block::Embed(embed_of(frame)));
                    return true;
                }
                None
            }
            _ => None,
        };
        let Some((url, provider)) = url else { return false };
        self.flush(flow);
        flow.blocks.push(Block::Embed(Embed { provider: Some(provider.into()), url: Some(url), ..Embed::default() }));
        true
    }
}

/// A card for a file.
pub(super) fn file_card(url: Url, media_type: Option<&str>) -> LinkCard {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = percent_decode(path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(path));
    let media_type = media_type.map(str::to_string);
    let (description, site_name, author, image, bytes) = (None, None, None, None, None);
    LinkCard {
        url,
        title: name,
        description,
        site_name,
        author,
        image,
        relation: Some(LinkRelation::Attachment),
        media_type,
        bytes,
    }
}

/// What a frame shows.
fn embed_of(frame: Url) -> Embed {
    let host = frame.host().unwrap_or_default().to_string();
    let is_of = |provider: &&Provider| {
        host.strip_suffix(provider.host).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let address = frame.as_str();
    let is_map = host.contains("google.") && address.contains("/maps");
    let provider = PROVIDERS.iter().find(is_of);
    let name = match provider {
        Some(provider) => provider.name,
        None if is_map => "Google Maps",
        None => host.trim_start_matches("www."),
    };
    let page = provider.and_then(|provider| page_of(address, provider.page));
    let mut embed = Embed { provider: Some(name.to_string()), ..Embed::default() };
    embed.url = page.and_then(|page| Url::parse(&page, Purpose::Link)).or_else(|| Url::parse(address, Purpose::Link));
    if name == "YouTube"
        && let Some(film) = part_after(address, "/embed/").filter(|film| *film != "videoseries")
    {
        let still = Url::parse(&["https://i.ytimg.com/vi/", film, "/hqdefault.jpg"].concat(), Purpose::Media);
        let (width, height) = (Some(480), Some(360));
        embed.thumbnail = still.map(|url| Image { alt: Some(String::new()), width, height, ..Image::new(url) });
    }
    embed.frame = Some(frame);
    // The address that asks least, where it is known.
    embed.frame = embed.player().or(embed.frame);
    embed
}

fn page_of(address: &str, page: Page) -> Option<String> {
    match page {
        Page::Frame => None,
        Page::Path(part, start) => Some([start, part_after(address, part)?].concat()),
        Page::Parameter(name) => {
            let (_, query) = address.split_once('?')?;
            let value = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
            let value = percent_decode(value);
            if name == "id" {
                return Some(["https://x.com/i/status/", &value].concat());
            }
            // SoundCloud's players name tracks by an address of its programming interface.
            (value.starts_with("http") && !value.contains("api.soundcloud.com")).then_some(value)
        }
    }
}

/// The path behind a part of it, without parameters.
fn part_after<'a>(address: &'a str, part: &str) -> Option<&'a str> {
    let (_, rest) = address.split_once(part)?;
    let rest = rest.split(['?', '#', '&']).next()?.trim_end_matches('/');
    (!rest.is_empty()).then_some(rest)
}

/// `— Ana García (@ana) May 5, 2020`: who wrote it, and when.
fn author_of(line: &str) -> Option<(String, String)> {
    let rest = line.trim().strip_prefix('—')?.trim();
    let end = rest.find(')').map_or(rest.len(), |at| at + 1);
    let (author, date) = (rest[..end].to_string(), rest[end..].trim().to_string());
    (!author.is_empty() && author.len() < 120).then_some((author, date))
}
