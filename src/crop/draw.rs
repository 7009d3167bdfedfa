//! Wanted places → pictures, page by page.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro::RenderCache;
use hayro::hayro_syntax::{LoadPdfError, Pdf};

use crate::geom::{PageNumber, Place};

use super::window::Window;
use super::{Crop, NoPicture, Params, Picture, paint, survey};

/// Draws the pages of `bytes` around each of `wanted` (the places of one finding each; empty ones and repetitions are
/// left out). `pages` are the whole pages as the stages before saw them, in page order. Total: what cannot be drawn says
/// why.
pub fn draw<'w>(
    bytes: Vec<u8>,
    passwords: &[String],
    pages: &[Place],
    wanted: impl IntoIterator<Item = &'w [Place]>,
    params: &Params,
) -> Vec<Crop> {
    let mut places: Vec<&[Place]> = Vec::new();
    for at in wanted {
        if !at.is_empty() && !places.contains(&at) {
            places.push(at);
        }
    }
    if places.is_empty() {
        return Vec::new();
    }
    let mut crops: Vec<Crop> = places
        .iter()
        .map(|at| Crop {
            at: at.to_vec(),
            picture: Err(NoPicture::Enough),
        })
        .collect();
    // By page, so that each is looked over once.
    let mut by_page: BTreeMap<PageNumber, Vec<usize>> = BTreeMap::new();
    for (index, at) in places.iter().take(params.crops).enumerate() {
        if let Some(first) = at.first() {
            by_page.entry(first.page).or_default().push(index);
        }
    }
    // The drawing library answers to any bytes; a panic in it is a page that cannot be drawn.
    let pdf = catch_unwind(|| open(bytes, passwords)).ok().flatten();
    let pdf = pdf.filter(|pdf| {
        let count = catch_unwind(AssertUnwindSafe(|| pdf.pages().len()));
        // Another number of pages: the two readers fixed a damaged file differently, and the places do not hold.
        count.is_ok_and(|count| count == pages.len())
    });
    for (page, indexes) in by_page.into_iter().take(params.pages) {
        let windows: Vec<Option<Window>> = indexes
            .iter()
            .map(|&index| Window::of(places.get(index)?, pages.get(page.index())?, params))
            .collect();
        let pictures = match (&pdf, pages.get(page.index())) {
            (Some(pdf), Some(area)) => catch_unwind(AssertUnwindSafe(|| {
                page_pictures(pdf, page, area, &windows, params)
            }))
            .unwrap_or(Err(NoPicture::Failed)),
            _ => Err(NoPicture::Failed),
        };
        for (nth, index) in indexes.into_iter().enumerate() {
            let picture = match &pictures {
                Ok(pictures) => pictures.get(nth).cloned().flatten(),
                Err(why) => {
                    set(&mut crops, index, Err(*why));
                    continue;
                }
            };
            set(&mut crops, index, picture.ok_or(NoPicture::Failed));
        }
    }
    crops
}

fn set(crops: &mut [Crop], index: usize, picture: Result<Picture, NoPicture>) {
    if let Some(crop) = crops.get_mut(index) {
        crop.picture = picture;
    }
}

/// The file as the drawing library sees it; `None` when it cannot open it.
pub(super) fn open(bytes: Vec<u8>, passwords: &[String]) -> Option<Pdf> {
    let bytes = Arc::new(bytes);
    match Pdf::new(Arc::clone(&bytes)) {
        Ok(pdf) => Some(pdf),
        Err(LoadPdfError::Decryption(_)) => passwords
            .iter()
            .find_map(|password| Pdf::new_with_password(Arc::clone(&bytes), password).ok()),
        Err(LoadPdfError::Invalid) => None,
    }
}

/// The pictures of one page, in the order of `windows`.
fn page_pictures(
    pdf: &Pdf,
    number: PageNumber,
    area: &Place,
    windows: &[Option<Window>],
    params: &Params,
) -> Result<Vec<Option<Picture>>, NoPicture> {
    let page = pdf.pages().get(number.index()).ok_or(NoPicture::Failed)?;
    let unit = paint::unit(page, area).ok_or(NoPicture::Failed)?;
    if !survey::fits(page, unit * params.scale, params.work) {
        return Err(NoPicture::TooMuchWork);
    }
    let cache = RenderCache::new();
    let picture = |window: &Option<Window>| {
        let window = window.as_ref()?;
        let (width, height, png) = paint::png(page, &cache, window, unit)?;
        Some(Picture {
            page: number,
            window: window.bbox,
            width,
            height,
            png,
        })
    };
    Ok(windows.iter().map(picture).collect())
}
