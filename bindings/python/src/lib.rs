//! The native half of the Python package: PDFs → answers as JSON, answers → words and Arrow tables. What people call is in
//! `python/nomcheck/__init__.py`.

mod many;
mod one;
mod options;
mod tables;
mod words;

use pyo3::prelude::pymodule;

/// Not for people: `nomcheck` has what this makes possible.
#[pymodule]
mod _nomcheck {
    #[pymodule_export]
    use super::many::{between, check_many};
    #[pymodule_export]
    use super::one::check;
    #[pymodule_export]
    use super::tables::{findings_table, records_table};
    #[pymodule_export]
    use super::words::{html, text};
    #[pymodule_export]
    use pyo3_arrow::PyTable;
}
