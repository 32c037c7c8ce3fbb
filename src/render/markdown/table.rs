//! Tables: of pipes where they can say it, otherwise of HTML.

use super::Writer;
use crate::model::{Alignment, Block, Inline, Row, Table};

impl Writer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        self.anchor(table.id.as_deref());
        let titled = table.label.is_some() || !table.caption.is_empty();
        let write = |writer: &mut Self| match is_plain(table) {
            true => writer.pipe_table(table),
            false => {
                let html = writer.html(|renderer| renderer.table_element(table, None, &[]));
                writer.raw(&html);
            }
        };
        if titled {
            let caption = self.html(|renderer| renderer.caption(table.label.as_deref(), &table.caption, &[], None));
            self.wrap(&["<figure>\n", &caption].concat(), "</figure>", write);
        } else {
            write(self);
        }
        self.blocks(&table.notes);
    }

    fn pipe_table(&mut self, table: &Table) {
        let bodies = table.bodies.iter().flat_map(|group| &group.rows);
        let rows: Vec<&Row> = bodies.chain(&table.foot).collect();
        let columns = rows.iter().copied().chain(&table.head).map(|row| row.cells.len()).max().unwrap_or_default();
        if columns == 0 {
            return;
        }
        self.begin();
        self.line.in_table = true;
        self.row(table.head.first(), columns);
        self.line_feed();
        self.text.push('|');
        for column in 0..columns {
            self.text.push_str(match table.columns.get(column).and_then(|column| column.alignment) {
                Some(Alignment::Left) => " :-- |",
                Some(Alignment::Center) => " :-: |",
                Some(Alignment::Right) => " --: |",
                None => " --- |",
            });
        }
        for row in rows {
            self.line_feed();
            self.row(Some(row), columns);
        }
        self.line.in_table = false;
        self.end_block();
    }

    fn row(&mut self, row: Option<&Row>, columns: usize) {
        self.text.push('|');
        for column in 0..columns {
            self.text.push(' ');
            let cell = row.and_then(|row| row.cells.get(column));
            let blocks = cell.map(|cell| cell.blocks.as_slice()).unwrap_or_default();
            // Marks that need the start of a line have no such place here.
            self.line.start = false;
            self.line.empty = true;
            for (index, block) in blocks.iter().enumerate() {
                if let Block::Paragraph { content, .. } = block {
                    if index > 0 {
                        self.inlines(&[Inline::Break]);
                    }
                    self.inlines(content);
                }
            }
            self.line.forget();
            self.text.push_str(if self.text.ends_with(' ') { "|" } else { " |" });
        }
    }
}

/// Whether a table says nothing that a table of pipes could not say.
fn is_plain(table: &Table) -> bool {
    let bodies = table.bodies.iter().flat_map(|group| &group.rows);
    table.head.len() <= 1
        && table.head.iter().chain(bodies).chain(&table.foot).flat_map(|row| &row.cells).all(|cell| {
            cell.column_span.unwrap_or(1) <= 1
                && cell.row_span.unwrap_or(1) <= 1
                && cell.blocks.iter().all(|block| matches!(block, Block::Paragraph { .. }))
        })
}
