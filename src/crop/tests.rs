//! What is drawn of small pages made for it.

use super::*;
use crate::geom::Rect;

/// A page of 200 × 300 points with a black square from (20, 30) to (60, 70), measured from the top left as displayed
/// without turning; `extra` goes into the page's dictionary, `content` behind the square.
fn page(extra: &str, content: &str) -> Vec<u8> {
    let content = format!("20 230 40 40 re f {content}");
    // Cells of 1000 × 1000 points set 0.01 points apart: a million million copies.
    let cell = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1000 1000]/XStep .01/YStep .01/Resources<<>>";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R{extra}>>"),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        format!("<</Type/Pattern{cell}/Length 13>>stream\n0 0 9 9 re f \nendstream"),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/SMask 7 0 R\
         /Length 1>>stream\n0\nendstream".to_owned(),
        "<</Type/XObject/Subtype/Image/Width 30000/Height 5000/BitsPerComponent 8/ColorSpace/DeviceGray\
         /Length 1>>stream\n0\nendstream".to_owned(),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut offsets = Vec::new();
    for (i, object) in objects.iter().enumerate() {
        offsets.push(bytes.len());
        bytes.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", i + 1).as_bytes());
    }
    let xref = bytes.len();
    bytes.extend_from_slice(b"xref\n0 8\n0000000000 65535 f \n");
    for offset in offsets {
        bytes.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    bytes.extend_from_slice(
        format!("trailer<</Size 8/Root 1 0 R>>\nstartxref\n{xref}\n%%EOF").as_bytes(),
    );
    bytes
}

fn place(bbox: [f32; 4]) -> Place {
    Place {
        page: PageNumber::FIRST,
        bbox,
    }
}

fn crop(bytes: Vec<u8>, area: [f32; 4], at: [f32; 4]) -> Result<Picture, NoPicture> {
    let wanted = [place(at)];
    let crops = draw(
        bytes,
        &[],
        &[place(area)],
        [&wanted[..]],
        &Params::default(),
    );
    crops.into_iter().next().unwrap().picture
}

/// The box around everything dark in a picture, in points of the page.
fn dark(picture: &Picture) -> [f32; 4] {
    use base64::Engine;
    let png = base64::engine::general_purpose::STANDARD
        .decode(&picture.png)
        .unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(png))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    let row = pixels.len() / picture.height as usize;
    let scale = (picture.window[2] - picture.window[0]) / picture.width as f32;
    let mut seen = [f32::MAX, f32::MAX, 0.0, 0.0];
    for (i, byte) in pixels.iter().enumerate() {
        for (half, grey) in [byte >> 4, byte & 15].into_iter().enumerate() {
            let x = (i % row) * 2 + half;
            if x < picture.width as usize && grey < 8 {
                let x = picture.window[0] + x as f32 * scale;
                let y = picture.window[1] + (i / row) as f32 * scale;
                seen = [
                    seen[0].min(x),
                    seen[1].min(y),
                    seen[2].max(x + scale),
                    seen[3].max(y + scale),
                ];
            }
        }
    }
    seen.map(f32::round)
}

#[test]
fn a_picture_shows_what_is_at_the_place() {
    let picture = crop(
        page("", ""),
        [0.0, 0.0, 200.0, 300.0],
        [20.0, 30.0, 60.0, 70.0],
    )
    .unwrap();
    assert_eq!(dark(&picture), [20.0, 30.0, 60.0, 70.0]);
    assert_eq!((picture.width, picture.height), (258, 150));
}

#[test]
fn turned_and_cropped_pages_are_shown_as_displayed() {
    // A quarter turn clockwise: what was at the top is at the right.
    let turned = crop(
        page("/Rotate 90", ""),
        [0.0, 0.0, 300.0, 200.0],
        [230.0, 20.0, 270.0, 60.0],
    )
    .unwrap();
    assert_eq!(dark(&turned), [230.0, 20.0, 270.0, 60.0]);
    let cropped = crop(
        page("/CropBox[10 100 190 280]", ""),
        [0.0, 0.0, 180.0, 180.0],
        [10.0, 10.0, 50.0, 50.0],
    )
    .unwrap();
    assert_eq!(dark(&cropped), [10.0, 10.0, 50.0, 50.0]);
}

#[test]
fn a_page_in_larger_units_is_shown_at_its_size() {
    let picture = crop(
        page("/UserUnit 2", ""),
        [0.0, 0.0, 400.0, 600.0],
        [40.0, 60.0, 120.0, 140.0],
    )
    .unwrap();
    assert_eq!(dark(&picture), [40.0, 60.0, 120.0, 140.0]);
}

#[test]
fn too_much_work_is_left_out() {
    let heavy = "0 0 m 9 9 l S ".repeat(400_000);
    let area = [0.0, 0.0, 200.0, 300.0];
    let at = [20.0, 30.0, 60.0, 70.0];
    assert_eq!(
        crop(page("", &heavy), area, at),
        Err(NoPicture::TooMuchWork)
    );
    let tiles = "/Resources<</Pattern<</P 5 0 R>>>>";
    // One pixel under a mask of 150 million.
    let masked = "/Resources<</XObject<</I 6 0 R>>>>";
    assert_eq!(
        crop(page(masked, "40 0 0 40 0 0 cm /I Do"), area, at),
        Err(NoPicture::TooMuchWork)
    );
    assert_eq!(
        crop(page(tiles, "/Pattern cs /P scn 0 0 99 99 re f"), area, at),
        Err(NoPicture::TooMuchWork)
    );
}

/// A page that draws a grey picture of `side` × `side` pixels, so many times, whose data `filters` unpack.
fn with_picture(filters: &str, data: &[u8], side: u32, times: usize) -> Vec<u8> {
    let content = format!(
        "20 230 40 40 re f {}",
        "q 40 0 0 40 99 9 cm /I Do Q ".repeat(times)
    );
    let image = format!(
        "<</Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/DeviceGray\
         /Filter[{filters}]/Length {}>>stream\n",
        data.len()
    );
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>".to_vec(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()).into_bytes(),
        [image.as_bytes(), data, b"\nendstream"].concat(),
    ];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (i, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n", i + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer<</Size 6/Root 1 0 R>>\n%%EOF");
    bytes
}

#[test]
fn pictures_that_unpack_without_end_are_left_out() {
    use flate2::Compression;
    use std::io::Write;
    let (area, at) = ([0.0, 0.0, 200.0, 300.0], [20.0, 30.0, 60.0, 70.0]);
    let zlib = |n: usize| {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&vec![0; n]).unwrap();
        encoder.finish().unwrap()
    };
    let hex = |data: &[u8]| -> Vec<u8> {
        let digits = data.iter().flat_map(|b| format!("{b:02x}").into_bytes());
        digits.chain(*b">").collect()
    };
    let drawn = |pdf| crop(pdf, area, at).map(drop);
    let (small, bomb) = (zlib(10_000), zlib(300 << 20));
    assert_eq!(drawn(with_picture("/FlateDecode", &small, 100, 1)), Ok(()));
    let packed = "/ASCIIHexDecode/FlateDecode";
    assert_eq!(drawn(with_picture(packed, &hex(&small), 100, 1)), Ok(()));
    let too_much = Err(NoPicture::TooMuchWork);
    assert_eq!(drawn(with_picture("/FlateDecode", &bomb, 100, 1)), too_much);
    assert_eq!(drawn(with_picture(packed, &hex(&bomb), 100, 1)), too_much);
    // Without the header of zlib, which decoders do without.
    let bare = &bomb[2..];
    assert_eq!(drawn(with_picture("/FlateDecode", bare, 100, 1)), too_much);
    // Each is small enough; all of them are not.
    let large = zlib(50 << 20);
    assert_eq!(drawn(with_picture("/FlateDecode", &large, 100, 1)), Ok(()));
    assert_eq!(
        drawn(with_picture("/FlateDecode", &large, 100, 20)),
        too_much
    );
}

#[test]
fn what_cannot_be_drawn_says_so() {
    let area = [0.0, 0.0, 200.0, 300.0];
    let at = [20.0, 30.0, 60.0, 70.0];
    assert_eq!(
        crop(b"%PDF-1.7 nothing".to_vec(), area, at),
        Err(NoPicture::Failed)
    );
    // The stages before saw a page of another shape: the place would be shown wrongly.
    assert_eq!(
        crop(page("", ""), [0.0, 0.0, 300.0, 200.0], at),
        Err(NoPicture::Failed)
    );
}

#[test]
fn a_document_has_its_share_and_no_more() {
    let wanted: Vec<[Place; 1]> = (0..45)
        .map(|i| [place([20.0, i as f32, 60.0, 70.0])])
        .collect();
    let crops = draw(
        page("", ""),
        &[],
        &[place([0.0, 0.0, 200.0, 300.0])],
        wanted.iter().map(|at| &at[..]),
        &Params::default(),
    );
    assert_eq!(crops.iter().filter(|crop| crop.picture.is_ok()).count(), 40);
    assert_eq!(crops[44].picture, Err(NoPicture::Enough));
}

#[test]
fn whole_page_is_drawn_and_too_much_work_is_left_out() {
    let area = place([0.0, 0.0, 200.0, 300.0]);
    let mut wanted = [crate::ocr::Wanted {
        page: PageNumber::FIRST,
        bands: Vec::new(),
        languages: Vec::new(),
    }];
    let mut drawn = pages(page("", ""), &[], vec![area], &wanted);
    let picture = drawn.next().unwrap();
    assert_eq!((picture.width, picture.height), (833, 1250));
    let grey = |x: usize, y: usize| picture.greys[y * 833 + x];
    assert_eq!(
        (grey(166, 208), grey(400, 208), grey(166, 600)),
        (0, 255, 255)
    );
    assert!(drawn.next().is_none());
    // Two bands of it, one below the other.
    let whole = picture.greys;
    wanted[0].bands = [50.0, 120.0]
        .map(|top| Rect {
            left: 0.0,
            top,
            right: 200.0,
            bottom: top + 12.0,
        })
        .to_vec();
    let picture = pages(page("", ""), &[], vec![area], &wanted)
        .next()
        .unwrap();
    assert_eq!(
        (picture.width, picture.height, picture.is_sample),
        (833, 100, true)
    );
    assert_eq!(picture.greys[833 * 50..], whole[833 * 500..833 * 550]);
    wanted[0].bands.clear();
    // One pixel under a mask of 150 million.
    let masked = page(
        "/Resources<</XObject<</I 6 0 R>>>>",
        "40 0 0 40 0 0 cm /I Do",
    );
    assert_eq!(pages(masked, &[], vec![area], &wanted).count(), 0);
    // A page a thousand times as long as wide has no more pixels than others.
    let long = place([0.0, 0.0, 200.0, 200_000.0]);
    assert_eq!(pages(page("", ""), &[], vec![long], &wanted).count(), 0);
    assert_eq!(
        pages(b"no PDF".to_vec(), &[], vec![area], &wanted).count(),
        0
    );
}
