//! The workbook by its keys: what each does, told by the screen and by the file.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/filled.rs"]
mod filled;

mod answering;
mod around;
mod backups;
mod candidates;
mod carried;
mod chain;
mod compare;
mod cycle;
mod drafts;
mod explain;
mod held;
mod home;
mod hostile;
mod maturity;
mod moving;
mod noticed;
mod outside;
mod pages;
mod plan;
mod reading;
mod recovered;
mod report;
mod results;
mod selection;
mod small;
mod strange;
mod tables;
mod targets;
mod what_if;
mod writing;
