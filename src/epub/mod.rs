//! An article as a book: the files of an EPUB 3 but for its pictures, <https://www.w3.org/TR/epub-33/>.

mod content;
mod identifier;
mod package;
mod role;

use crate::labels::Language;
use crate::model::Article;

/// What a book is made of.
#[derive(Clone, Copy)]
pub struct Book<'a> {
    /// The article.
    pub article: &'a Article,
    /// What the viewer says in it: the names of notes and contents, dates and numbers.
    pub language: Language<'a>,
    /// The pictures that lie in it. The others are said in words.
    pub pictures: &'a [Picture],
    /// When it is made: `2026-11-24T16:36:15Z`.
    pub made: &'a str,
}

/// A picture in a book.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its address in the article.
    pub address: String,
    /// Where it lies, beside the article.
    pub path: String,
    /// Its media type, one of those that every reader of books shows: GIF, JPEG, PNG, SVG.
    pub media_type: String,
}

/// A file of a book: its path, and what is in it.
pub type File = (&'static str, String);

const CONTAINER: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n",
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>",
    "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>",
    "</rootfiles></container>\n",
);

const STYLE: &str = include_str!("book.css");

/// The files of a book, in their order in the archive. The first is not compressed.
pub fn files(book: &Book<'_>) -> Vec<File> {
    let content = content::content(book);
    vec![
        ("mimetype", String::from("application/epub+zip")),
        ("META-INF/container.xml", String::from(CONTAINER)),
        ("EPUB/package.opf", package::package(book, &content)),
        ("EPUB/contents.xhtml", content.contents),
        ("EPUB/article.xhtml", content.article.xhtml),
        ("EPUB/style.css", String::from(STYLE)),
    ]
}

impl Book<'_> {
    fn title(&self) -> &str {
        let title = self.article.meta.title.as_deref().filter(|title| !title.trim().is_empty());
        title.unwrap_or(self.language.labels.article())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files_of(article: &str, pictures: &[Picture]) -> Vec<File> {
        let article = serde_json::from_str(article).unwrap();
        let language = Language::default();
        files(&Book { article: &article, language, pictures, made: "2026-11-24T16:36:15Z" })
    }

    fn file<'a>(files: &'a [File], path: &str) -> &'a str {
        &files.iter().find(|(name, _)| *name == path).unwrap().1
    }

    #[test]
    fn the_package_says_what_is_known() {
        let files = files_of(
            r#"{"version":1,"meta":{"title":"A & B","subtitle":"C","authors":[{"name":"Ana García","family_name":"García",
            "given_name":"Ana"},{"name":"Tom Okafor","role":"Photographs"}],"language":"ar","published":"2024-05-01T10:00:00",
            "publisher":{"name":"P"},"url":"https://a.example/1","tags":[{"name":"Sea"}],"excerpt":"E","rights":{"holder":"Ana"},
            "series":{"title":"S","part":2}},"blocks":[]}"#,
            &[],
        );
        let package = file(&files, "EPUB/package.opf");
        for expected in [
            r#"<dc:identifier id="identifier">https://a.example/1</dc:identifier>"#,
            r##"<dc:title id="title">A &amp; B</dc:title><meta refines="#title" property="title-type">main</meta>"##,
            r##"<dc:title id="subtitle">C</dc:title><meta refines="#subtitle" property="title-type">subtitle</meta>"##,
            r#"<dc:language>ar</dc:language>"#,
            r##"<dc:creator id="author-1">Ana García</dc:creator><meta refines="#author-1" property="role" scheme="marc:relators">aut</meta><meta refines="#author-1" property="file-as">García, Ana</meta>"##,
            r##"<dc:contributor id="author-2">Tom Okafor</dc:contributor><meta refines="#author-2" property="role" scheme="marc:relators">pht</meta>"##,
            r#"<dc:date>2024-05-01</dc:date>"#,
            r#"<dc:publisher>P</dc:publisher>"#,
            r#"<dc:rights>© Ana</dc:rights>"#,
            r#"<meta property="dcterms:modified">2026-11-24T16:36:15Z</meta>"#,
            r##"<meta refines="#series" property="group-position">2</meta>"##,
            r#"<spine page-progression-direction="rtl">"#,
        ] {
            assert!(package.contains(expected), "{package}\nholds no\n{expected}");
        }
    }

    #[test]
    fn a_picture_lies_in_the_book_or_is_said_in_words() {
        let figure =
            |url| format!(r#"{{"kind":"figure","images":[{{"url":"{url}","alt":"The tide","width":9,"height":9}}]}}"#);
        let article = format!(
            r#"{{"version":1,"meta":{{"lead_image":{}}},"blocks":[{},{}]}}"#,
            figure("https://a.example/1.png"),
            figure("https://a.example/2.webp"),
            figure("3.png")
        );
        let address = String::from("https://a.example/1.png");
        let picture = Picture { address, path: String::from("pictures/1.png"), media_type: String::from("image/png") };
        let files = files_of(&article, &[picture]);
        let text = file(&files, "EPUB/article.xhtml");
        assert_eq!(text.matches("<img ").count(), 1);
        assert!(text.contains(r#"src="pictures/1.png"/>"#), "{text}");
        assert_eq!(text.matches(">The tide</span>").count(), 2);
        assert!(text.contains(r#"href="https://a.example/2.webp""#) && !text.contains(r#""3.png""#), "{text}");
        let package = file(&files, "EPUB/package.opf");
        let item = r#"<item id="picture-1" href="pictures/1.png" media-type="image/png" properties="cover-image"/>"#;
        assert!(package.contains(item), "{package}");
    }

    #[test]
    fn contents_nest_as_their_headings_do() {
        let heading = |level: u8, name: &str| {
            format!(
                r#"{{"kind":"heading","level":{level},"id":"{name}","content":[{{"kind":"text","text":"{name}"}}]}}"#
            )
        };
        let blocks = [heading(2, "a"), heading(4, "b"), heading(3, "c"), heading(2, "d")].join(",");
        let files = files_of(&format!(r#"{{"version":1,"meta":{{"title":"T"}},"blocks":[{blocks}]}}"#), &[]);
        let link = |name: &str| format!(r##"<a href="article.xhtml#article-{name}">{name}</a>"##);
        let expected = format!(
            "<ol dir=\"auto\"><li><a href=\"article.xhtml\">T</a></li><li>{}<ol><li>{}</li><li>{}</li></ol></li><li>{}</li></ol>",
            link("a"),
            link("b"),
            link("c"),
            link("d")
        );
        let contents = file(&files, "EPUB/contents.xhtml");
        assert!(contents.contains(&expected), "{contents}\nholds no\n{expected}");
    }

    #[test]
    fn what_has_no_address_keeps_its_name_when_it_is_made_again() {
        let identifier = |article: &str| {
            let files = files_of(article, &[]);
            let package = file(&files, "EPUB/package.opf").to_string();
            let (_, rest) = package.split_once("<dc:identifier id=\"identifier\">").unwrap();
            rest.split('<').next().unwrap().to_string()
        };
        let one = identifier(r#"{"version":1,"meta":{"title":"A"},"blocks":[]}"#);
        let text = r#"{"kind":"paragraph","content":[{"kind":"text","text":"B"}]}"#;
        assert_eq!(one.len(), "urn:uuid:".len() + 36);
        assert_eq!(one, identifier(&format!(r#"{{"version":1,"meta":{{"title":"A"}},"blocks":[{text}]}}"#)));
        assert_ne!(one, identifier(r#"{"version":1,"meta":{"title":"B"},"blocks":[]}"#));
        let untitled = identifier(r#"{"version":1,"meta":{},"blocks":[]}"#);
        assert_ne!(untitled, identifier(&format!(r#"{{"version":1,"meta":{{}},"blocks":[{text}]}}"#)));
    }
}
