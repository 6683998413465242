//! Tells what kind of file it is by its bytes; names lie, and web exports lie most.

use super::{Foreign, Limits, Unreadable};
use crate::container::compound::{Compound, is_compound};
use crate::container::zip::Archive;
use crate::container::{Fault, u16_at};

pub(crate) enum Container<'a> {
    Xlsx(Archive<'a>),
    Ods(Archive<'a>),
    Xls(Compound<'a>),
    Text,
}

const IMAGES: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\x00", b"MM\x00*"];
const ARCHIVES: [&[u8]; 4] = [b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B", b"\xFD7zXZ"];
const BARE_WORKBOOKS: [u16; 4] = [0x0009, 0x0209, 0x0409, 0x0809]; // BIFF without its box.

pub(crate) fn detect<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Container<'a>, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return in_zip(Archive::open(bytes, limits)?);
    }
    if is_compound(bytes) {
        let compound = Compound::open(bytes);
        return in_compound(compound.map_err(|it| Fault::from(it).in_part("compound file"))?);
    }
    match foreign(bytes) {
        Some(foreign) => Err(Unreadable::NotATable(foreign)),
        None => Ok(Container::Text),
    }
}

fn in_zip(archive: Archive<'_>) -> Result<Container<'_>, Unreadable> {
    if archive.has("xl/workbook.bin") {
        return Err(Unreadable::NotATable(Foreign::BinaryWorkbook));
    }
    if archive.has_folder("xl/") || archive.has("[Content_Types].xml") && !is_other(&archive) {
        return Ok(Container::Xlsx(archive));
    }
    let foreign = match archive.text("mimetype")?.as_deref().map(str::trim) {
        Some(kind) if kind.ends_with(".spreadsheet") || kind.ends_with("sheet-template") => {
            return Ok(Container::Ods(archive));
        }
        Some(kind) if kind.contains("opendocument.text") => Foreign::TextDocument,
        Some(kind) if kind.contains("opendocument.presentation") => Foreign::Presentation,
        Some(_) | None if archive.has_folder("word/") => Foreign::TextDocument,
        Some(_) | None if archive.has_folder("ppt/") => Foreign::Presentation,
        Some(_) | None => Foreign::Archive,
    };
    Err(Unreadable::NotATable(foreign))
}

fn is_other(archive: &Archive<'_>) -> bool {
    archive.has_folder("word/") || archive.has_folder("ppt/")
}

fn in_compound(compound: Compound<'_>) -> Result<Container<'_>, Unreadable> {
    if compound.has("EncryptedPackage") {
        return Err(Unreadable::Password);
    }
    // Old workbooks may carry a word document inside, so the workbook is asked for first.
    if compound.has("Workbook") || compound.has("Book") {
        return Ok(Container::Xls(compound));
    }
    Err(Unreadable::NotATable(if compound.has("WordDocument") {
        Foreign::TextDocument
    } else if compound.has("PowerPoint Document") {
        Foreign::Presentation
    } else {
        Foreign::Unknown
    }))
}

fn foreign(bytes: &[u8]) -> Option<Foreign> {
    let starts_with_one_of = |marks: &[&[u8]]| marks.iter().any(|mark| bytes.starts_with(mark));
    if starts_with_one_of(&[b"%PDF", b"\xEF\xBB\xBF%PDF"]) {
        return Some(Foreign::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Foreign::TextDocument);
    }
    // "BM" may also begin a CSV heading: a bitmap has zeros where a text has letters.
    let is_bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    if starts_with_one_of(&IMAGES) && (!bytes.starts_with(b"BM") || is_bitmap) {
        return Some(Foreign::Image);
    }
    if starts_with_one_of(&ARCHIVES) {
        return Some(Foreign::Archive);
    }
    let is_short_record = bytes.get(3) == Some(&0);
    if BARE_WORKBOOKS.iter().any(|mark| u16_at(bytes, 0) == Some(*mark)) && is_short_record {
        return Some(Foreign::OldExcel);
    }
    marked_up(bytes)
}

/// Web pages and XML begin with a tag; a table that begins with "<" does not name one.
fn marked_up(bytes: &[u8]) -> Option<Foreign> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = bytes.get(..bytes.len().min(2_000)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).trim_start().to_lowercase();
    let tag = start.strip_prefix('<')?;
    let web = ["html", "!doctype html", "table", "head", "meta", "body", "style", "div"];
    if web.iter().any(|name| tag.starts_with(name)) {
        return Some(Foreign::WebPage);
    }
    if tag.starts_with("?xml") || tag.starts_with("!--") {
        return Some(if tag.contains("<html") { Foreign::WebPage } else { Foreign::Xml });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::compound::tests::holding;
    use crate::container::zip::tests::stored;

    fn refused(bytes: &[u8]) -> Option<Unreadable> {
        detect(bytes, &Limits::default()).err()
    }

    #[test]
    fn what_is_no_table_is_called_by_its_name() {
        let docx = stored(&[("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")]);
        let xlsb = stored(&[("xl/workbook.bin", b"")]);
        let odt = stored(&[("mimetype", b"application/vnd.oasis.opendocument.text")]);
        let photos = stored(&[("photo.jpg", b"")]);
        let doc = holding("WordDocument", &[0; 5_000]);
        let slides = holding("PowerPoint Document", &[0; 100]);
        for (bytes, foreign) in [
            (b"%PDF-1.7 ...".as_slice(), Foreign::Pdf),
            (&doc, Foreign::TextDocument),
            (&docx, Foreign::TextDocument),
            (&odt, Foreign::TextDocument),
            (b"{\\rtf1", Foreign::TextDocument),
            (&slides, Foreign::Presentation),
            (&xlsb, Foreign::BinaryWorkbook),
            (&photos, Foreign::Archive),
            (b"\x1F\x8B\x08\x00", Foreign::Archive),
            (b"\x89PNG\r\n", Foreign::Image),
            (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00", Foreign::Image),
            (b"\n<html xmlns:x=\"urn:schemas-microsoft-com\"><table>", Foreign::WebPage),
            (b"\xEF\xBB\xBF<?xml version=\"1.0\"?><Workbook>", Foreign::Xml),
            (b"\x09\x08\x08\x00\x00\x05", Foreign::OldExcel),
        ] {
            assert_eq!(refused(bytes), Some(Unreadable::NotATable(foreign)), "{foreign:?}");
        }
    }

    #[test]
    fn nothing_and_blanks_are_an_empty_file() {
        assert_eq!(refused(b""), Some(Unreadable::Empty));
        assert_eq!(refused(b" \r\n\t"), Some(Unreadable::Empty));
    }

    #[test]
    fn an_encrypted_workbook_asks_for_the_password_to_be_removed() {
        let locked = holding("EncryptedPackage", &[0; 100]);
        assert_eq!(refused(&locked), Some(Unreadable::Password));
    }

    #[test]
    fn ordinary_text_is_taken_for_a_table() {
        for text in ["姓名,电话", "BMI,体重", "<3,4", "PK,1"] {
            assert!(
                matches!(detect(text.as_bytes(), &Limits::default()), Ok(Container::Text)),
                "{text}"
            );
        }
    }
}
