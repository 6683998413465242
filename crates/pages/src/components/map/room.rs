//! Room for labels: each in turn takes the first of eight positions where nothing else stands.

use super::projection::Spot;

/// Between a mark and its label.
const GAP: f64 = 3.0;

/// An upright rectangle of the drawing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Rectangle {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rectangle {
    /// A square of which every side is so far away from a spot.
    pub(super) const fn about(spot: Spot, reach: f64) -> Self {
        Self {
            left: spot.x - reach,
            top: spot.y - reach,
            right: spot.x + reach,
            bottom: spot.y + reach,
        }
    }

    pub(super) const fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    pub(super) const fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && self.right >= other.right
            && self.bottom >= other.bottom
    }
}

/// On which side a label's lines are flush.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// As SVG says it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }

    /// Where the lines of a label begin, have their middle or end.
    pub(super) const fn of(self, room: &Rectangle) -> f64 {
        match self {
            Self::Start => room.left,
            Self::Middle => f64::midpoint(room.left, room.right),
            Self::End => room.right,
        }
    }
}

/// A label that looks for room beside a mark.
pub(super) struct Wanted {
    pub(super) at: Spot,
    /// How far the mark reaches from its middle.
    pub(super) reach: f64,
    /// Width and height of its lines; the last ones are left out where they have no room.
    pub(super) lines: Vec<(f64, f64)>,
}

/// Where a label stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Room {
    pub(super) rectangle: Rectangle,
    pub(super) anchor: Anchor,
    /// How many of its lines have room.
    pub(super) lines: usize,
}

impl Wanted {
    /// So many of its lines beside the mark, then under and over it, the better position first.
    fn positions(&self, lines: usize) -> [Room; 8] {
        let shown = self.lines.iter().take(lines);
        let (width, height) = shown
            .fold((0.0_f64, 0.0), |(width, height), line| (width.max(line.0), height + line.1));
        let Spot { x, y } = self.at;
        let away = self.reach + GAP;
        let room = |left: f64, top: f64, anchor| Room {
            rectangle: Rectangle { left, top, right: left + width, bottom: top + height },
            anchor,
            lines,
        };
        let (level, above, below) = (y - height / 2.0, y - away - height, y + away);
        let (centred, to_right, to_left) =
            (x - width / 2.0, x - self.reach, x + self.reach - width);
        [
            room(x + away, level, Anchor::Start),
            room(x - away - width, level, Anchor::End),
            room(centred, below, Anchor::Middle),
            room(centred, above, Anchor::Middle),
            room(to_right, below, Anchor::Start),
            room(to_left, below, Anchor::End),
            room(to_right, above, Anchor::Start),
            room(to_left, above, Anchor::End),
        ]
    }
}

/// Finds room for labels within a rectangle and beside what is taken already. First lines come
/// first: none gives way to a further line of another label. Earlier labels come before later ones;
/// one for which there is no room is left out.
pub(super) fn find_room(
    wanted: &[Wanted],
    within: &Rectangle,
    taken: &[Rectangle],
) -> Vec<Option<Room>> {
    let mut found = vec![None; wanted.len()];
    let lines_max = wanted.iter().map(|it| it.lines.len()).max().unwrap_or_default();
    for lines in 1..=lines_max {
        for (at, label) in wanted.iter().enumerate().filter(|(_, it)| it.lines.len() >= lines) {
            let is_free = |room: &Room| {
                let others = found.iter().enumerate().filter(|(other, _)| *other != at);
                let others = others.filter_map(|(_, it): (usize, &Option<Room>)| it.as_ref());
                let mut there = taken.iter().chain(others.map(|it| &it.rectangle));
                within.holds(&room.rectangle) && !there.any(|it| it.overlaps(&room.rectangle))
            };
            let room = label.positions(lines).into_iter().find(is_free);
            if let (Some(place), Some(room)) = (found.get_mut(at), room) {
                *place = Some(room);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const WITHIN: Rectangle = Rectangle { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };

    fn wanted(x: f64, y: f64) -> Wanted {
        Wanted { at: Spot { x, y }, reach: 5.0, lines: vec![(60.0, 16.0), (80.0, 14.0)] }
    }

    #[test]
    fn a_label_stands_to_the_right_and_where_the_map_ends_to_the_left() {
        let anchors = |x| {
            let found = find_room(&[wanted(x, 50.0)], &WITHIN, &[]);
            found[0].map(|it| it.anchor)
        };
        assert_eq!(anchors(50.0), Some(Anchor::Start));
        assert_eq!(anchors(190.0), Some(Anchor::End));
    }

    #[test]
    fn labels_give_way_to_marks_and_to_each_other() {
        let mark = Rectangle::about(Spot { x: 90.0, y: 50.0 }, 5.0);
        let found = find_room(&[wanted(50.0, 50.0), wanted(52.0, 52.0)], &WITHIN, &[mark]);
        let rooms: Vec<Rectangle> = found.iter().flatten().map(|it| it.rectangle).collect();
        assert_eq!(rooms.len(), 2);
        assert!(!rooms[0].overlaps(&rooms[1]));
        assert!(!rooms.iter().any(|it| it.overlaps(&mark)));
    }

    #[test]
    fn a_name_does_not_give_way_to_numbers() {
        let wide = Wanted { lines: vec![(60.0, 16.0), (130.0, 14.0)], ..wanted(50.0, 17.0) };
        let short = Wanted { lines: vec![(60.0, 16.0), (60.0, 14.0)], ..wanted(190.0, 17.0) };
        let within = Rectangle { bottom: 34.0, ..WITHIN };
        let found = find_room(&[wide, short], &within, &[]);
        let lines: Vec<usize> = found.iter().flatten().map(|it| it.lines).collect();
        assert_eq!(lines, [1, 2]);
    }

    #[test]
    fn a_label_without_room_for_all_of_it_keeps_its_name() {
        let low = Rectangle { bottom: 20.0, ..WITHIN };
        let lines = |within| find_room(&[wanted(50.0, 10.0)], within, &[])[0].map(|it| it.lines);
        assert_eq!(lines(&WITHIN), Some(2));
        assert_eq!(lines(&low), Some(1));
    }

    #[test]
    fn a_label_without_room_is_left_out() {
        let all = Rectangle { left: 0.0, top: 0.0, right: 200.0, bottom: 100.0 };
        assert_eq!(find_room(&[wanted(50.0, 50.0)], &WITHIN, &[all]), [None]);
    }
}
