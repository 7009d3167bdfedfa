//! Everything that users see, in one binary: the command as a process, schemas, reports, the shape of the house.

mod support;

mod cli;
mod office;
mod reports;
mod schema;
mod tidy;
