//! How a picture stands in the room that it is looked at in.

/// Distances to the right and down, in pixels.
pub type Distance = (f64, f64);

/// How large a picture is shown, and where its middle is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zoom {
    /// How many times larger than where all of it is seen.
    pub scale: f64,
    /// From the middle of the room to that of the picture.
    pub offset: Distance,
}

/// The room for a picture, and how much of it the picture takes where all of it is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Its width and height.
    pub size: Distance,
    /// Those of the picture.
    pub picture: Distance,
}

/// The largest scale.
const MOST: f64 = 8.0;

impl Default for Zoom {
    fn default() -> Self {
        Zoom { scale: 1.0, offset: (0.0, 0.0) }
    }
}

impl Zoom {
    /// Larger or smaller by a factor; what is seen at a point, which is given from the middle of the room, stays there.
    pub fn by(self, factor: f64, at: Distance, room: &Room) -> Self {
        let scale = (self.scale * factor).clamp(1.0, MOST);
        let ratio = scale / self.scale;
        let offset = (at.0 - (at.0 - self.offset.0) * ratio, at.1 - (at.1 - self.offset.1) * ratio);
        Zoom { scale, offset }.within(room)
    }

    /// Moved, as far as there is something to see.
    pub fn moved(self, by: Distance, room: &Room) -> Self {
        Zoom { offset: (self.offset.0 + by.0, self.offset.1 + by.1), ..self }.within(room)
    }

    /// Whether all of the picture is seen.
    pub fn is_whole(self) -> bool {
        self.scale <= 1.0
    }

    fn within(self, room: &Room) -> Self {
        let most = |room: f64, picture: f64| ((picture * self.scale - room) / 2.0).max(0.0);
        let (across, down) = (most(room.size.0, room.picture.0), most(room.size.1, room.picture.1));
        // `clamp` would bring what prints floats.
        let keep = |offset: f64, most: f64| offset.min(most).max(-most);
        Zoom { offset: (keep(self.offset.0, across), keep(self.offset.1, down)), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { size: (400.0, 400.0), picture: (400.0, 200.0) };

    #[test]
    fn what_is_pointed_at_stays_where_it_is() {
        let zoom = Zoom::default().by(4.0, (100.0, 50.0), &ROOM);
        assert_eq!(zoom, Zoom { scale: 4.0, offset: (-300.0, -150.0) });
        // A point of the picture at 100, 50 is now four times as far from its middle, which has moved away as far.
        assert_eq!((100.0 * zoom.scale + zoom.offset.0, 50.0 * zoom.scale + zoom.offset.1), (100.0, 50.0));
    }

    #[test]
    fn a_picture_is_never_lost_from_sight() {
        let zoom = Zoom::default().by(2.0, (0.0, 0.0), &ROOM);
        assert_eq!(zoom.moved((900.0, 900.0), &ROOM).offset, (200.0, 0.0));
        assert_eq!(zoom.moved((-900.0, -900.0), &ROOM).offset, (-200.0, 0.0));
        assert_eq!(Zoom::default().moved((50.0, 50.0), &ROOM), Zoom::default());
        assert_eq!(zoom.moved((150.0, 0.0), &ROOM).by(0.01, (30.0, 0.0), &ROOM), Zoom::default());
        assert_eq!(zoom.by(100.0, (0.0, 0.0), &ROOM).scale, MOST);
    }
}
