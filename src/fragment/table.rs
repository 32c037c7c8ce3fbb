//! Tables of data; tables that only place things on a page are undone.

use super::Converter;
use super::class::{attribute, attribute_is, has_class, style};
use super::flow::Flow;
use crate::html::{Name, NodeId};
use crate::model::{Alignment, Block, Cell, Column, Row, RowGroup, Scope, Table};

/// The most rows or columns that a cell may cover, as browsers have it for columns.
const MAX_SPAN: u32 = 1000;

/// Columns in which common alignments are looked for.
const MAX_ALIGNED: usize = 100;

impl Converter<'_, '_> {
    pub(super) fn table(&mut self, id: NodeId, flow: &mut Flow) {
        if let Some(code) = self.numbered_code(id) {
            return flow.blocks.push(code);
        }
        if self.is_layout(id) {
            return self.cells(id, flow);
        }
        let tree = self.tree;
        let mut table = Table { id: self.anchors.block_id(tree, id), ..Table::default() };
        for child in tree.children(id) {
            match tree.name(child) {
                Name::CAPTION => table.caption.extend(self.blocks(child)),
                Name::COLGROUP => self.columns(child, &mut table.columns),
                Name::THEAD => self.rows(child, &mut table.head),
                Name::TFOOT => self.rows(child, &mut table.foot),
                Name::TBODY => {
                    let mut rows = Vec::new();
                    self.rows(child, &mut rows);
                    if !rows.is_empty() {
                        table.bodies.push(RowGroup { rows });
                    }
                }
                _ => {}
            }
        }
        name_head(&mut table);
        align_columns(&mut table);
        if !table.head.is_empty() || !table.bodies.is_empty() || !table.foot.is_empty() {
            flow.blocks.push(Block::Table(table));
        } else {
            flow.blocks.append(&mut table.caption);
        }
    }

    fn rows(&mut self, group: NodeId, rows: &mut Vec<Row>) {
        let tree = self.tree;
        for row in tree.children(group).filter(|&row| tree.name(row) == Name::TR) {
            if !self.keeps(row) {
                continue;
            }
            self.anchors.arrive(tree, row);
            let mut cells = Vec::new();
            for cell in tree.children(row).filter(|&cell| matches!(tree.name(cell), Name::TD | Name::TH)) {
                cells.push(self.cell(cell, row));
            }
            if cells.iter().any(|cell| cell.header || !cell.blocks.is_empty() || cell.row_span.is_some()) {
                rows.push(Row { cells });
            }
        }
    }

    fn cell(&mut self, id: NodeId, row: NodeId) -> Cell {
        let tree = self.tree;
        self.anchors.arrive(tree, id);
        let span = |name| {
            let span = attribute(tree, id, name).and_then(|span| span.parse::<u32>().ok());
            span.map(|span| span.min(MAX_SPAN)).filter(|&span| span > 1)
        };
        Cell {
            header: tree.name(id) == Name::TH,
            scope: match attribute(tree, id, "scope").map(str::to_ascii_lowercase).as_deref() {
                Some("row") => Some(Scope::Row),
                Some("col") => Some(Scope::Column),
                Some("rowgroup") => Some(Scope::RowGroup),
                Some("colgroup") => Some(Scope::ColumnGroup),
                _ => None,
            },
            column_span: span("colspan"),
            row_span: span("rowspan"),
            alignment: self.alignment(id).or_else(|| self.alignment(row)),
            blocks: self.blocks(id),
        }
    }

    fn columns(&mut self, group: NodeId, columns: &mut Vec<Column>) {
        let tree = self.tree;
        let of_group = self.alignment(group);
        let span = |id| attribute(tree, id, "span").and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, MAX_SPAN);
        let mut push = |column: Column, count: u32| {
            let room = (MAX_SPAN as usize).saturating_sub(columns.len());
            columns.extend(std::iter::repeat_n(column, room.min(count as usize)));
        };
        let mut has_column = false;
        for column in tree.children(group).filter(|&column| tree.name(column) == Name::COL) {
            has_column = true;
            push(Column { alignment: self.alignment(column).or(of_group) }, span(column));
        }
        if !has_column {
            push(Column { alignment: of_group }, span(group));
        }
    }

    fn alignment(&self, id: NodeId) -> Option<Alignment> {
        let tree = self.tree;
        let said = style(tree, id, "text-align").or_else(|| attribute(tree, id, "align").map(str::to_ascii_lowercase));
        match said.as_deref() {
            Some("left" | "start") => Some(Alignment::Left),
            Some("center") => Some(Alignment::Center),
            Some("right" | "end") => Some(Alignment::Right),
            Some(_) => None,
            None if has_class(tree, id, &["has-text-align-center", "text-center"]) => Some(Alignment::Center),
            None if has_class(tree, id, &["has-text-align-right", "text-right"]) => Some(Alignment::Right),
            None => None,
        }
    }

    /// Whether a table only places things on the page.
    fn is_layout(&self, id: NodeId) -> bool {
        let tree = self.tree;
        if attribute_is(tree, id, "role", &["presentation", "none"]) {
            return true;
        }
        let (mut cells, mut rows, mut holds_blocks) = (0, 0, false);
        let mut at = id + 1;
        while at < tree.end(id) {
            match tree.name(at) {
                Name::TH | Name::CAPTION | Name::THEAD => return false,
                Name::TR => rows += 1,
                Name::TD => {
                    cells += 1;
                    // What is in the cell does not belong to this table.
                    holds_blocks |= tree.descendants(at).take(200).any(|id| {
                        matches!(
                            tree.name(id),
                            Name::TABLE | Name::H1 | Name::H2 | Name::H3 | Name::FORM | Name::IFRAME | Name::ARTICLE
                        )
                    });
                    at = tree.end(at);
                    continue;
                }
                _ => {}
            }
            at += 1;
        }
        cells <= 1 || holds_blocks && (rows == 1 || cells <= 2 * rows)
    }

    /// What is in the cells of a table that is none.
    fn cells(&mut self, id: NodeId, flow: &mut Flow) {
        let tree = self.tree;
        for child in tree.children(id).filter(|&child| tree.name(child).is_element()) {
            match tree.name(child) {
                Name::TD | Name::TH | Name::CAPTION => {
                    self.anchors.arrive(tree, child);
                    self.children(child, flow);
                    self.flush(flow);
                }
                Name::COLGROUP => {}
                _ => self.cells(child, flow),
            }
        }
    }
}

/// Rows of nothing but column names at the top are the head, where no head is said.
fn name_head(table: &mut Table) {
    let Some(body) = table.bodies.first_mut().filter(|_| table.head.is_empty()) else { return };
    let names_columns =
        |row: &Row| row.cells.len() > 1 && row.cells.iter().all(|cell| cell.header && cell.row_span.is_none());
    let count = body.rows.iter().take_while(|row| names_columns(row)).count();
    if count < body.rows.len() {
        table.head = body.rows.drain(..count).collect();
    }
}

/// What all cells of a column say of their alignment is said once, where no cell covers others.
fn align_columns(table: &mut Table) {
    let rows = || table.head.iter().chain(table.bodies.iter().flat_map(|group| &group.rows)).chain(&table.foot);
    let cells = || rows().flat_map(|row| &row.cells);
    if cells().all(|cell| cell.alignment.is_none()) || cells().any(|cell| cell.column_span.or(cell.row_span).is_some())
    {
        return;
    }
    let width = rows().map(|row| row.cells.len()).max().unwrap_or_default();
    let common = |at: usize| {
        let mut said = rows().filter_map(|row| row.cells.get(at)).map(|cell| cell.alignment);
        let first = said.next()?;
        if said.all(|alignment| alignment == first) { first } else { None }
    };
    if width > MAX_ALIGNED {
        return;
    }
    let found: Vec<Option<Alignment>> = (0..width).map(common).collect();
    if found.iter().all(Option::is_none) {
        return;
    }
    table.columns.resize(width.max(table.columns.len()), Column::default());
    for (column, alignment) in table.columns.iter_mut().zip(&found) {
        column.alignment = alignment.or(column.alignment);
    }
    let bodies = table.bodies.iter_mut().flat_map(|group| &mut group.rows);
    for row in table.head.iter_mut().chain(bodies).chain(&mut table.foot) {
        for (cell, alignment) in row.cells.iter_mut().zip(&found) {
            if alignment.is_some() {
                cell.alignment = None;
            }
        }
    }
}
