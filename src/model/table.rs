//! Tables of data.

use super::Block;
use super::json::{fields, names};

/// A table of data.
///
/// From: HTML `table`, GFM tables, JATS `table-wrap`, ANS `table`, Apple News `htmltable` and `datatable`.
///
/// Rows list their cells as HTML does: a cell that spans rows is not repeated in the rows below.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Its id.
    pub id: Option<String>,
    /// Its label as printed: `Table 2`.
    pub label: Option<String>,
    /// What it shows: HTML `caption`.
    pub caption: Vec<Block>,
    /// The columns, where something is said of them.
    pub columns: Vec<Column>,
    /// Head rows: HTML `thead`.
    pub head: Vec<Row>,
    /// Groups of body rows: HTML `tbody`.
    pub bodies: Vec<RowGroup>,
    /// Foot rows: HTML `tfoot`.
    pub foot: Vec<Row>,
    /// Notes below the table: JATS `table-wrap-foot`.
    pub notes: Vec<Block>,
}

fields!(Table { id, label, caption, columns, head, bodies, foot, notes });

/// A group of body rows.
///
/// From: HTML and JATS `tbody`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RowGroup {
    /// Its rows.
    pub rows: Vec<Row>,
}

fields!(RowGroup { [rows] });

/// A row of cells.
///
/// From: HTML and JATS `tr`, a line of a GFM table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

fields!(Row { [cells] });

/// A cell of a table.
///
/// From: HTML and JATS `td` and `th`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Whether it names a row or a column: HTML `th`.
    pub header: bool,
    /// What a header names: HTML `scope`.
    pub scope: Option<Scope>,
    /// How many columns it covers, where more than one: `colspan`.
    pub column_span: Option<u32>,
    /// How many rows it covers, where more than one: `rowspan`.
    pub row_span: Option<u32>,
    /// Alignment, where it is not its column's.
    pub alignment: Option<Alignment>,
    /// What it says; one paragraph is shown as bare text.
    pub blocks: Vec<Block>,
}

fields!(Cell { header, scope, column_span, row_span, alignment, blocks });

/// What is said of a column.
///
/// From: the second line of a GFM table, HTML and JATS `col`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// How its cells are aligned.
    pub alignment: Option<Alignment>,
}

fields!(Column { alignment });

/// How text is aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// To the right edge.
    Right,
    /// In the middle.
    Center,
    /// To the left edge.
    Left,
}

names!(Alignment { Right "right", Center "center", Left "left" });

/// What a header cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Its row.
    Row,
    /// Its column.
    Column,
    /// Its group of rows.
    RowGroup,
    /// Its group of columns.
    ColumnGroup,
}

names!(Scope { Row "row", Column "column", RowGroup "row_group", ColumnGroup "column_group" });
