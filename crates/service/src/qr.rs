use std::fmt::Write as _;

use console::QrCode;
use png::{BitDepth, ColorType, EncodingError};

/// Modules of quiet around the code, as the standard asks.
const QUIET: usize = 4;

/// The text as a QR code; an empty one when it is too long for any.
pub(crate) fn qr_code(text: &str) -> QrCode {
    let Ok(code) = fast_qr::QRBuilder::new(text).build() else {
        return QrCode {
            size: 0,
            path: String::new(),
        };
    };
    let mut path = String::new();
    for y in 0..code.size {
        // Runs of dark modules are drawn as one bar, which keeps the page small.
        let mut x = 0;
        while x < code.size {
            let run = (x..code.size)
                .take_while(|x| code[y].get(*x).is_some_and(|module| module.value()))
                .count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    QrCode {
        size: u32::try_from(code.size + 2 * QUIET).unwrap_or(0),
        path,
    }
}

/// Pixels along a module: a code of 45 modules fills a chat's window and stays sharp on paper.
const PIXELS: u32 = 12;

/// The text as a QR code in a file of its own: black on white, scalable.
pub(crate) fn qr_svg(text: &str) -> String {
    let QrCode { size, path } = qr_code(text);
    let side = size * PIXELS;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\" viewBox=\"0 0 {size} {size}\" \
         shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/>\
         <path d=\"{path}\" fill=\"#000\"/></svg>\n"
    )
}

/// The same in pixels; empty when the text is too long for any code.
pub(crate) fn qr_png(text: &str) -> Vec<u8> {
    let Ok(code) = fast_qr::QRBuilder::new(text).build() else {
        return Vec::new();
    };
    let modules = code.size + 2 * QUIET;
    let dark = |x: usize, y: usize| {
        let at = |place: usize| place.checked_sub(QUIET).filter(|place| *place < code.size);
        match (at(x), at(y)) {
            (Some(x), Some(y)) => code[y].get(x).is_some_and(|module| module.value()),
            _ => false,
        }
    };
    let scale = usize::try_from(PIXELS).unwrap_or(1);
    let side = modules * scale;
    // One bit a pixel, 1 for white, each line padded to a byte.
    let mut pixels = Vec::with_capacity(side * side.div_ceil(8));
    for y in 0..modules {
        let mut line = vec![0xFF_u8; side.div_ceil(8)];
        for x in (0..side).filter(|x| dark(x / scale, y)) {
            if let Some(byte) = line.get_mut(x / 8) {
                *byte &= !(0x80 >> (x % 8));
            }
        }
        for _ in 0..scale {
            pixels.extend_from_slice(&line);
        }
    }
    encode(u32::try_from(side).unwrap_or(0), &pixels).unwrap_or_default()
}

fn encode(side: u32, pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::One);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pixels_show_what_the_drawing_shows() {
        let text = "https://example.com/l/abc";
        let size = qr_code(text).size;
        let file = qr_png(text);
        let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
            .read_info()
            .unwrap();
        assert_eq!(reader.info().size(), (size * PIXELS, size * PIXELS));
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let line = reader.info().raw_row_length() - 1;
        let white = |x: usize, y: usize| pixels[y * line + x / 8] & (0x80 >> (x % 8)) != 0;
        let module = |n: usize| n * 12 + 6;
        assert!(white(module(3), module(4)), "quiet");
        assert!(!white(module(4), module(4)), "the corner");
        assert!(white(module(5), module(5)), "the ring in it");
        assert!(qr_svg(text).contains("M4 4h7v1h-7z"));
        assert!(qr_png(&"x".repeat(10_000)).is_empty());
    }

    #[test]
    fn the_corner_pattern_is_drawn_behind_the_quiet_zone() {
        let code = qr_code("https://example.com/l/abc");
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
        assert_eq!(
            code.size % 4,
            1,
            "17 modules and four more a version, and eight of quiet"
        );
        assert_eq!(qr_code(&"x".repeat(10_000)).size, 0);
    }
}
