//! Places → pictures: pieces of pages as a reader sees them, for reports that show where a finding is.
//!
//! In: a file's bytes, the sizes of its pages, and the places wanted. Out: one [`Crop`] per wanted place, as plain data:
//! a small grey picture, or why there is none. hayro draws; only this module names it. A page is looked over before it
//! is drawn (`survey`), so that one that asks for too much work is left out, and a panic of the drawing library costs
//! the pictures of a page, not the findings. Nothing here marks the place in the picture: the report does, in its colours.
//! A build without the feature `crops` has the types and draws nothing.
//!
//! What is not bounded: streams that hayro inflates and that neither the stage before nor the survey sees, such as
//! colour profiles and the content of forms. Limits on a worker's memory and time are the backstop.

#[cfg(feature = "crops")]
mod window;
#[cfg(feature = "crops")]
mod codec;
#[cfg(feature = "crops")]
mod chain;
#[cfg(feature = "crops")]
mod inline;
#[cfg(feature = "crops")]
mod survey;
#[cfg(feature = "crops")]
mod paint;
#[cfg(feature = "crops")]
mod draw;
#[cfg(feature = "crops")]
mod whole;

use serde::{Deserialize, Serialize};

use crate::geom::{PageNumber, Place};

#[cfg(feature = "crops")]
pub use draw::draw;
#[cfg(feature = "crops")]
pub use whole::{Pages, pages};

/// How much is drawn for one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Params {
    /// Most pictures.
    pub crops: usize,
    /// Most pages of which anything is drawn.
    pub pages: usize,
    /// Pixels per point where that stays below `width` and `height`: 1.5 keeps 9-point print legible.
    pub scale: f32,
    /// Widest picture, in pixels.
    pub width: f32,
    /// Highest picture, in pixels.
    pub height: f32,
    /// Most work that drawing a page may take, in the units of `survey`: a page of dense text takes 10 000, a map
    /// 300 000.
    pub work: u64,
    /// Only of places on pages whose text was recognised.
    pub recognised_only: bool,
}

impl Default for Params {
    fn default() -> Params {
        Params {
            crops: 40,
            pages: 20,
            scale: 1.5,
            width: 900.0,
            height: 420.0,
            work: 600_000,
            recognised_only: false,
        }
    }
}

/// A wanted place and its picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Crop {
    /// The place, as the finding has it; what is shown is where it begins.
    pub at: Vec<Place>,
    /// The picture, or why there is none.
    pub picture: Result<Picture, NoPicture>,
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// The page.
    pub page: PageNumber,
    /// What is shown of it: `[left, top, right, bottom]` in points, as in [`Place::bbox`].
    pub window: [f32; 4],
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// A PNG with sixteen greys, in base64.
    pub png: String,
}

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoPicture {
    /// The page cannot be drawn.
    Failed,
    /// Drawing the page would take too much work.
    TooMuchWork,
    /// The document has had its share.
    Enough,
}

/// Draws nothing: this build lacks the feature `crops`.
#[cfg(not(feature = "crops"))]
pub fn draw<'w>(
    _: Vec<u8>,
    _: &[String],
    _: &[Place],
    _: impl IntoIterator<Item = &'w [Place]>,
    _: &Params,
) -> Vec<Crop> {
    Vec::new()
}

#[cfg(test)]
#[cfg(feature = "crops")]
mod tests;
