//! What fields hold: texts, numbers, lists and what may be absent.

use super::{Items, Place, Read, Target, View, Write, object, read_list, read_new, write_list, wrong};
#[cfg(test)]
use super::{Shape, Shapes};
use serde_json::{Map, Value};

impl Read for String {
    fn blank() -> Self {
        String::new()
    }

    fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
        match value {
            Value::String(text) => *self = text,
            _ => return Err(wrong("a text")),
        }
        Ok(())
    }
}

impl Write for String {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl Read for bool {
    fn blank() -> Self {
        false
    }

    fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
        *self = value.as_bool().ok_or_else(|| wrong("true or false"))?;
        Ok(())
    }

    #[cfg(test)]
    fn shape(_: &mut Shapes) -> Shape {
        Shape::Bool
    }
}

impl Write for bool {
    fn view(&self) -> View<'_> {
        View::Bool(*self)
    }

    fn is_absent(&self) -> bool {
        !self
    }
}

impl Read for f64 {
    fn blank() -> Self {
        0.0
    }

    fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
        *self = value.as_f64().ok_or_else(|| wrong("a number"))?;
        Ok(())
    }

    #[cfg(test)]
    fn shape(_: &mut Shapes) -> Shape {
        Shape::Number
    }
}

impl Write for f64 {
    fn view(&self) -> View<'_> {
        View::Number(*self)
    }
}

/// The largest whole number that JavaScript holds as it is: a larger one is another when it comes back from there.
const LARGEST: u64 = (1 << 53) - 1;

macro_rules! whole_numbers {
    ($($type:ident absent at $absent:expr, from $least:expr;)*) => {$(
        impl Read for $type {
            fn blank() -> Self {
                0
            }

            fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
                let number = value.as_i64().filter(|number| number.unsigned_abs() <= LARGEST);
                let number = number.and_then(|number| number.try_into().ok());
                *self = number.ok_or_else(|| wrong("a whole number in its range"))?;
                Ok(())
            }

            fn is_missing(&self) -> bool {
                $least == Some(1) && *self == 0
            }

            #[cfg(test)]
            fn shape(_: &mut Shapes) -> Shape {
                Shape::Whole($least)
            }
        }

        impl Write for $type {
            fn view(&self) -> View<'_> {
                View::Whole(i64::try_from(*self).unwrap_or(i64::MAX))
            }

            fn is_absent(&self) -> bool {
                $absent == Some(*self)
            }
        }
    )*};
}

whole_numbers! {
    // An indent of 0 is none.
    u8 absent at Some(0), from Some(0);
    // A width, a span, a line, a count of 0 says nothing.
    u32 absent at None, from Some(1);
    u64 absent at None, from Some(1);
    i64 absent at None, from None::<i64>;
}

/// What the model has no place for, as it is.
impl Read for Map<String, Value> {
    fn blank() -> Self {
        Map::new()
    }

    fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
        *self = object(value)?;
        Ok(())
    }

    #[cfg(test)]
    fn shape(_: &mut Shapes) -> Shape {
        Shape::Json
    }
}

impl Write for Map<String, Value> {
    fn view(&self) -> View<'_> {
        View::Json(self)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T: Read> Read for Option<T> {
    fn blank() -> Self {
        None
    }

    fn read(&mut self, value: Value, place: Place<'_>) -> Result<(), String> {
        *self = Some(read_new(value, place)?).filter(|field: &T| !field.is_missing());
        Ok(())
    }

    #[cfg(test)]
    fn shape(shapes: &mut Shapes) -> Shape {
        T::shape(shapes)
    }
}

impl<T: Write> Write for Option<T> {
    fn view(&self) -> View<'_> {
        self.as_ref().map_or(View::Null, T::view)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Read for Box<T> {
    fn blank() -> Self {
        Box::new(T::blank())
    }

    fn read(&mut self, value: Value, place: Place<'_>) -> Result<(), String> {
        self.as_mut().read(value, place)
    }

    #[cfg(test)]
    fn shape(shapes: &mut Shapes) -> Shape {
        T::shape(shapes)
    }
}

impl<T: Write> Write for Box<T> {
    fn view(&self) -> View<'_> {
        self.as_ref().view()
    }
}

impl<T: Read> Target for Vec<T> {
    fn add(&mut self) -> &mut dyn Read {
        self.push(T::blank());
        self.last_mut().expect("one was pushed")
    }
}

impl<T: Write> Items for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn at(&self, index: usize) -> &dyn Write {
        &self[index]
    }
}

impl<T: Read> Read for Vec<T> {
    fn blank() -> Self {
        Vec::new()
    }

    fn read(&mut self, value: Value, place: Place<'_>) -> Result<(), String> {
        read_list(value, place, self)
    }

    #[cfg(test)]
    fn shape(shapes: &mut Shapes) -> Shape {
        Shape::List(Box::new(T::shape(shapes)))
    }
}

impl<T: Write> Write for Vec<T> {
    fn view(&self) -> View<'_> {
        write_list(self)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
