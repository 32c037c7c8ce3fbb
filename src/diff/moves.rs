//! What was removed in one place and added in another: it was moved.

use super::merge::{Draft, lists};
use super::view::role;
use super::{Change, ChangeKind};
use crate::model::{Article, Block, walk};
use std::collections::HashMap;

/// Tells moves, and has what was added, or removed, in one go be one change.
pub fn settle(drafts: Vec<Draft>, marked: &mut Article) -> Vec<Change> {
    let mut removed: HashMap<u64, Vec<usize>> = HashMap::new();
    for (at, draft) in drafts.iter().enumerate().rev() {
        if let Some(whole) = draft.whole.filter(|_| draft.change.kind == ChangeKind::Removed) {
            removed.entry(whole).or_default().push(at);
        }
    }
    let mut changes: Vec<Option<Change>> = Vec::new();
    let mut moved: HashMap<String, (&'static str, String)> = HashMap::new();
    let mut gone = Vec::new();
    for draft in drafts {
        let mut change = draft.change;
        let whole = draft.whole.filter(|_| change.kind == ChangeKind::Added);
        let from = whole.and_then(|whole| removed.get_mut(&whole)?.pop());
        if let (Some(from), Some(id)) = (from, &change.id) {
            let former = [id, "-from"].concat();
            let former_id = ["change-", &(from + 1).to_string()].concat();
            moved.insert(former_id, (role::GONE, former.clone()));
            moved.insert(id.clone(), (role::MOVED, id.clone()));
            gone.push(from);
            (change.kind, change.from) = (ChangeKind::Moved, Some(former));
            change.runs.iter_mut().for_each(|run| run.state = super::State::Kept);
        }
        changes.push(Some(change));
    }
    for from in gone {
        changes[from] = None;
    }
    let mut settled = Settled { moved, changes };
    lists(marked).for_each(|blocks| settled.blocks(blocks));
    settled.changes.into_iter().flatten().collect()
}

struct Settled {
    /// What groups have become, by what they were called: their role, their name.
    moved: HashMap<String, (&'static str, String)>,
    changes: Vec<Option<Change>>,
}

impl Settled {
    fn blocks(&mut self, blocks: &mut Vec<Block>) {
        let mut merged: Vec<Block> = Vec::with_capacity(blocks.len());
        for mut block in blocks.drain(..) {
            if let Block::Group { id: Some(id), role: Some(role), blocks, .. } = &mut block
                && let Some((now, name)) = self.moved.get(id.as_str())
            {
                *role = String::from(*now);
                id.clone_from(name);
                if *now == role::GONE {
                    blocks.clear();
                }
            }
            walk::each_child_mut(&mut block, &mut |blocks| self.blocks(blocks));
            match (merged.last_mut(), block) {
                (
                    Some(Block::Group { id: Some(first), role: Some(one), blocks, .. }),
                    Block::Group { id: Some(id), role: Some(other), blocks: mut more, .. },
                ) if *one == other && matches!(&*other, role::ADDED | role::REMOVED) && self.join(first, &id) => {
                    blocks.append(&mut more);
                }
                (_, block) => merged.push(block),
            }
        }
        *blocks = merged;
    }

    /// Has two changes be one; whether they could.
    fn join(&mut self, first: &str, next: &str) -> bool {
        let place = |id: &str| id.strip_prefix("change-")?.parse::<usize>().ok()?.checked_sub(1);
        let (Some(first), Some(next)) = (place(first), place(next)) else { return false };
        let is_notice = |change: &Option<Change>| change.as_ref().is_none_or(|it| it.kind == ChangeKind::Notice);
        let Some([first, next]) = self.changes.get_disjoint_mut([first, next]).ok() else { return false };
        if is_notice(first) || is_notice(next) {
            return false;
        }
        if let (Some(first), Some(next)) = (first.as_mut(), next.take()) {
            first.runs.extend(next.runs);
        }
        true
    }
}
