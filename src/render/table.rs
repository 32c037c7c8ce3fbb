//! Tables of data.

use super::Renderer;
use crate::model::{Alignment, Block, Cell, Row, Scope, Table, walk};

impl Renderer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let id = self.id(table.id.as_deref());
        let name = words(&table.caption).or_else(|| table.label.clone());
        let label = self.labels().table();
        let plain = table.caption.is_empty() && table.label.is_none() && table.notes.is_empty();
        let rows = |renderer: &mut Self, plain_id: Option<&str>| {
            let attributes = [
                ("class", Some("scroll")),
                ("id", plain_id),
                ("role", Some("group")),
                ("tabindex", Some("0")),
                ("aria-label", Some(label)),
            ];
            renderer.element("div", &attributes, |renderer| {
                renderer.table_element(table, name.as_deref());
            });
        };
        if plain {
            rows(self, id.as_deref());
            return;
        }
        self.element("figure", &[("class", Some("table")), ("id", id.as_deref())], |renderer| {
            renderer.caption(table.label.as_deref(), &table.caption, &[], None);
            rows(renderer, None);
            if !table.notes.is_empty() {
                let attributes = [("class", Some("table-notes"))];
                renderer.element("div", &attributes, |renderer| renderer.blocks(&table.notes));
            }
        });
    }

    /// The rows of a table, without what stands around them.
    pub(super) fn table_element(&mut self, table: &Table, name: Option<&str>) {
        self.element("table", &[("part", Some("table")), ("aria-label", name)], |renderer| {
            renderer.row_group("thead", &table.head, table);
            for body in &table.bodies {
                renderer.row_group("tbody", &body.rows, table);
            }
            renderer.row_group("tfoot", &table.foot, table);
        });
    }

    fn row_group(&mut self, tag: &'static str, rows: &[Row], table: &Table) {
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
                        renderer.cell(cell, table.columns.get(column).and_then(|column| column.alignment));
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

    fn cell(&mut self, cell: &Cell, alignment: Option<Alignment>) {
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
            ("data-wordy", if length > WORDY { Some("") } else { None }),
            ("scope", scope.filter(|_| cell.header)),
            ("colspan", columns.as_deref()),
            ("rowspan", rows.as_deref()),
        ];
        let tag = if cell.header { "th" } else { "td" };
        self.element(tag, &attributes, |renderer| renderer.compact(&cell.blocks));
    }
}

/// The words of a caption, for an accessible name.
fn words(blocks: &[Block]) -> Option<String> {
    let text: Vec<String> = blocks.iter().map(walk::block_text).collect();
    let text = text.join(" ");
    (!text.trim().is_empty()).then_some(text)
}
