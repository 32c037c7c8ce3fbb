//! Tables of data.

use super::Renderer;
use crate::model::{Alignment, Block, Cell, Row, Scope, Table, walk};

impl Renderer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let id = self.id(table.id.as_deref());
        let name = words(&table.caption).or_else(|| table.label.clone());
        let label = self.labels().table();
        let labels = card_labels(table);
        let rows = |renderer: &mut Self| {
            // It scrolls sideways: a keyboard must be able to reach it. A region would be a landmark, one for each.
            let attributes = [
                ("class", Some("scroll")),
                ("role", Some("group")),
                ("tabindex", Some("0")),
                ("aria-label", Some(label)),
            ];
            renderer.element("div", &attributes, |renderer| {
                renderer.table_element(table, name.as_deref(), &labels);
            });
        };
        let is_plain = table.caption.is_empty() && table.label.is_none() && table.notes.is_empty();
        let tag = if is_plain { "div" } else { "figure" };
        self.element(tag, &[("class", Some("table")), ("id", id.as_deref())], |renderer| {
            renderer.caption(table.label.as_deref(), &table.caption, &[], None);
            rows(renderer);
            if !table.notes.is_empty() {
                let attributes = [("class", Some("table-notes"))];
                renderer.element("div", &attributes, |renderer| renderer.blocks(&table.notes));
            }
        });
    }

    /// The rows of a table, without what stands around them.
    /// Where there are `labels` of its columns, each row can be shown as a card.
    pub(super) fn table_element(&mut self, table: &Table, name: Option<&str>, labels: &[String]) {
        let class = Some("cards").filter(|_| !labels.is_empty());
        self.element("table", &[("part", Some("table")), ("class", class), ("aria-label", name)], |renderer| {
            renderer.row_group("thead", &table.head, table, &[]);
            for body in &table.bodies {
                renderer.row_group("tbody", &body.rows, table, labels);
            }
            renderer.row_group("tfoot", &table.foot, table, labels);
        });
    }

    fn row_group(&mut self, tag: &'static str, rows: &[Row], table: &Table, labels: &[String]) {
        if rows.is_empty() {
            return;
        }
        self.element(tag, &[], |renderer| {
            // For each column that something is said of, the first row that no cell from above reaches down to.
            // A cell covers 1000 columns at most: <https://html.spec.whatwg.org/#attr-tdth-colspan>.
            let mut free = vec![0; table.columns.len().min(1000)];
            for (number, row) in (0_u32..).zip(rows) {
                renderer.element("tr", &[], |renderer| {
                    let mut column = 0;
                    for cell in &row.cells {
                        while free.get(column).is_some_and(|row| *row > number) {
                            column += 1;
                        }
                        let alignment = table.columns.get(column).and_then(|column| column.alignment);
                        renderer.cell(cell, alignment, labels.get(column).map(String::as_str));
                        let end = column.saturating_add(cell.column_span.unwrap_or(1).max(1) as usize);
                        for row in free.iter_mut().take(end).skip(column) {
                            *row = number.saturating_add(cell.row_span.unwrap_or(1));
                        }
                        column = end;
                    }
                });
            }
        });
    }

    fn cell(&mut self, cell: &Cell, alignment: Option<Alignment>, label: Option<&str>) {
        let columns = cell.column_span.filter(|span| *span > 1).map(|span| span.to_string());
        let rows = cell.row_span.filter(|span| *span > 1).map(|span| span.to_string());
        let scope = cell.scope.map(|scope| match scope {
            Scope::Row => "row",
            Scope::Column => "col",
            Scope::RowGroup => "rowgroup",
            Scope::ColumnGroup => "colgroup",
        });
        let class = cell.alignment.or(alignment).map(|alignment| match alignment {
            Alignment::Left => "left",
            Alignment::Center => "center",
            Alignment::Right => "right",
        });
        // Where the columns are many, a browser would squeeze a sentence to the width of its longest word.
        const WORDY: usize = 32;
        let length: usize = cell.blocks.iter().map(|block| walk::block_text(block).chars().count()).sum();
        let attributes = [
            ("class", class),
            ("data-label", label),
            ("data-wordy", if length > WORDY { Some("") } else { None }),
            ("scope", scope.filter(|_| cell.header)),
            ("colspan", columns.as_deref()),
            ("rowspan", rows.as_deref()),
        ];
        let tag = if cell.header { "th" } else { "td" };
        self.element(tag, &attributes, |renderer| renderer.compact(&cell.blocks));
    }
}

/// The names of the columns of a table whose rows can be shown as cards: it has one head row, and every cell is of one
/// row and one column. Two columns fit in the smallest window.
fn card_labels(table: &Table) -> Vec<String> {
    const FEW: usize = 2;
    let bodies = table.bodies.iter().flat_map(|body| &body.rows);
    let is_single = |cell: &Cell| cell.column_span.unwrap_or(1) <= 1 && cell.row_span.unwrap_or(1) <= 1;
    match &*table.head {
        [head]
            if head.cells.len() > FEW
                && head.cells.iter().all(is_single)
                && bodies
                    .chain(&table.foot)
                    .all(|row| row.cells.len() <= head.cells.len() && row.cells.iter().all(is_single)) =>
        {
            head.cells.iter().map(|cell| words(&cell.blocks).unwrap_or_default()).collect()
        }
        _ => Vec::new(),
    }
}

/// The words of a caption or a cell, for an accessible name.
fn words(blocks: &[Block]) -> Option<String> {
    let text: Vec<String> = blocks.iter().map(walk::block_text).collect();
    let text = text.join(" ");
    (!text.trim().is_empty()).then_some(text)
}
