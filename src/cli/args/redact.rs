//! What is masked before it is shared.

use clap::Args;

/// Whether personal data are masked.
#[derive(Debug, Args)]
pub struct RedactArgs {
    /// Mask telephone numbers and e-mail addresses, for what is shared: every letter and digit of them is shown as •
    #[arg(long, help_heading = "Output")]
    pub redact: bool,
}
