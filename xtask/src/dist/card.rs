//! The cards as the form reads them: checked here, packed, so that no reader of JSON has to travel with the form.

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow};
use ppi_widget::scorecard::Scorecard;
use ppi_widget::value::Value;

/// A checked card from its file; every problem is in the error.
pub(crate) fn read(file: &Path) -> Result<Scorecard> {
    Scorecard::read(&Value::parse(&fs::read_to_string(file)?)?).map_err(|problems| {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        anyhow!("{}:\n{}", file.display(), problems.join("\n"))
    })
}
