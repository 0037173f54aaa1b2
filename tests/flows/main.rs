//! The workbook by its keys: what each does, told by the screen and by the file.

#[path = "../support/mod.rs"]
mod support;

mod answering;
mod around;
mod chain;
mod home;
mod moving;
mod reading;
mod selection;
mod writing;
