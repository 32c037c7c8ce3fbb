//! When something was said: a hybrid logical clock.

use crate::json;
use crate::model::json::{self as fields_of, Losses, Place, Read, View, Write, wrong};
use serde_json::Value;

/// A moment of the library. Of two, the later is greater, whatever the clocks of their devices say: a clock that is set
/// back still counts on.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Milliseconds since 1970, never less than those of an earlier stamp.
    pub time: i64,
    /// What was said in the same millisecond, or before the clock has come back to it.
    pub counter: i64,
    /// Who said it, so that no two are equal.
    pub device: String,
}

/// Half of what can be told apart in JavaScript: whoever says more leaves nothing for what comes behind.
const ROOM: i64 = 1 << 52;

impl Stamp {
    /// Reads the last moment of a device; where that cannot be read, what comes next is as its clock says.
    pub fn parse(text: &str) -> Stamp {
        json::parse(text)
            .ok()
            .and_then(|value| fields_of::read(value, None, &Losses::default()).ok())
            .unwrap_or_default()
    }

    /// The moment after this one, on its device, whose clock says `now`.
    pub fn next(&self, now: i64) -> Stamp {
        let (time, counter) = if now > self.time { (now, 0) } else { (self.time, self.counter.saturating_add(1)) };
        Stamp { time, counter, device: self.device.clone() }
    }

    /// Whether there is room behind it for all that will ever be said.
    pub fn is_plausible(&self) -> bool {
        self.time < ROOM && self.counter < ROOM
    }

    /// Hears of a moment on another device: what comes next here is later.
    pub fn hear(&mut self, other: &Stamp) {
        if (other.time, other.counter) > (self.time, self.counter) {
            (self.time, self.counter) = (other.time, other.counter);
        }
    }
}

impl Read for Stamp {
    fn blank() -> Self {
        Stamp::default()
    }

    fn read(&mut self, value: Value, _: Place<'_>) -> Result<(), String> {
        let parts = value.as_array().map(Vec::as_slice);
        let Some([time, counter, Value::String(device)]) = parts else { return Err(wrong("a stamp")) };
        let number = |value: &Value| fields_of::read(value.clone(), None, &Losses::default());
        *self = Stamp { time: number(time)?, counter: number(counter)?, device: device.clone() };
        Ok(())
    }
}

impl Write for Stamp {
    fn view(&self) -> View<'_> {
        View::List(vec![View::Whole(self.time), View::Whole(self.counter), View::Text(&self.device)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_back_counts_on() {
        let mut last = Stamp { device: "a".into(), ..Stamp::default() };
        for now in [5, 5, 3, -9, 6, 6, 2] {
            let next = last.next(now);
            assert!(next > last && next.time >= now, "{last:?} {next:?}");
            last = next;
        }
        assert_eq!((last.time, last.counter), (6, 2));
    }

    #[test]
    fn what_is_said_after_hearing_of_another_device_is_later() {
        let mut here = Stamp { device: "a".into(), ..Stamp::default() }.next(10);
        let there = Stamp { time: 900, counter: 4, device: "b".into() };
        here.hear(&there);
        assert!(here.next(11) > there);
        assert_eq!(here.next(11).device, "a");
    }
}
