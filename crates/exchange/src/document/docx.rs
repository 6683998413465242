//! Reads .docx (ECMA-376, both its transitional and its strict form) and finds its parts.

use super::paragraphs::Body;
use super::{DocumentUnreadable, Paragraph, numbering, styles};
use crate::container::Fault;
use crate::container::compound::{Compound, is_compound};
use crate::container::tags::Token;
use crate::container::zip::Archive;
use crate::table::{Damage, Limits};

/// How much of a document is read at most; more is refused whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentLimits {
    pub bytes_max: u64,
    /// What the parts that are read may unpack to, taken together.
    pub unpacked_bytes_max: u64,
    pub text_bytes_max: usize,
}

impl Default for DocumentLimits {
    /// The longest plan of a city with its pictures, several times over.
    fn default() -> Self {
        Self { bytes_max: 20 << 20, unpacked_bytes_max: 64 << 20, text_bytes_max: 4 << 20 }
    }
}

/// The paragraphs of a Word document in their order, those of tables and text boxes among them.
/// A table of contents, deleted text, headers and footnotes are left out.
///
/// # Errors
/// [`DocumentUnreadable`] where the file as a whole cannot be read, or is too large.
pub fn paragraphs_of_docx(
    bytes: &[u8],
    limits: &DocumentLimits,
) -> Result<Vec<Paragraph>, DocumentUnreadable> {
    if bytes.len() as u64 > limits.bytes_max {
        return Err(DocumentUnreadable::TooLarge { bytes_max: limits.bytes_max });
    }
    let archive = opened(bytes, limits)?;
    let parts = Parts::of(&archive)?;
    let styles = styles::read(&archive, &parts.beside("styles.xml"))?;
    let numbering = numbering::read(&archive, &parts.beside("numbering.xml"))?;
    let mut body = Body::new(&styles, &numbering, limits.text_bytes_max);
    if !archive.tokens(&parts.document, &mut |token| body.take(token))? {
        return Err(DocumentUnreadable::NotADocument);
    }
    let paragraphs = body.finish()?;
    if paragraphs.is_empty() { Err(DocumentUnreadable::Empty) } else { Ok(paragraphs) }
}

fn opened<'a>(bytes: &'a [u8], limits: &DocumentLimits) -> Result<Archive<'a>, DocumentUnreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(DocumentUnreadable::Empty);
    }
    if is_compound(bytes) {
        let compound = Compound::open(bytes);
        let compound = compound.map_err(|it| Fault::from(it).in_part("compound file"))?;
        return Err(match compound.has("EncryptedPackage") {
            true => DocumentUnreadable::Password,
            false if compound.has("WordDocument") => DocumentUnreadable::OldDocument,
            false => DocumentUnreadable::NotADocument,
        });
    }
    if !bytes.starts_with(b"PK") {
        return Err(DocumentUnreadable::NotADocument);
    }
    let unpacked_bytes_max = limits.unpacked_bytes_max;
    Ok(Archive::open(bytes, &Limits { unpacked_bytes_max, ..Limits::default() })?)
}

/// Where the parts of the document lie.
struct Parts {
    document: String,
}

impl Parts {
    fn of(archive: &Archive) -> Result<Self, DocumentUnreadable> {
        let mut document = None;
        archive.tokens("_rels/.rels", &mut |token| {
            if let Token::Open(tag) = token
                && tag.name == "Relationship"
                && tag.attribute("Type").is_some_and(|it| it.ends_with("/officeDocument"))
                && document.is_none()
            {
                let target = tag.attribute("Target").ok_or(Damage::Missing)?;
                document = Some(target.trim_start_matches('/').to_owned());
            }
            Ok(())
        })?;
        let document = document.filter(|it| archive.has(it));
        Ok(Self { document: document.unwrap_or_else(|| "word/document.xml".to_owned()) })
    }

    /// A part in the folder of the document: offices put styles and numbering there, all of them.
    fn beside(&self, name: &str) -> String {
        let folder = self.document.rsplit_once('/').map_or("", |(folder, _)| folder);
        if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
    }
}
