//! Compiles the shipped question sets: each file of `questionnaires/` becomes `OUT_DIR/ID.bin`, which
//! is decoded in a fraction of the time that its text takes to parse, and `OUT_DIR/ID.sha256`, the digest
//! of its text. A fault in one fails the build.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use rooms::fault::Places;
use rooms::{fault, questionnaire, reader, text}; // Each knows the others as `crate::...`.

/// The rooms that read a set, as they are in the program.
#[allow(dead_code)] // The program uses more of them.
#[path = "src"]
mod rooms {
    pub mod fault;
    pub mod reader;
    pub mod text;

    pub mod questionnaire {
        mod check;
        mod digest;
        mod kind;
        mod model;
        mod parse;

        pub use digest::digest;
        pub use kind::*;
        pub use model::*;
        pub use parse::parse;
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=questionnaires");
    let out = env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?;
    for entry in fs::read_dir("questionnaires")? {
        compile(&entry?.path(), Path::new(&out))?;
    }
    Ok(())
}

/// Writes the values and the digest of a set; its faults, if it has any, are errors of the build.
fn compile(file: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    match questionnaire::parse(&text) {
        Ok(set) => {
            let compiled = out.join(file.with_extension("bin").file_name().unwrap_or_default());
            fs::write(&compiled, postcard::to_allocvec(&set)?)?;
            fs::write(compiled.with_extension("sha256"), questionnaire::digest(&text))?;
        }
        Err(faults) => {
            let mut places = Places::of(&text);
            for fault in faults {
                let (file, place) = (file.display(), places.at(fault.span.start));
                println!("cargo::error={file}:{}:{}: {:?}", place.line, place.column, fault.kind);
            }
        }
    }
    Ok(())
}
