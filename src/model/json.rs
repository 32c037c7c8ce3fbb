//! The JSON form of the model: each type is a list of its fields or names, and one writer and one reader serve all.
//!
//! What serde derives writes and reads each type by code of its own, which was a quarter of the whole `.wasm`.

mod values;

#[cfg(test)]
use super::schema::{Shape, Shapes};
use super::{Purpose, Url};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};
use std::cell::Cell;

/// What may be read from the JSON of an article. Apart from [`Write`], so that who does the one alone has not the code of
/// the other.
pub trait Read {
    /// What it is until it is read.
    fn blank() -> Self
    where
        Self: Sized;

    /// Takes over a value; `place` is for the address which this is or holds.
    fn read(&mut self, value: Value, place: Place<'_>) -> Result<(), String>;

    /// Whether there is nothing in it: where it cannot be done without it is missing, where it may be absent it is.
    fn is_missing(&self) -> bool {
        false
    }

    /// What the schema and the typings say of it: a text, unless it says more.
    #[cfg(test)]
    fn shape(_: &mut Shapes) -> Shape
    where
        Self: Sized,
    {
        Shape::Text
    }
}

/// What may be written to the JSON of an article.
pub trait Write {
    /// What is written.
    fn view(&self) -> View<'_>;

    /// Whether nothing is lost where it is not written.
    fn is_absent(&self) -> bool {
        false
    }
}

/// What an address is read for, and against which base; and where is counted what was not read.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    purpose: Purpose,
    base: Option<&'a Url>,
    losses: &'a Losses,
}

/// How much was passed over.
#[derive(Default)]
pub struct Losses {
    /// Members that no type of the model has.
    pub unknown: Cell<usize>,
    /// Addresses with a scheme that their place does not allow.
    pub refused: Cell<usize>,
    /// Whether an address had parameters that follow readers.
    pub tracked: Cell<bool>,
}

impl<'a> Place<'a> {
    /// A place where relative addresses stay as they are.
    pub fn new(losses: &'a Losses) -> Self {
        Place { purpose: Purpose::Link, base: None, losses }
    }

    /// The address that stands here. The empty one is none.
    pub fn address(self, address: &str) -> Option<Url> {
        let base = self.base.filter(|_| !address.trim().is_empty());
        let url = Url::join(base, address, self.purpose);
        self.losses.refused.update(|refused| refused + usize::from(url.is_none()));
        self.losses.tracked.update(|tracked| tracked || url.is_some() && Url::is_tracked(address));
        url
    }

    /// Counts members that no type of the model has.
    pub fn pass_over(self, members: usize) {
        self.losses.unknown.update(|unknown| unknown + members);
    }

    fn of(self, purpose: Purpose) -> Self {
        Place { purpose, ..self }
    }
}

/// JSON that borrows its texts; members keep their order.
pub enum View<'a> {
    Null,
    Bool(bool),
    Whole(i64),
    Number(f64),
    Text(&'a str),
    List(Vec<View<'a>>),
    Map(Vec<(&'static str, View<'a>)>),
    Json(&'a Map<String, Value>),
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            View::Null => serializer.serialize_unit(),
            View::Bool(value) => serializer.serialize_bool(*value),
            View::Whole(value) => serializer.serialize_i64(*value),
            View::Number(value) => serializer.serialize_f64(*value),
            View::Text(value) => serializer.serialize_str(value),
            View::List(items) => serializer.collect_seq(items),
            View::Map(members) => serializer.collect_map(members.iter().map(|(name, value)| (name, value))),
            View::Json(members) => members.serialize(serializer),
        }
    }
}

/// Reads a value of any type of the model; its relative addresses are read against `base`.
pub fn read<T: Read>(value: Value, base: Option<&Url>, losses: &Losses) -> Result<T, String> {
    read_new(value, Place { purpose: Purpose::Link, base, losses })
}

/// Reads a value that stands in another.
pub fn read_new<T: Read>(value: Value, place: Place<'_>) -> Result<T, String> {
    let mut field = T::blank();
    field.read(value, place)?;
    Ok(field)
}

/// What is said of a field beside the field itself.
pub struct Member {
    pub name: &'static str,
    /// Whether it is written even where it is empty.
    pub always: bool,
    /// Of the address that it is or holds.
    pub purpose: Purpose,
}

impl Member {
    /// A field that is written where there is something in it.
    pub const fn new(name: &'static str) -> Self {
        // A field may be called as a keyword of Rust is.
        let name = if let [b'r', b'#', ..] = name.as_bytes() { name.split_at(2).1 } else { name };
        Member { name, always: false, purpose: Purpose::Link }
    }

    /// A field that is always written.
    pub const fn always(name: &'static str) -> Self {
        Member { always: true, ..Member::new(name) }
    }

    /// An address.
    pub const fn address(name: &'static str, purpose: Purpose) -> Self {
        Member { purpose, ..Member::new(name) }
    }
}

/// The members of an object.
pub fn write_fields<'a>(members: &[Member], fields: &[&'a dyn Write]) -> View<'a> {
    let written = members.iter().zip(fields).filter(|(member, field)| member.always || !field.is_absent());
    View::Map(written.map(|(member, field)| (member.name, field.view())).collect())
}

/// The members of an object of a kind.
pub fn write_kind<'a>(kind: &'static str, fields: View<'a>) -> View<'a> {
    let mut members = vec![("kind", View::Text(kind))];
    if let View::Map(fields) = fields {
        members.extend(fields);
    }
    View::Map(members)
}

/// Reads the members of an object; unknown ones are of a later version.
pub fn read_fields(
    value: Value,
    place: Place<'_>,
    members: &[Member],
    fields: &mut [&mut dyn Read],
) -> Result<(), String> {
    let mut values = object(value)?;
    for (Member { name, purpose, .. }, field) in members.iter().zip(fields) {
        match values.get_mut(*name).map(Value::take) {
            None | Some(Value::Null) => {}
            Some(value) => field.read(value, place.of(*purpose)).map_err(|error| inside(name, &error))?,
        }
        if field.is_missing() {
            return Err(inside(name, "it is missing"));
        }
    }
    let is_known = |name: &str| name == "kind" || members.iter().any(|member| member.name == name);
    place.pass_over(values.keys().filter(|name| !is_known(name)).count());
    Ok(())
}

/// A list of any type that is read, so that all of them share a function.
trait Target {
    fn add(&mut self) -> &mut dyn Read;
}

/// A list of any type that is written, likewise.
trait Items {
    fn length(&self) -> usize;
    fn at(&self, index: usize) -> &dyn Write;
}

fn read_list(value: Value, place: Place<'_>, items: &mut dyn Target) -> Result<(), String> {
    let Value::Array(values) = value else { return Err(wrong("a list")) };
    for (index, value) in values.into_iter().enumerate() {
        items.add().read(value, place).map_err(|error| inside(&index.to_string(), &error))?;
    }
    Ok(())
}

fn write_list(items: &dyn Items) -> View<'_> {
    View::List((0..items.length()).map(|index| items.at(index).view()).collect())
}

/// The kind of an object.
pub fn kind(value: &Value) -> Result<String, String> {
    let kind = value.get("kind").and_then(Value::as_str);
    kind.map(String::from).ok_or_else(|| "it has no kind".to_string())
}

/// The error of a kind that is not known.
pub fn unknown(kind: &str) -> String {
    ["unknown kind `", kind, "`"].concat()
}

/// The variant of a name; the last one stands for names of later versions.
pub fn read_name<T: Copy>(names: &[(&'static str, T)], value: &Value) -> Result<T, String> {
    let name = value.as_str().ok_or_else(|| wrong("a name"))?;
    let known = names.iter().find(|(known, _)| *known == name).or(names.last());
    known.map(|(_, value)| *value).ok_or_else(|| wrong("a name"))
}

/// The error of a value of the wrong type.
pub fn wrong(expected: &str) -> String {
    ["it is not ", expected].concat()
}

/// The members of an object.
pub fn object(value: Value) -> Result<Map<String, Value>, String> {
    match value {
        Value::Object(members) => Ok(members),
        _ => Err(wrong("an object")),
    }
}

fn inside(name: &str, error: &str) -> String {
    [name, ": ", error].concat()
}

/// Serde for a type by its [`Read`] and [`Write`].
macro_rules! serde_by_field {
    ($type:ident) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::model::json::Write::view(self).serialize(serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = serde::Deserialize::deserialize(deserializer)?;
                $crate::model::json::read(value, None, &Default::default()).map_err(serde::de::Error::custom)
            }
        }
    };
}

/// The JSON of a struct: its fields. Those in brackets are written even where they are empty, an address after
/// `@PURPOSE` is read for that purpose, the others lead to pages; what stands between braces with two bounds is brought
/// between them.
macro_rules! fields {
    ($type:ident { $(
        $([$always:ident])?
        $(@$purpose:ident $address:ident)?
        $({$bounded:ident $low:literal $high:literal})?
        $($field:ident)?
    ),* $(,)? }) => {
        impl $type {
            pub(crate) const MEMBERS: &[$crate::model::json::Member] = &[$(
                $($crate::model::json::Member::always(stringify!($always)))?
                $($crate::model::json::Member::address(stringify!($address), $crate::model::Purpose::$purpose))?
                $($crate::model::json::Member::always(stringify!($bounded)))?
                $($crate::model::json::Member::new(stringify!($field)))?
            ),*];
        }

        impl $crate::model::json::Read for $type {
            fn blank() -> Self {
                $type { $(
                    $($always: $crate::model::json::Read::blank())?
                    $($address: $crate::model::json::Read::blank())?
                    $($bounded: $crate::model::json::Read::blank())?
                    $($field: $crate::model::json::Read::blank())?
                ),* }
            }

            fn read(&mut self, value: serde_json::Value, place: $crate::model::json::Place<'_>) -> Result<(), String> {
                let $type { $( $($always)? $($address)? $($bounded)? $($field)? ),* } = self;
                let fields: &mut [&mut dyn $crate::model::json::Read] =
                    &mut [$( $($always)? $($address)? $(&mut *$bounded)? $($field)? ),*];
                $crate::model::json::read_fields(value, place, $type::MEMBERS, fields)?;
                $($(*$bounded = (*$bounded).clamp($low, $high);)?)*
                Ok(())
            }

            #[cfg(test)]
            fn shape(shapes: &mut $crate::model::schema::Shapes) -> $crate::model::schema::Shape {
                use $crate::model::schema::member;
                shapes.named(stringify!($type), |shapes| {
                    let $type { $( $($always)? $($address)? $($bounded)? $($field)? ),* } = Self::blank();
                    let members = vec![$(
                        $(member(stringify!($always), &$always, true, shapes))?
                        $(member(stringify!($address), &$address, false, shapes))?
                        $(member(stringify!($bounded), &$bounded, true, shapes).within($low, $high))?
                        $(member(stringify!($field), &$field, false, shapes))?
                    ),*];
                    $crate::model::schema::Definition::Fields(members)
                })
            }
        }

        impl $crate::model::json::Write for $type {
            fn view(&self) -> $crate::model::json::View<'_> {
                let $type { $( $($always)? $($address)? $($bounded)? $($field)? ),* } = self;
                $crate::model::json::write_fields(
                    $type::MEMBERS,
                    &[$( $($always)? $($address)? $($bounded)? $($field)? ),*],
                )
            }
        }

        $crate::model::json::serde_by_field!($type);
    };
}

/// The JSON of an enum whose variants hold something: an object with a `kind`, whose other members are the fields of
/// the variant or of the struct it wraps.
macro_rules! kinds {
    (
        $type:ident
        fields { $($name:literal $variant:ident { $(
            $([$always:ident])?
            $({$bounded:ident $low:literal $high:literal})?
            $($field:ident)?
        ),* })* }
        wraps { $($wrap_name:literal $wrap:ident)* }
        alone { $($alone_name:literal $alone:ident)* }
        blank $blank:ident
    ) => {
        impl $type {
            /// The `kind` in its JSON.
            pub fn kind(&self) -> &'static str {
                match self {
                    $($type::$variant { .. } => $name,)*
                    $($type::$wrap(_) => $wrap_name,)*
                    $($type::$alone => $alone_name,)*
                }
            }
        }

        impl $crate::model::json::Read for $type {
            fn blank() -> Self {
                $type::$blank
            }

            fn read(&mut self, value: serde_json::Value, place: $crate::model::json::Place<'_>) -> Result<(), String> {
                let kind = $crate::model::json::kind(&value)?;
                *self = match kind.as_str() {
                    $($name => {
                        $(
                            $(let mut $always = $crate::model::json::Read::blank();)?
                            $(let mut $bounded = $crate::model::json::Read::blank();)?
                            $(let mut $field = $crate::model::json::Read::blank();)?
                        )*
                        $crate::model::json::read_fields(
                            value,
                            place,
                            const { &[$(
                                $($crate::model::json::Member::always(stringify!($always)))?
                                $($crate::model::json::Member::always(stringify!($bounded)))?
                                $($crate::model::json::Member::new(stringify!($field)))?
                            ),*] },
                            &mut [$( $(&mut $always)? $(&mut $bounded)? $(&mut $field)? ),*],
                        )?;
                        $($(let $bounded = Ord::clamp($bounded, $low, $high);)?)*
                        $type::$variant { $( $($always)? $($bounded)? $($field)? ),* }
                    })*
                    $($wrap_name => $type::$wrap($crate::model::json::read_new(value, place)?),)*
                    $($alone_name => $type::$alone,)*
                    _ => return Err($crate::model::json::unknown(&kind)),
                };
                Ok(())
            }

            #[cfg(test)]
            fn shape(shapes: &mut $crate::model::schema::Shapes) -> $crate::model::schema::Shape {
                use $crate::model::schema::{Definition, Kind, member};
                shapes.named(stringify!($type), |shapes| Definition::Kinds(vec![
                    $(Kind { name: $name, variant: stringify!($variant), members: {
                        $(
                            $(let $always = $crate::model::json::Read::blank();)?
                            $(let $bounded = $crate::model::json::Read::blank();)?
                            $(let $field = $crate::model::json::Read::blank();)?
                        )*
                        let members = vec![$(
                            $(member(stringify!($always), &$always, true, shapes))?
                            $(member(stringify!($bounded), &$bounded, true, shapes).within($low, $high))?
                            $(member(stringify!($field), &$field, false, shapes))?
                        ),*];
                        // Says of which types they are.
                        let _ = $type::$variant { $( $($always)? $($bounded)? $($field)? ),* };
                        members
                    }, wraps: None },)*
                    $({
                        let inner = $crate::model::json::Read::blank();
                        let wraps = Some($crate::model::schema::shape_of(&inner, shapes));
                        let _ = $type::$wrap(inner);
                        Kind { name: $wrap_name, variant: stringify!($wrap), members: Vec::new(), wraps }
                    },)*
                    $(Kind { name: $alone_name, variant: stringify!($alone), members: Vec::new(), wraps: None },)*
                ]))
            }
        }

        impl $crate::model::json::Write for $type {
            fn view(&self) -> $crate::model::json::View<'_> {
                use $crate::model::json::write_fields;
                let fields = match self {
                    $($type::$variant { $( $($always)? $($bounded)? $($field)? ),* } => write_fields(
                        const { &[$(
                            $($crate::model::json::Member::always(stringify!($always)))?
                            $($crate::model::json::Member::always(stringify!($bounded)))?
                            $($crate::model::json::Member::new(stringify!($field)))?
                        ),*] },
                        &[$( $($always)? $($bounded)? $($field)? ),*],
                    ),)*
                    $($type::$wrap(inner) => $crate::model::json::Write::view(inner),)*
                    $($type::$alone => write_fields(&[], &[]),)*
                };
                $crate::model::json::write_kind(self.kind(), fields)
            }
        }

        $crate::model::json::serde_by_field!($type);
    };
}

/// The JSON of an enum of names. The last variant stands for the names of later versions.
macro_rules! names {
    ($type:ident { $($variant:ident $name:literal),* $(,)? }) => {
        impl $type {
            pub(crate) const NAMES: &[(&str, $type)] = &[$(($name, $type::$variant)),*];

            /// The name in its JSON.
            pub fn name(self) -> &'static str {
                match self {
                    $($type::$variant => $name),*
                }
            }
        }

        impl $crate::model::json::Read for $type {
            fn blank() -> Self {
                [$($type::$variant),*][$type::NAMES.len() - 1]
            }

            fn read(&mut self, value: serde_json::Value, _: $crate::model::json::Place<'_>) -> Result<(), String> {
                *self = $crate::model::json::read_name($type::NAMES, &value)?;
                Ok(())
            }

            #[cfg(test)]
            fn shape(shapes: &mut $crate::model::schema::Shapes) -> $crate::model::schema::Shape {
                let names = $type::NAMES.iter().map(|(name, _)| *name).collect();
                shapes.named(stringify!($type), |_| $crate::model::schema::Definition::Names(names))
            }
        }

        impl $crate::model::json::Write for $type {
            fn view(&self) -> $crate::model::json::View<'_> {
                $crate::model::json::View::Text(self.name())
            }
        }

        $crate::model::json::serde_by_field!($type);
    };
}

pub(crate) use {fields, kinds, names, serde_by_field};

#[cfg(test)]
mod tests {
    use crate::model::{Article, Block, Image, Inline, Meta, Url};
    use serde_json::json;

    #[test]
    fn an_error_says_where() {
        for (value, error) in [
            (
                json!({"kind": "paragraph", "content": [{"kind": "text", "text": 7}]}),
                "content: 0: text: it is not a text",
            ),
            (json!({"kind": "hologram"}), "unknown kind `hologram`"),
            (json!({"content": []}), "it has no kind"),
            (json!({"kind": "figure", "images": [{"alt": "x"}]}), "images: 0: url: it is missing"),
            (json!({"kind": "heading", "level": 900, "content": []}), "level: it is not a whole number in its range"),
            (json!([]), "it has no kind"),
        ] {
            assert_eq!(serde_json::from_value::<Block>(value).unwrap_err().to_string(), error);
        }
    }

    #[test]
    fn what_says_nothing_is_not_written() {
        let article = Article::default();
        assert_eq!(serde_json::to_string(&article).unwrap(), r#"{"version":1,"meta":{},"blocks":[]}"#);
        let block = Block::paragraph(vec![Inline::Break]);
        assert_eq!(serde_json::to_string(&block).unwrap(), r#"{"kind":"paragraph","content":[{"kind":"break"}]}"#);
    }

    #[test]
    fn an_address_is_read_for_its_purpose() {
        let data = json!({"url": "data:image/png;base64,AA=="});
        let image: Image = serde_json::from_value(data.clone()).unwrap();
        assert!(!image.url.is_refused());
        let meta: Meta = serde_json::from_value(data).unwrap();
        assert!(meta.url.as_ref().is_some_and(Url::is_refused));
    }

    #[test]
    fn numbers_are_brought_between_their_bounds() {
        for (value, expected) in [
            (
                json!({"kind": "heading", "level": 0, "content": []}),
                json!({"kind": "heading", "level": 1, "content": []}),
            ),
            (
                json!({"kind": "heading", "level": 9, "content": []}),
                json!({"kind": "heading", "level": 6, "content": []}),
            ),
            (
                json!({"kind": "figure", "images": [{"url": "a.jpg", "width": 0, "focal_point": {"x": 7, "y": -1}}]}),
                json!({"kind": "figure", "images": [{"url": "a.jpg", "focal_point": {"x": 1.0, "y": 0.0}}]}),
            ),
        ] {
            let block: Block = serde_json::from_value(value).unwrap();
            assert_eq!(serde_json::to_value(&block).unwrap(), expected);
        }
    }

    #[test]
    fn what_the_model_does_not_know_is_kept_as_it_is() {
        let value = json!({"title": "T", "extra": {"urgency": 4, "ednote": ["a", {"b": null}]}});
        let meta: Meta = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(serde_json::to_value(&meta).unwrap(), value);
    }

    #[test]
    fn null_is_as_good_as_nothing() {
        let meta: Meta = serde_json::from_value(json!({"title": null, "tags": null, "lead_image": null})).unwrap();
        assert_eq!(meta, Meta::default());
    }
}
