//! Names that are met rather than known, each kept once.

use super::name::hash;

/// Names of attributes and of elements that no constant knows.
#[derive(Debug, Default)]
pub(super) struct Names {
    texts: Vec<Box<str>>,
    /// The numbers of `texts`, from 1, each at the place its hash says or soon after; at least twice as many.
    slots: Vec<u16>,
}

impl Names {
    /// So that made-up names cost neither time nor memory without bound; those beyond it are all called the same.
    const LIMIT: usize = 4096;
    /// How far a name may stand from its place, which only names made to collide reach.
    const REACH: usize = 64;

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        self.texts.get(index).map(|text| &**text)
    }

    pub(super) fn intern(&mut self, text: &str) -> usize {
        if self.slots.len() <= 2 * self.texts.len() {
            self.grow();
        }
        let Some(place) = self.place(text) else { return Names::LIMIT };
        match usize::from(self.slots[place]).checked_sub(1) {
            Some(index) => index,
            None if self.texts.len() >= Names::LIMIT => Names::LIMIT,
            None => {
                self.texts.push(text.into());
                self.slots[place] = self.texts.len() as u16;
                self.texts.len() - 1
            }
        }
    }

    /// Where a name stands or may be put.
    fn place(&self, text: &str) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let start = hash(text.as_bytes()) as usize & mask;
        (start..start + Names::REACH).map(|place| place & mask).find(|&place| {
            match usize::from(self.slots[place]).checked_sub(1) {
                Some(index) => &*self.texts[index] == text,
                None => true,
            }
        })
    }

    fn grow(&mut self) {
        self.slots = vec![0; (2 * self.slots.len()).max(64)];
        for index in 0..self.texts.len() {
            if let Some(place) = self.place(&self.texts[index]) {
                self.slots[place] = index as u16 + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_kept_once() {
        let mut names = Names::default();
        let texts: Vec<String> = (0..Names::LIMIT).map(|n| format!("data-{n}")).collect();
        for _ in 0..2 {
            for (index, text) in texts.iter().enumerate() {
                assert_eq!(names.intern(text), index);
            }
        }
        assert_eq!(names.get(77), Some("data-77"));
        assert_eq!(names.intern("one more"), Names::LIMIT);
        assert_eq!(names.get(Names::LIMIT), None);
    }
}
