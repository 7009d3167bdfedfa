//! The long version: the tool's and those of the data it came with.

use std::sync::LazyLock;

use nomcheck::form::Form;
use nomcheck::report::json::Tool;

/// The version of each thing, one a line; the first is the tool's own number.
pub fn long() -> &'static str {
    static LONG: LazyLock<String> = LazyLock::new(|| {
        let forms = Form::built_in();
        let tool = Tool::new(forms.iter().map(AsRef::as_ref));
        let mut text = format!("{}\nrules          {}\n", tool.version, tool.rules);
        for (name, version) in &tool.forms {
            text.push_str(&format!("form {name:<9} {version}\n"));
        }
        text.push_str(&format!(
            "country data   {}\nnumbering data {}",
            tool.country_data, tool.numbering_data
        ));
        text
    });
    &LONG
}
