//! nomcheck: nomination intake.
pub mod geom;
pub mod warning;
pub mod text;
pub mod pdf;
pub mod form;
pub mod record;
pub mod finding;
pub mod rule;
pub mod report;
