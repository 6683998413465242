//! A form with a file: its fields, and the file as far as it is taken.

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::StatusCode;
use tokio::sync::Semaphore;

/// So many files are read at once; the others wait on their lines.
const UPLOADS_AT_ONCE: usize = 4;
/// A form has so many fields beside its file at most.
const FIELDS_MAX: usize = 40;
/// A field beside the file has so many bytes at most.
const FIELD_BYTES_MAX: usize = 64 * 1024;

static READING: Semaphore = Semaphore::const_new(UPLOADS_AT_ONCE);

/// What a form with a file sent.
#[derive(Debug, Default)]
pub struct Upload {
    /// The pairs of the form, in its order.
    pub fields: Vec<(String, String)>,
    /// The file; none where none was chosen.
    pub file: Option<UploadedFile>,
}

/// A file as it came.
#[derive(Debug)]
pub struct UploadedFile {
    /// What it was called where it came from.
    pub name: String,
    /// How long it is, as far as it was read.
    pub bytes: u64,
    /// What is in it; none where it is longer than what is taken.
    pub content: Option<Vec<u8>>,
}

impl Upload {
    /// Reads a form. A file that is too long is read to its end and let go, so that whoever sent
    /// it is told so, and the fields before it are not lost.
    ///
    /// # Errors
    /// When the form cannot be read, or has too many fields or too long ones.
    pub async fn read(mut body: Multipart, file_bytes_max: usize) -> Result<Self, StatusCode> {
        let _turn = READING.acquire().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
        let mut upload = Self::default();
        while let Some(field) = body.next_field().await.map_err(|it| status(&it))? {
            let name = field.name().unwrap_or_default().to_owned();
            if let Some(file) = field.file_name() {
                let file = file.to_owned();
                if let Some(read) = file_of(field, file, file_bytes_max).await? {
                    let is_cut = read.content.is_none();
                    upload.file = Some(read);
                    // What comes behind a file that was cut off cannot be read.
                    if is_cut {
                        break;
                    }
                }
                continue;
            }
            if upload.fields.len() >= FIELDS_MAX {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
            let value = field.text().await.map_err(|it| status(&it))?;
            if value.len() > FIELD_BYTES_MAX {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
            upload.fields.push((name, value));
        }
        Ok(upload)
    }
}

/// A file, to its end; none where none was chosen.
async fn file_of(
    mut field: Field<'_>,
    name: String,
    file_bytes_max: usize,
) -> Result<Option<UploadedFile>, StatusCode> {
    let (mut bytes, mut content) = (0, Some(Vec::new()));
    loop {
        let chunk = match field.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            // Longer than even what is read to be let go.
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                content = None;
                break;
            }
            Err(error) => return Err(status(&error)),
        };
        bytes += chunk.len() as u64;
        content = content.filter(|it| it.len() + chunk.len() <= file_bytes_max);
        if let Some(content) = &mut content {
            content.extend_from_slice(&chunk);
        }
    }
    let is_nothing = bytes == 0 && name.is_empty();
    Ok((!is_nothing).then_some(UploadedFile { name, bytes, content }))
}

fn status(error: &MultipartError) -> StatusCode {
    error.status()
}
