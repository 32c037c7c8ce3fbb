//! Where in its payload each value of the metadata stood.

use super::Meta;
use super::json::{self, Place, Read, View, Write, names};
#[cfg(test)]
use super::schema::{Definition, Shape, Shapes};
use serde_json::Value;

/// A place where payloads say something about the article, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// JSON-LD.
    JsonLd,
    /// Microdata: `itemprop`.
    Microdata,
    /// The head of a page: `meta`, `link` and `title` elements, `html lang`.
    Head,
    /// Front matter.
    FrontMatter,
    /// What readers see around the title: the heading, the byline, the lines beside them.
    Header,
    /// What readers see in the body.
    Body,
    /// The address of the payload.
    Address,
    /// A place of a later version.
    Other,
}

names!(Origin {
    JsonLd "json_ld",
    Microdata "microdata",
    Head "head",
    FrontMatter "front_matter",
    Header "header",
    Body "body",
    Address "address",
    Other "other",
});

impl Origin {
    /// What the JSON calls it.
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, origin)| *origin == self).map_or("other", |(name, _)| name)
    }
}

/// Fields of [`Meta`] with the place where the value of each stood; of a list to which several places add, the first
/// of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origins(Vec<(&'static str, Origin)>);

impl Origins {
    /// Where the value of a field stood.
    pub fn of(&self, field: &str) -> Option<Origin> {
        self.0.iter().find(|(known, _)| *known == field).map(|(_, origin)| *origin)
    }

    /// Notes where the value of a field stood, unless that is known.
    pub(crate) fn note(&mut self, field: &'static str, origin: Origin) {
        if self.of(field).is_none() {
            self.0.push((field, origin));
        }
    }
}

impl Meta {
    /// Says of all values whose origin is not known yet that they stood here; what is not there has none.
    pub fn note_origin(&mut self, origin: Origin) {
        let View::Map(members) = self.view() else { return };
        let names = members.into_iter().map(|(name, _)| name).filter(|name| *name != "origins");
        self.origins = Origins(names.map(|name| (name, self.origins.of(name).unwrap_or(origin))).collect());
    }
}

impl Read for Origins {
    fn blank() -> Self {
        Origins::default()
    }

    fn read(&mut self, value: Value, place: Place<'_>) -> Result<(), String> {
        let mut origins = json::object(value)?;
        let members = origins.len();
        for member in Meta::MEMBERS {
            if let Some(origin) = origins.get_mut(member.name).map(Value::take) {
                self.0.push((member.name, json::read_new(origin, place)?));
            }
        }
        place.pass_over(members - self.0.len());
        Ok(())
    }

    #[cfg(test)]
    fn shape(shapes: &mut Shapes) -> Shape {
        Origin::shape(shapes);
        shapes.named("Origins", |_| Definition::origins(Origin::NAMES.iter().map(|(name, _)| *name).collect()))
    }
}

impl Write for Origins {
    fn view(&self) -> View<'_> {
        View::Map(self.0.iter().map(|(field, origin)| (*field, origin.view())).collect())
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_keeps_the_first_origin_that_was_noted() {
        let mut meta = Meta { title: Some("T".into()), section: Some("S".into()), ..Meta::default() };
        meta.note_origin(Origin::JsonLd);
        (meta.subtitle, meta.section) = (Some("U".into()), None);
        meta.note_origin(Origin::Header);
        let told = ["title", "subtitle", "section"].map(|field| meta.origins.of(field));
        assert_eq!(told, [Some(Origin::JsonLd), Some(Origin::Header), None]);
    }

    #[test]
    fn origins_are_an_object_in_json() {
        let value = json!({"title": "T", "origins": {"title": "front_matter"}});
        let meta: Meta = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::to_value(&meta).unwrap(), value);
        let later = json!({"origins": {"title": "telepathy", "aura": "head"}});
        let meta: Meta = serde_json::from_value(later).unwrap();
        assert_eq!((meta.origins.of("title"), meta.origins.of("aura")), (Some(Origin::Other), None));
    }
}
