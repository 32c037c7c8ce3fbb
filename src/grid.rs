//! A table as a grid of texts, as it is copied: a cell that spans others stands in the first of their places.

use crate::render::markdown_cell;

/// A cell as it is read: what it says, and how many columns and rows it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers, of those of its group.
    pub rows: usize,
}

/// The rows of a table, each with its texts and the columns that they stand in; the places between them are empty.
#[derive(Default)]
pub struct Grid {
    /// How many of the rows are the head.
    head: usize,
    width: usize,
    rows: Vec<Vec<(usize, String)>>,
}

/// A cell covers as many columns at most: <https://html.spec.whatwg.org/#attr-tdth-colspan>.
const MOST_COLUMNS: usize = 1000;

impl Grid {
    /// Adds a group of rows, out of which no cell reaches.
    pub fn add(&mut self, group: Vec<Vec<Cell>>, is_head: bool) {
        if is_head {
            self.head += group.len();
        }
        // For each column, the first row that no cell from above reaches down to.
        let mut free: Vec<usize> = Vec::new();
        for (number, cells) in group.into_iter().enumerate() {
            let mut row = Vec::new();
            let mut column = 0;
            for cell in cells {
                while free.get(column).is_some_and(|row| *row > number) {
                    column += 1;
                }
                let end = column + cell.columns.clamp(1, MOST_COLUMNS);
                if free.len() < end {
                    free.resize(end, 0);
                }
                for row in &mut free[column..end] {
                    *row = number.saturating_add(cell.rows.max(1));
                }
                row.push((column, cell.text));
                column = end;
            }
            self.rows.push(row);
        }
        self.width = self.width.max(free.len());
    }

    /// As comma-separated values: <https://www.rfc-editor.org/rfc/rfc4180>. What a spreadsheet would take for a formula
    /// has an apostrophe before it, which has it taken for text.
    pub fn csv(&self) -> String {
        let mut text = String::new();
        for row in &self.rows {
            self.write_row(row, &mut text, |column, cell, text| {
                if column > 0 {
                    text.push(',');
                }
                let is_quoted = cell.contains(['"', ',', '\n', '\r']);
                if is_quoted {
                    text.push('"');
                }
                if is_formula(cell) {
                    text.push('\'');
                }
                if is_quoted {
                    text.push_str(&cell.replace('"', "\"\""));
                    text.push('"');
                } else {
                    text.push_str(cell);
                }
            });
            text.push_str("\r\n");
        }
        text
    }

    /// As a table of pipes: <https://github.github.com/gfm/#tables-extension->. It has one head row, so that others are
    /// rows of its body.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        let (head, body) = self.rows.split_at(self.head.min(1));
        self.write_pipes(head.first().map_or(&[], Vec::as_slice), &mut text);
        text.push('|');
        for _ in 0..self.width {
            text.push_str(" --- |");
        }
        text.push('\n');
        for row in body {
            self.write_pipes(row, &mut text);
        }
        text
    }

    fn write_pipes(&self, row: &[(usize, String)], text: &mut String) {
        text.push('|');
        self.write_row(row, text, |_, cell, text| {
            text.push(' ');
            text.push_str(&markdown_cell(cell));
            text.push_str(if cell.is_empty() { "|" } else { " |" });
        });
        text.push('\n');
    }

    fn write_row(&self, row: &[(usize, String)], text: &mut String, write: impl Fn(usize, &str, &mut String)) {
        let mut cells = row.iter().peekable();
        for column in 0..self.width {
            let cell = cells.next_if(|(place, _)| *place == column);
            write(column, cell.map_or("", |(_, cell)| cell), text);
        }
    }
}

/// Whether a spreadsheet would work a cell out: <https://owasp.org/www-community/attacks/CSV_Injection>. A number with its
/// sign is none, nor is a dash alone.
fn is_formula(cell: &str) -> bool {
    let in_number = |character: char| character.is_ascii_digit() || ".,% \u{a0}\u{202f}".contains(character);
    match cell.strip_prefix(['+', '-']) {
        Some(rest) => !rest.chars().all(in_number),
        None => cell.starts_with(['=', '@', '\t', '\r']),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cell of a text; digits after `>` and `v` are the columns and rows that it covers.
    fn cell(text: &str) -> Cell {
        let (text, rows) = text.split_once('v').unwrap_or((text, "1"));
        let (text, columns) = text.split_once('>').unwrap_or((text, "1"));
        Cell { text: String::from(text), columns: columns.parse().unwrap(), rows: rows.parse().unwrap() }
    }

    fn grid(groups: &[&[&[&str]]]) -> Grid {
        let mut grid = Grid::default();
        for (index, group) in groups.iter().enumerate() {
            let rows = group.iter().map(|row| row.iter().map(|text| cell(text)).collect());
            grid.add(rows.collect(), index == 0);
        }
        grid
    }

    #[test]
    fn what_would_be_taken_for_a_mark_is_kept_apart() {
        let grid = grid(&[&[&["Name", "Say"]], &[&["A, B", "\"Ho\""], &["one|two\nthree", "*"]]]);
        assert_eq!(grid.csv(), "Name,Say\r\n\"A, B\",\"\"\"Ho\"\"\"\r\n\"one|two\nthree\",*\r\n");
        assert_eq!(grid.markdown(), "| Name | Say |\n| --- | --- |\n| A, B | \"Ho\" |\n| one\\|two<br>three | \\* |\n");
    }

    #[test]
    fn what_would_be_taken_for_a_formula_is_text() {
        let csv = |text: &str| {
            let mut grid = Grid::default();
            grid.add(vec![vec![Cell { text: String::from(text), columns: 1, rows: 1 }]], false);
            grid.csv()
        };
        for formula in ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "-A1"] {
            assert_eq!(csv(formula), ["'", formula, "\r\n"].concat());
        }
        assert_eq!(csv("=A(1,\"b\")"), "\"'=A(1,\"\"b\"\")\"\r\n");
        assert_eq!(csv("\r=1"), "\"'\r=1\"\r\n");
        for number in ["-5", "+3.5 %", "-1\u{202f}234", "-", "5-3", "a=b"] {
            assert_eq!(csv(number), [number, "\r\n"].concat());
        }
    }

    #[test]
    fn what_spans_leaves_empty_places() {
        let grid = grid(&[&[&["Port>2", "R"], &["a", "b"]], &[&["xv2", "1"], &["2", "3"], &["4>4"]]]);
        assert_eq!(grid.csv(), "Port,,R,\r\na,b,,\r\nx,1,,\r\n,2,3,\r\n4,,,\r\n");
    }

    #[test]
    fn no_cell_reaches_out_of_its_group_and_a_table_may_have_no_head() {
        let mut grid = Grid::default();
        grid.add(vec![vec![cell("av9"), cell("b")]], false);
        grid.add(vec![vec![cell("c"), cell("d")]], false);
        assert_eq!(grid.csv(), "a,b\r\nc,d\r\n");
        assert_eq!(grid.markdown(), "| | |\n| --- | --- |\n| a | b |\n| c | d |\n");
        assert_eq!(Grid::default().csv(), "");
    }
}
