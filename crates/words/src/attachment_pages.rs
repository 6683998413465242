//! Words of the list of an operation's attachments.

use domain::operations::MediaType;

use crate::{Language, words};

const KILOBYTE: u64 = 1024;
const MEGABYTE: u64 = 1024 * KILOBYTE;

words! {
    /// Words of the list of an operation's attachments.
    AttachmentPages {
        Attachments => "附件", "Attachments";
        Intro => "日志旁边的照片、扫描件和录音，最新的在前。",
            "Photos, scans and recordings beside the log, the newest first.";
        All { count: usize } => "共 {count} 份", "{count} in all";
        Part { from: usize, to: usize, count: usize } => "显示第 {from}–{to} 份，共 {count} 份",
            "{from} to {to} of {count} shown";
        None => "没有附件。", "There are none.";
        Name => "名称", "Name";
        Kind => "类型", "Kind";
        Size => "大小", "Size";
        Bytes { bytes: u64 } => "{bytes} 字节", "{bytes} bytes";
        AddedBy => "添加人", "Added by";
        AddedAt => "添加时间", "Added";
        OfTime { at: String } => "所记的是 {at}", "shows {at}";
        LogLine { position: u64 } => "日志 №{position}", "log №{position}";
        Download => "下载", "Download";
        Destroyed => "✕ 已销毁", "✕ destroyed";
        IsDestroyed => "附件已销毁", "The attachment was destroyed";
        IsDestroyedHint => "这个行动的数据已经销毁，附件谁也读不出来。类型、大小和添加人仍在附件清单里。",
            "The data of this operation was destroyed: nobody can read the attachment again. Its \
             kind, its size and who added it stay in the list.";
    }
}

/// What a file is, by its first bytes.
#[must_use]
pub const fn media_type(of: MediaType, language: Language) -> &'static str {
    let [chinese, english] = match of {
        MediaType::Jpeg => ["图片（JPEG）", "picture (JPEG)"],
        MediaType::Png => ["图片（PNG）", "picture (PNG)"],
        MediaType::Webp => ["图片（WebP）", "picture (WebP)"],
        MediaType::Heic => ["图片（HEIC）", "picture (HEIC)"],
        MediaType::Pdf => ["文档（PDF）", "document (PDF)"],
        MediaType::Mp4 => ["影音（MP4）", "film or sound (MP4)"],
        MediaType::Ogg => ["影音（Ogg）", "film or sound (Ogg)"],
        MediaType::Amr => ["录音（AMR）", "recording (AMR)"],
    };
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

/// How long a file is, in units of 1024, rounded up to a tenth.
#[must_use]
pub fn file_size(bytes: u64) -> String {
    let (unit, name) = match bytes {
        0..KILOBYTE => return format!("{bytes} B"),
        KILOBYTE..MEGABYTE => (KILOBYTE, "KB"),
        MEGABYTE.. => (MEGABYTE, "MB"),
    };
    let tenths = (bytes * 10).div_ceil(unit);
    format!("{}.{} {name}", tenths / 10, tenths % 10)
}

#[test]
fn a_size_is_told_in_the_unit_that_fits_and_never_too_small() {
    let sizes = [0, 1023, 1024, 1025, 700_000, 1_048_576, 20 * MEGABYTE].map(file_size);
    assert_eq!(sizes, ["0 B", "1023 B", "1.0 KB", "1.1 KB", "683.6 KB", "1.0 MB", "20.0 MB"]);
}
