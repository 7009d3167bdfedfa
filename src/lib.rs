//! nomcheck: nomination intake.
pub mod geom;
pub mod warning;
pub mod text;
pub mod pdf;
