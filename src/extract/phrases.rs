//! Lines that pages repeat around every article, in the languages most pages are written in.

use crate::model::AsideRole;

/// What a short line is, where it is one of those; `linked` says that most of it is a link.
pub(super) fn role(line: &str, linked: bool) -> Option<AsideRole> {
    let line = super::one_line(line).to_lowercase();
    // Counts stand before and behind: `3 min read`, `Comments (12)`.
    let line = line.trim_matches(|character: char| !character.is_alphabetic() && character != '©');
    let found = PHRASES.iter().find(|(place, _, phrases)| match place {
        Place::Whole => phrases.contains(&line),
        Place::Start => phrases.iter().any(|phrase| starts_with(line, phrase)),
        Place::LinkStart => linked && phrases.iter().any(|phrase| starts_with(line, phrase)),
    });
    found.map(|(_, role, _)| *role)
}

/// What a paragraph is that asks readers for something, or thanks those who helped, somewhere in it.
pub(super) fn role_of_request(text: &str, has_link: bool) -> Option<AsideRole> {
    let text = super::one_line(text).to_lowercase();
    let found = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(phrase));
    match () {
        () if found(THANKS) => Some(AsideRole::Other),
        () if has_link && found(LETTERS) => Some(AsideRole::Newsletter),
        () => None,
    }
}

fn starts_with(line: &str, phrase: &str) -> bool {
    // Most phrases fail here, which costs nothing.
    if line.as_bytes().first() != phrase.as_bytes().first() {
        return false;
    }
    line.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !phrase.is_ascii())
}

/// Who helped, in the words of agencies.
#[rustfmt::skip]
const THANKS: &[&str] = &[
    "contributed to this report", "contributed to this article", "contributed to this story", "contributed reporting",
    "reporting by", "mitarbeit:", "a contribué à cet article", "ont contribué à cet article", "ha collaborato",
    "con información de", "com informações de", "com informações da",
];

/// Words that only stand in offers of letters; with a link they are one.
#[rustfmt::skip]
const LETTERS: &[&str] = &[
    "to your inbox", "in your inbox", "our newsletter", "free newsletter", "daily newsletter", "weekly newsletter",
    "email newsletter", "subscribe to the newsletter", "unseren newsletter", "unserem newsletter", "in ihr postfach",
    "notre newsletter", "notre lettre d’information", "notre infolettre", "dans votre boîte", "nuestro boletín",
    "nuestra newsletter", "en tu correo", "en su correo", "nostra newsletter", "nossa newsletter", "no seu e-mail",
    "onze nieuwsbrief", "naszego newslettera", "vårt nyhetsbrev", "нашу рассылку", "メールマガジン", "订阅我们",
];

enum Place {
    /// The line is this.
    Whole,
    /// The line starts with this.
    Start,
    /// The line is a link and starts with this.
    LinkStart,
}

use Place::{LinkStart, Start, Whole};

#[rustfmt::skip]
const PHRASES: &[(Place, AsideRole, &[&str])] = &[
    (Whole, AsideRole::Advertisement, &[
        "advertisement", "advertising", "ad", "anzeige", "werbung", "publicité", "publicidad", "pubblicità",
        "publicidade", "реклама", "広告", "广告", "إعلان", "story continues below", "article continues below",
        "sponsored",
    ]),
    (Start, AsideRole::Advertisement, &[
        "advertisement continue reading below", "advertisement - continue reading below",
        "story continues below advertisement", "article continues after", "this article contains affiliate",
        "this post contains affiliate", "we may earn a commission", "we may receive a commission",
        "when you buy through links", "download the app", "download our app", "get the app", "click here to get the",
        "get our app", "paid content", "promoted content", "from our partners", "from our sponsors",
        "in partnership with our", "inhalt nicht verfügbar", "la suite après cette publicité",
        "continua después de la publicidad", "continua dopo la pubblicità", "continua após a publicidade",
        "lees verder na de advertentie", "the story continues below",
    ]),
    (Whole, AsideRole::Newsletter, &[
        "subscribe", "sign up", "sign up now", "subscribe now", "newsletter", "abonnieren", "s’abonner",
        "suscribirse", "get the newsletter", "sign me up", "thanks for signing up!",
    ]),
    (Start, AsideRole::Newsletter, &[
        "subscribe to our newsletter", "sign up for our newsletter", "sign up to our newsletter",
        "sign up for the newsletter", "sign up for our free newsletter", "get our newsletter", "join our newsletter",
        "subscribe to our", "newsletter abonnieren", "abonnieren sie unseren newsletter",
        "abonnez-vous à notre newsletter", "inscrivez-vous à notre newsletter", "suscríbete a nuestro",
        "suscríbase a nuestro", "iscriviti alla newsletter", "inscreva-se na nossa newsletter", "подпишитесь на",
        "click here to subscribe", "click here to sign up", "subscribe here", "sign up here", "sign up for the daily",
        "sign up for our", "sign up to our", "get the latest news", "want more stories like this",
        "like what you see", "like this story", "enjoying this article", "enjoyed this article",
        "was this newsletter forwarded", "thanks for signing up", "thank you for signing up",
        "thank you for subscribing", "by signing up", "by subscribing", "by clicking sign", "you can unsubscribe",
        "join our mailing list", "join our community", "jetzt newsletter", "hier anmelden", "inscrivez-vous",
        "abonnez-vous", "suscríbete", "suscríbase", "iscriviti", "schrijf je in", "meld je aan", "abonneer",
        "zapisz się", "prenumerera", "subscreva", "メルマガ", "订阅",
    ]),
    (LinkStart, AsideRole::Newsletter, &[
        "subscribe to the", "sign up to receive", "get our free", "get the free", "get all the", "become a member",
        "become a subscriber", "melden sie sich", "jetzt anmelden", "recevez", "recibe las", "assine", "receba",
    ]),
    (Whole, AsideRole::Share, &[
        "share", "share this", "share on", "share with", "share article", "share post", "tweet", "facebook",
        "twitter", "linkedin", "pinterest", "whatsapp", "copy link", "print", "email", "teilen", "partager",
        "compartir", "condividi", "compartilhar", "udostępnij", "delen", "分享", "シェア", "print this", "print this page",
        "print article", "email this", "email article", "send by email", "save", "bookmark", "gift this article",
        "comment", "copy", "copied", "link copied", "reddit", "flipboard", "telegram", "drucken", "merken",
        "imprimer", "imprimir", "stampa", "sharing is caring",
    ]),
    (Start, AsideRole::Share, &[
        "share on facebook", "share on twitter", "share this:", "follow us on", "like us on facebook",
        "share this story", "share this article", "share this post", "share this page", "share via", "follow us",
        "follow me on", "follow him on", "follow her on", "follow @", "like and follow", "find us on",
        "connect with us", "join us on", "save this story", "save this article", "pin it", "teilen sie",
        "folgen sie uns", "artikel teilen", "suivez-nous", "partagez", "síguenos", "seguici", "condividi su",
        "siga-nos", "volg ons", "поделиться", "подписывайтесь", "シェアする", "分享到",
    ]),
    (LinkStart, AsideRole::Share, &[
        "share it with", "share to", "follow our", "comparte", "compartilhe",
    ]),
    (Whole, AsideRole::Related, &[
        "related", "related articles", "related posts", "related stories", "related content", "related topics",
        "related news", "related reading", "recommended for you", "recommended reading", "recommended articles",
        "you may also like", "you might also like", "you may also be interested in", "more from the web",
        "recent posts", "popular posts", "trending", "most popular", "lesen sie auch", "auch interessant",
        "artículos relacionados", "noticias relacionadas", "à lire aussi", "lire aussi", "leggi anche", "leia também",
        "lees ook", "читайте также", "相关阅读", "相关新闻", "関連記事", "don't miss", "don’t miss", "read more",
        "continue reading", "see more", "learn more", "keep reading", "read next", "what to read next",
        "further reading from this site", "latest news", "latest stories", "top stories", "breaking news",
        "editor’s picks", "editor's picks", "most viewed", "from the archive", "on our radar", "weiterlesen",
        "lire la suite", "seguir leyendo", "leer más", "leggi tutto", "leia mais", "lees meer", "czytaj więcej",
        "läs mer", "читать далее", "もっと読む", "阅读更多",
    ]),
    (Start, AsideRole::Related, &[
        "don’t miss:", "don't miss:", "see more:", "see also:", "read more:", "read also:", "also read:", "also see:",
        "related:", "related article", "recommended:", "explore further", "more like this", "in case you missed it",
        "also in the news", "mehr zum thema", "lesen sie auch:", "lesen sie mehr", "siehe auch:", "weiterlesen:",
        "mehr:", "lire aussi:", "lire aussi :", "à lire également", "à voir aussi", "sur le même sujet",
        "lea también:", "lee también:", "le puede interesar", "te puede interesar", "también te puede", "ver también",
        "leggi anche:", "leggi anche :", "potrebbe interessarti", "leia também:", "leia mais:", "veja também",
        "lees ook:", "meer over", "zobacz także", "czytaj także", "czytaj też", "läs också", "läs mer:",
        "читайте также:", "смотрите также", "читать также", "続きを読む", "あわせて読みたい", "延伸阅读", "推荐阅读", "相關新聞", "延伸閱讀",
        "اقرأ أيضا", "اقرأ أيضًا", "إقرأ أيضا",
    ]),
    (LinkStart, AsideRole::Related, &[
        "read more", "read also", "also read", "read next", "see also", "related", "more", "also see",
        "you may also like", "lesen sie auch", "mehr dazu", "lea también", "lee también", "leer también",
        "à lire aussi", "lire aussi", "leggi anche", "leia também", "lees ook", "читайте также", "also on",
        "more on this", "more from", "more stories", "you might like", "you may like", "up next", "watch:",
        "watch more", "listen:",
    ]),
    (Whole, AsideRole::Navigation, &[
        "table of contents", "tags", "topics", "etiquetas", "argomenti", "キーワード", "标签",
    ]),
    (Start, AsideRole::Navigation, &[
        "filed under", "filed in", "posted in", "tagged with", "tags:", "categories:", "category:", "topics:",
        "back to top", "scroll back to top", "nach oben", "haut de page", "volver arriba", "torna su",
        "voltar ao topo", "filed to", "schlagwörter", "themen:", "stichwörter", "mots-clés", "étiquettes", "temas:",
        "tag:", "palavras-chave", "теги:", "метки:", "關鍵字",
    ]),
    (LinkStart, AsideRole::Navigation, &[
        "back to top", "previous", "next", "back to", "return to",
    ]),
    (Whole, AsideRole::Interface, &[
        "loading", "close", "caption", "toggle caption", "hide caption", "menu", "search", "back", "play", "pause",
        "mute", "expand", "collapse", "more", "less", "play now", "watch now", "listen", "listen now",
        "open in app", "schließen", "mehr anzeigen", "fermer", "cerrar", "chiudi", "fechar",
        "sluiten",
    ]),
    (Start, AsideRole::Interface, &[
        "please enable javascript", "your browser does not", "click to enlarge", "tap to enlarge", "click to expand",
        "view gallery", "view image", "enlarge image", "open image", "expand all", "play video", "play audio",
        "video unavailable",
    ]),
    (LinkStart, AsideRole::Interface, &[
        "scroll to", "skip to", "jump to", "show more", "show less", "listen to this", "listen to the",
    ]),
    (Whole, AsideRole::Comments, &[
        "comments", "leave a comment", "leave a reply", "post a comment", "add a comment", "join the conversation",
        "kommentare", "commentaires", "comentarios", "commenti", "comentários", "комментарии", "what do you think",
        "コメント", "评论",
    ]),
    (Start, AsideRole::Comments, &[
        "comments (", "view comments", "show comments", "read comments", "see comments", "join the discussion",
        "have your say", "let us know in the comments", "write a comment", "comments are closed",
        "sign in to comment", "log in to comment", "kommentieren", "kommentar schreiben", "laisser un commentaire",
        "deja un comentario", "dejar un comentario", "lascia un commento", "deixe um comentário",
        "plaats een reactie", "dodaj komentarz", "оставить комментарий", "發表評論",
    ]),
    (Start, AsideRole::AuthorBio, &[
        "about the author", "about the writer", "about the reporter", "über den autor", "über die autorin",
        "à propos de l’auteur", "sobre el autor", "sull’autore", "sobre o autor", "over de auteur", "об авторе",
    ]),
    (Start, AsideRole::Legal, &[
        "all rights reserved", "©", "copyright ©", "copyright 20", "this material may not be",
        "this article may not be", "no part of this", "reprinted with permission", "all content ©",
        "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados",
        "tutti i diritti riservati", "todos os direitos reservados", "alle rechten voorbehouden",
        "wszelkie prawa zastrzeżone", "все права защищены", "this document is subject to copyright", "copyright (c)",
    ]),
    (Start, AsideRole::Paywall, &[
        "already a subscriber", "already have an account", "already a member", "to read the rest",
        "to continue reading", "to read the full", "this article is exclusive", "this content is for",
        "this article is for subscribers", "unlock this", "subscribe to read", "subscribe to continue",
        "start your free trial", "start free trial", "jetzt weiterlesen", "cet article est réservé",
        "contenido exclusivo", "contenuto riservato", "conteúdo exclusivo", "start your subscription",
    ]),
    (LinkStart, AsideRole::Paywall, &[
        "log in to",
    ]),
    (Start, AsideRole::Other, &[
        "photo:", "photos:", "photo by", "photo credit", "photo credits", "photo courtesy", "photography by",
        "photograph:", "photograph by", "image:", "image by", "image credit", "image source", "image courtesy",
        "images:", "picture:", "pictured:", "credit:", "credits:", "getty images", "ap photo", "file photo",
        "video by", "bild:", "bilder:", "foto:", "fotos:", "photo :", "crédit photo", "crédits photo", "crédito",
        "créditos", "immagine", "imagem:", "imagen:", "foto di", "zdjęcie", "фото:", "写真：", "图片来源", "圖片來源",
        "reporting by", "additional reporting", "(reporting by", "(editing by", "editing by", "edited by",
        "updated at", "last updated", "updated:", "first published", "published:", "min read", "reading time",
        "estimated reading", "read time", "lesezeit", "temps de lecture", "tiempo de lectura", "tempo di lettura",
        "tempo de leitura", "leestijd", "czas czytania", "время чтения",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_known_by_its_wording() {
        for (line, linked, expected) in [
            (" ADVERTISEMENT ", false, Some(AsideRole::Advertisement)),
            ("Read more: The other bridge", true, Some(AsideRole::Related)),
            ("Read more slowly, she said.", false, None),
            ("Share this article:", false, Some(AsideRole::Share)),
            ("Shares fell by a tenth", false, None),
            ("© 2024 The Asham Herald", false, Some(AsideRole::Legal)),
            ("関連記事", false, Some(AsideRole::Related)),
            ("", false, None),
        ] {
            assert_eq!(role(line, linked), expected, "{line}");
        }
    }
}
