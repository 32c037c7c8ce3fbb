//! The JSON Schema and the typings of the package, made of the model: what the macros of `json` list, with the words of
//! the doc comments.
//!
//! `UPDATE=1 cargo test --lib schema` writes both files.

use super::Article;
use super::json::{self, Read};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// What stands in a place.
#[derive(Clone)]
pub enum Shape {
    Text,
    Bool,
    Number,
    /// A whole number, not below a least one.
    Whole(Option<i64>),
    /// An object of any members.
    Json,
    List(Box<Shape>),
    Named(&'static str),
}

/// A type with a name.
pub enum Definition {
    Fields(Vec<Member>),
    Names(Vec<&'static str>),
    Kinds(Vec<Kind>),
    /// What no macro lists: its schema, its typing.
    Other(Value, &'static str),
}

/// A member of an object.
pub struct Member {
    name: &'static str,
    shape: Shape,
    required: bool,
    bounds: Option<(f64, f64)>,
}

/// A variant of an enum whose variants hold something.
pub struct Kind {
    pub name: &'static str,
    pub variant: &'static str,
    pub members: Vec<Member>,
    pub wraps: Option<Shape>,
}

/// The types met so far.
#[derive(Default)]
pub struct Shapes {
    definitions: BTreeMap<&'static str, Option<Definition>>,
}

impl Shapes {
    /// A type by its name; what it is is asked once.
    pub fn named(&mut self, name: &'static str, define: impl FnOnce(&mut Self) -> Definition) -> Shape {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name, None);
            let definition = define(self);
            self.definitions.insert(name, Some(definition));
        }
        Shape::Named(name)
    }
}

/// The shape of a value's type.
pub fn shape_of<T: Read>(_: &T, shapes: &mut Shapes) -> Shape {
    T::shape(shapes)
}

/// A member of an object; `blank` is what it is until it is read.
pub fn member<T: Read + json::Write>(name: &'static str, blank: &T, always: bool, shapes: &mut Shapes) -> Member {
    Member { name, shape: T::shape(shapes), required: always || !blank.is_absent(), bounds: None }
}

impl Member {
    /// The same member between two numbers.
    pub fn within(self, low: impl Into<f64>, high: impl Into<f64>) -> Self {
        Member { bounds: Some((low.into(), high.into())), ..self }
    }
}

impl Definition {
    /// What [`MathNode`](super::MathNode) is: characters, or an element.
    pub fn math_node() -> Self {
        let text = json!({"type": "string"});
        let attribute = json!({"type": "array", "prefixItems": [text, text], "items": false, "minItems": 2});
        let element = json!({
            "type": "object",
            "properties": {
                "element": text,
                "attributes": {"type": "array", "items": attribute},
                "children": {"type": "array", "items": {"$ref": "#/$defs/MathNode"}},
            },
            "required": ["element"],
            "additionalProperties": false,
        });
        let typing =
            "string | { element: string; attributes?: [name: string, value: string][]; children?: MathNode[] }";
        Definition::Other(json!({"oneOf": [text, element]}), typing)
    }

    /// What [`Origins`](super::Origins) are: names of fields with the names of origins.
    pub fn origins(names: Vec<&'static str>) -> Self {
        let schema = json!({"type": "object", "additionalProperties": {"enum": names}});
        Definition::Other(schema, "Partial<Record<keyof Meta, Origin>>")
    }
}

/// The sources of the model, for the words of their doc comments.
const SOURCES: &[&str] = &[
    include_str!("block.rs"),
    include_str!("direction.rs"),
    include_str!("figure.rs"),
    include_str!("inline.rs"),
    include_str!("math.rs"),
    include_str!("media.rs"),
    include_str!("meta.rs"),
    include_str!("mod.rs"),
    include_str!("origin.rs"),
    include_str!("people.rs"),
    include_str!("table.rs"),
    include_str!("work.rs"),
];

/// The lines of doc comments, by `Type`, `Type.field`, `Type.Variant` and `Type.Variant.field`.
struct Docs(BTreeMap<String, Vec<String>>);

impl Docs {
    fn read() -> Self {
        let mut docs = BTreeMap::new();
        for source in SOURCES {
            let mut path: Vec<&str> = Vec::new();
            let mut lines: Vec<String> = Vec::new();
            for line in source.lines().map(str::trim) {
                if let Some(text) = line.strip_prefix("///") {
                    lines.push(without_links(text.trim()));
                    continue;
                }
                if line.starts_with("#[") {
                    continue;
                }
                let declared = line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum "));
                let (name, opens) = match declared {
                    Some(rest) => {
                        path.clear();
                        (rest.split([' ', '(']).next(), rest.ends_with('{'))
                    }
                    None if path.is_empty() => (None, false),
                    None => {
                        let line = line.strip_prefix("pub ").unwrap_or(line);
                        (
                            line.split([':', ' ', '(', ',', '{']).next().filter(|name| !name.is_empty()),
                            line.ends_with(" {"),
                        )
                    }
                };
                if line.starts_with('}') {
                    path.pop();
                } else if let Some(name) = name {
                    let place = path.iter().copied().chain([name]).collect::<Vec<_>>().join(".");
                    if !lines.is_empty() {
                        docs.insert(place, lines.clone());
                    }
                    if opens {
                        path.push(name);
                    }
                }
                lines.clear();
            }
        }
        Docs(docs)
    }

    /// The lines that say what is in a place; every place says it.
    fn of(&self, place: &str) -> &[String] {
        self.0.get(place).unwrap_or_else(|| panic!("{place} has no doc comment"))
    }

    /// The same in one line, a line for each paragraph.
    fn text(&self, place: &str) -> String {
        let paragraphs = self.of(place).split(String::is_empty).map(|lines| lines.join(" "));
        paragraphs.collect::<Vec<_>>().join("\n")
    }
}

/// A line of a doc comment with the words of its links alone.
fn without_links(line: &str) -> String {
    let mut parts = line.split("[`");
    let mut text = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let (name, rest) = part.split_once("`]").expect("a link of a doc comment ends");
        let rest = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest);
        text.extend(["`", name, "`", rest]);
    }
    text
}

struct Writer {
    definitions: BTreeMap<&'static str, Definition>,
    docs: Docs,
}

impl Writer {
    fn new() -> Self {
        let mut shapes = Shapes::default();
        Article::shape(&mut shapes);
        let known = |(name, definition): (_, Option<_>)| (name, definition.expect("each type is asked to its end"));
        Writer { definitions: shapes.definitions.into_iter().map(known).collect(), docs: Docs::read() }
    }

    fn schema(&self) -> Value {
        let Some(Definition::Fields(members)) = self.definitions.get("Article") else {
            panic!("an article has fields")
        };
        let mut schema = self.object("Article", members, None);
        schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        schema.insert("title".into(), "Article".into());
        schema.insert("description".into(), self.docs.text("Article").into());
        let mut referenced = BTreeSet::new();
        for definition in self.definitions.values() {
            let (members, kinds) = match definition {
                Definition::Fields(members) => (members.as_slice(), [].as_slice()),
                Definition::Kinds(kinds) => ([].as_slice(), kinds.as_slice()),
                _ => continue,
            };
            referenced
                .extend(members.iter().chain(kinds.iter().flat_map(|kind| &kind.members)).filter_map(Member::names));
        }
        let definitions = self.definitions.iter().filter(|(name, _)| referenced.contains(*name));
        let definitions = definitions.map(|(name, definition)| (name.to_string(), self.definition(name, definition)));
        schema.insert("$defs".into(), Value::Object(definitions.collect()));
        Value::Object(schema)
    }

    fn definition(&self, name: &'static str, definition: &Definition) -> Value {
        let mut schema = match definition {
            Definition::Fields(members) => self.object(name, members, None),
            Definition::Names(names) => Map::from_iter([("enum".into(), json!(names))]),
            Definition::Kinds(kinds) => {
                let kinds: Vec<Value> = kinds.iter().map(|kind| self.kind(name, kind)).collect();
                Map::from_iter([("oneOf".into(), json!(kinds))])
            }
            Definition::Other(schema, _) => schema.as_object().cloned().unwrap_or_default(),
        };
        schema.insert("description".into(), self.docs.text(name).into());
        Value::Object(schema)
    }

    /// A variant: the fields of what it wraps stand beside its kind.
    fn kind(&self, name: &str, kind: &Kind) -> Value {
        let place = [name, ".", kind.variant].concat();
        let wrapped = kind.wraps.as_ref().map(|shape| match shape {
            Shape::Named(inner) => match &self.definitions[inner] {
                Definition::Fields(members) => self.object(inner, members, Some(kind.name)),
                _ => panic!("{place} wraps no struct"),
            },
            _ => panic!("{place} wraps no struct"),
        });
        let mut schema = wrapped.unwrap_or_else(|| self.object(&place, &kind.members, Some(kind.name)));
        schema.insert("description".into(), self.docs.text(&place).into());
        Value::Object(schema)
    }

    fn object(&self, place: &str, members: &[Member], kind: Option<&str>) -> Map<String, Value> {
        let mut properties: Map<String, Value> =
            kind.map(|kind| ("kind".into(), json!({"const": kind}))).into_iter().collect();
        let required = members.iter().filter(|member| member.required).map(|member| member.name);
        let required: Vec<&str> = kind.map(|_| "kind").into_iter().chain(required).collect();
        for member in members {
            let mut schema = member.schema();
            schema.insert("description".into(), self.docs.text(&[place, ".", member.name].concat()).into());
            properties.insert(member.name.into(), Value::Object(schema));
        }
        let object =
            json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false});
        let Value::Object(object) = object else { unreachable!("an object was written") };
        object
    }

    fn typings(&self) -> String {
        let mut text = String::from(
            "// What an article is: the JSON form of `src/model`, written by `UPDATE=1 cargo test --lib schema`.\n\
             // Fields that are not optional are always there; the others only where there is something to say.\n",
        );
        let article = self.definitions.get_key_value("Article");
        for (name, definition) in
            article.into_iter().chain(self.definitions.iter().filter(|(name, _)| **name != "Article"))
        {
            text.push('\n');
            self.comment(name, "", &mut text);
            match definition {
                Definition::Fields(members) => {
                    writeln!(text, "export interface {name} {{").expect("a string takes all");
                    for member in members {
                        self.comment(&[name, ".", member.name].concat(), "  ", &mut text);
                        writeln!(text, "  {};", member.typing()).expect("a string takes all");
                    }
                    text.push_str("}\n");
                }
                Definition::Names(names) => {
                    let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
                    let line = format!("export type {name} = {};\n", names.join(" | "));
                    let broken = || format!("export type {name} =\n  | {};\n", names.join("\n  | "));
                    text.push_str(&if line.len() <= 121 { line } else { broken() });
                }
                Definition::Kinds(kinds) => {
                    writeln!(text, "export type {name} =").expect("a string takes all");
                    for kind in kinds {
                        self.comment(&[name, ".", kind.variant].concat(), "  ", &mut text);
                        let members: Vec<String> =
                            kind.members.iter().map(|member| format!("; {}", member.typing())).collect();
                        let object = format!("{{ kind: '{}'{} }}", kind.name, members.concat());
                        match &kind.wraps {
                            Some(shape) => writeln!(text, "  | ({object} & {})", shape.typing()),
                            None => writeln!(text, "  | {object}"),
                        }
                        .expect("a string takes all");
                    }
                    text.insert(text.len() - 1, ';');
                }
                Definition::Other(_, typing) => {
                    writeln!(text, "export type {name} = {typing};").expect("a string takes all")
                }
            }
        }
        text
    }

    fn comment(&self, place: &str, indent: &str, text: &mut String) {
        let lines = self.docs.of(place);
        match lines {
            [line] => writeln!(text, "{indent}/** {line} */").expect("a string takes all"),
            lines => {
                writeln!(text, "{indent}/**").expect("a string takes all");
                for line in lines {
                    writeln!(text, "{}", format!("{indent} * {line}").trim_end()).expect("a string takes all");
                }
                writeln!(text, "{indent} */").expect("a string takes all");
            }
        }
    }
}

impl Member {
    /// The named type that it holds.
    fn names(&self) -> Option<&'static str> {
        let mut shape = &self.shape;
        while let Shape::List(inner) = shape {
            shape = inner;
        }
        if let Shape::Named(name) = shape { Some(name) } else { None }
    }

    fn schema(&self) -> Map<String, Value> {
        let whole = matches!(self.shape, Shape::Whole(_));
        let number = |value: f64| if whole { json!(value as i64) } else { json!(value) };
        let mut schema = self.shape.schema();
        match self.bounds {
            Some((low, high)) if low == high => schema = Map::from_iter([("const".into(), number(low))]),
            Some((low, high)) => schema.extend([("minimum".into(), number(low)), ("maximum".into(), number(high))]),
            None => {}
        }
        schema
    }

    fn typing(&self) -> String {
        let typing = match self.bounds {
            Some((low, high)) if low == high => low.to_string(),
            _ => self.shape.typing(),
        };
        format!("{}{}: {typing}", self.name, if self.required { "" } else { "?" })
    }
}

impl Shape {
    fn schema(&self) -> Map<String, Value> {
        let schema = match self {
            Shape::Text => json!({"type": "string"}),
            Shape::Bool => json!({"type": "boolean"}),
            Shape::Number => json!({"type": "number"}),
            Shape::Whole(None) => json!({"type": "integer"}),
            Shape::Whole(Some(least)) => json!({"type": "integer", "minimum": least}),
            Shape::Json => json!({"type": "object"}),
            Shape::List(items) => json!({"type": "array", "items": items.schema()}),
            Shape::Named(name) => json!({"$ref": format!("#/$defs/{name}")}),
        };
        schema.as_object().cloned().unwrap_or_default()
    }

    fn typing(&self) -> String {
        match self {
            Shape::Text => "string".into(),
            Shape::Bool => "boolean".into(),
            Shape::Number | Shape::Whole(_) => "number".into(),
            Shape::Json => "Record<string, unknown>".into(),
            Shape::List(items) => [&items.typing(), "[]"].concat(),
            Shape::Named(name) => name.to_string(),
        }
    }
}

#[test]
fn every_struct_says_where_it_comes_from() {
    let writer = Writer::new();
    for (name, definition) in &writer.definitions {
        let is_struct = matches!(definition, Definition::Fields(_));
        assert!(!is_struct || writer.docs.text(name).contains("From: "), "{name}");
    }
}

#[test]
fn the_schema_and_the_typings_are_those_of_the_model() {
    let writer = Writer::new();
    let schema = serde_json::to_string_pretty(&writer.schema()).expect("a schema is JSON") + "\n";
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg");
    for (name, made) in [("schema.json", schema), ("article.d.ts", writer.typings())] {
        let path = package.join(name);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, made).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            continue;
        }
        let published = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            published == made,
            "pkg/{name} is not what the model says; `UPDATE=1 cargo test --lib schema` writes it"
        );
    }
}
