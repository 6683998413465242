//! Scans and photos, ready to be shown.

use application::duty::attachments_to;
use application::operations::ListedAttachment;
use application::{Fault, Reading};
use domain::kernel::{AttachmentId, AttachmentOf, Realm};
use domain::operations::{ATTACHMENT_BYTES_MAX, MediaType};
use web::Front;
use words::{Language, Papers, Say, file_size, media_type};

use super::super::watch::{Shower, new_command};
use crate::components::TimeShown;

/// The scans and photos of something.
pub(in crate::duty) struct PapersShown {
    /// What they belong to, as the form sends it.
    pub(in crate::duty) of: String,
    pub(in crate::duty) items: Vec<PaperShown>,
    pub(in crate::duty) hint: String,
}

/// A scan or a photo.
pub(in crate::duty) struct PaperShown {
    pub(in crate::duty) id: String,
    pub(in crate::duty) name: String,
    pub(in crate::duty) kind: &'static str,
    pub(in crate::duty) size: String,
    pub(in crate::duty) added: TimeShown,
    pub(in crate::duty) who: Option<String>,
    pub(in crate::duty) position: u64,
    /// Where it is taken away; none where it was destroyed.
    pub(in crate::duty) href: Option<String>,
    /// Whether browsers show it.
    pub(in crate::duty) is_picture: bool,
    pub(in crate::duty) quarter_turns: u8,
}

/// What the form that adds one needs.
pub(in crate::duty) struct PaperForm {
    pub(in crate::duty) attachment: String,
    pub(in crate::duty) command: String,
}

impl PaperForm {
    pub(in crate::duty) fn new(front: &Front) -> Self {
        let attachment = AttachmentId::from_uuid(front.office().machine().new_id());
        Self { attachment: attachment.to_string(), command: new_command(front) }
    }
}

impl PapersShown {
    pub(in crate::duty) fn read(
        reading: &mut Reading<'_>,
        realm: &Realm,
        shower: &Shower<'_>,
        of: AttachmentOf,
    ) -> Result<Self, Fault> {
        let listed = attachments_to(reading, realm, of)?;
        Ok(Self {
            of: of.to_string(),
            items: listed.iter().map(|it| shower.paper(it)).collect(),
            hint: upload_hint(shower.language),
        })
    }
}

impl Shower<'_> {
    fn paper(&self, it: &ListedAttachment) -> PaperShown {
        let row = &it.row;
        let destroyed = || Papers::Destroyed.say(self.language);
        let href = it.is_there.then(|| format!("{}/desk/papers/{}", self.base, row.attachment));
        PaperShown {
            id: row.attachment.to_string(),
            name: it.name.clone().filter(|_| it.is_there).unwrap_or_else(destroyed),
            kind: media_type(row.media_type, self.language),
            size: file_size(row.bytes),
            added: self.time(row.entered_at),
            who: self.called.who(&it.who),
            position: row.position,
            is_picture: it.is_there && is_shown(row.media_type),
            quarter_turns: row.quarter_turns,
            href,
        }
    }
}

/// Whether browsers show a picture of this kind.
pub(crate) const fn is_shown(kind: MediaType) -> bool {
    match kind {
        MediaType::Jpeg | MediaType::Png | MediaType::Webp => true,
        MediaType::Heic | MediaType::Pdf | MediaType::Mp4 | MediaType::Ogg | MediaType::Amr => {
            false
        }
    }
}

/// What whoever chooses a file should know.
pub(crate) fn upload_hint(language: Language) -> String {
    Papers::FileHint { max: file_size(ATTACHMENT_BYTES_MAX) }.say(language)
}
