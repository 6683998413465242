//! Why a whole file was refused.

use thiserror::Error;

use super::Limit;

/// A file that was not read at all. Its `Display` says what, where and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unreadable {
    #[error("the file is empty: fill it in and send it again")]
    Empty,
    #[error("this is {}: {}", .0.name(), .0.mend())]
    NotATable(Foreign),
    #[error("the file is protected with a password: remove the password and send it again")]
    Password,
    #[error(
        "{} has more than {max} {}: divide it into several files",
        part_or_file(.sheet),
        .limit.unit()
    )]
    OverLimit { limit: Limit, max: u64, sheet: Option<String> },
    #[error(
        "the file is damaged in {part:?} ({damage}): open it in Excel or WPS, save it as .xlsx \
         and send that"
    )]
    Damaged { part: String, damage: Damage },
}

fn part_or_file(sheet: &Option<String>) -> String {
    sheet.as_ref().map_or_else(|| "the file".to_owned(), |sheet| format!("sheet {sheet:?}"))
}

/// A kind of file that holds no table that we read, told by its first bytes, not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Foreign {
    Pdf,
    /// .doc, or a text document of an office suite in any of its forms.
    TextDocument,
    Presentation,
    /// A web page that was given the name .xls, as many government systems export it.
    WebPage,
    /// XML, the tables of Excel 2003 in XML among them.
    Xml,
    /// Excel's binary workbook .xlsb.
    BinaryWorkbook,
    /// Excel 4 and older.
    OldExcel,
    Image,
    /// A zip, RAR, 7z or gzip that is no workbook.
    Archive,
    /// Nothing that we know; not text either.
    Unknown,
}

impl Foreign {
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Foreign::Pdf => "a PDF",
            Foreign::TextDocument => "a text document (Word, WPS Writer, RTF or ODT)",
            Foreign::Presentation => "a presentation",
            Foreign::WebPage => "a web page, whatever its name says",
            Foreign::Xml => "an XML file",
            Foreign::BinaryWorkbook => "a binary workbook (.xlsb)",
            Foreign::OldExcel => "a workbook of Excel 4 or older",
            Foreign::Image => "a picture",
            Foreign::Archive => "an archive of files",
            Foreign::Unknown => "neither a workbook nor text",
        }
    }

    fn mend(self) -> &'static str {
        match self {
            Foreign::Pdf | Foreign::TextDocument | Foreign::Presentation | Foreign::Image => {
                "copy its table into the template and send that"
            }
            Foreign::WebPage | Foreign::Xml | Foreign::BinaryWorkbook | Foreign::OldExcel => {
                "open it in Excel or WPS, save it as .xlsx and send that"
            }
            Foreign::Archive => "unpack it and send the workbook that is inside",
            Foreign::Unknown => "send an .xlsx, .xls, .ods or .csv file",
        }
    }
}

/// What is wrong inside a damaged file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Error)]
pub enum Damage {
    #[error("it ends too early")]
    Cut,
    #[error("its checksum does not match")]
    Checksum,
    #[error("it unpacks to another size than it says")]
    Size,
    #[error("its compression is broken or unknown")]
    Compression,
    #[error("its XML is broken")]
    Xml,
    #[error("its text is not UTF-8")]
    NotUtf8,
    #[error("its sectors are linked wrongly")]
    Chain,
    #[error("a record is broken")]
    Record,
    #[error("a part that it names is missing")]
    Missing,
    #[error("a cell stands at an impossible place")]
    Place,
}
