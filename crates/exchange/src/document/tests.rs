//! Documents made here, as offices make them, and broken ones.

use proptest::prelude::*;

use super::*;
use crate::container::compound::tests::holding;
use crate::container::zip::tests::stored;

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    Target="word/document.xml"/></Relationships>"#;

const STYLES: &str = r#"<w:styles>
    <w:style w:styleId="2"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
    </w:style>
    <w:style w:styleId="a9"><w:name w:val="县级标题"/><w:basedOn w:val="2"/></w:style>
    <w:style w:styleId="Heading3"><w:name w:val="heading 3"/></w:style>
    <w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>
    <w:style w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="x"/></w:style></w:styles>"#;

const NUMBERING: &str = r#"<w:numbering>
    <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/>
    </w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
    <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"#;

fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}</w:body></w:document>");
    stored(&[
        ("_rels/.rels", RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
    ])
}

fn read(body: &str) -> Vec<(String, Option<u8>)> {
    let paragraphs = paragraphs_of_docx(&docx(body), &DocumentLimits::default()).unwrap();
    paragraphs.into_iter().map(|it| (it.text, it.level)).collect()
}

fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn pairs(expected: &[(&str, Option<u8>)]) -> Vec<(String, Option<u8>)> {
    expected.iter().map(|(text, level)| ((*text).to_owned(), *level)).collect()
}

#[test]
fn headings_are_known_by_style_outline_level_and_numbering() {
    let numbered = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>"#;
    let dotted = r#"<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>"#;
    let body = [
        paragraph(r#"<w:pStyle w:val="2"/>"#, "总则"),
        paragraph(r#"<w:pStyle w:val="a9"/>"#, "编制目的"),
        paragraph(r#"<w:pStyle w:val="Heading3"/>"#, "适用范围"),
        paragraph(r#"<w:pStyle w:val="2"/><w:outlineLvl w:val="9"/>"#, "正文一样的"),
        paragraph(r#"<w:outlineLvl w:val="1"/>"#, "工作原则"),
        paragraph(numbered, "组织指挥体系"),
        paragraph(numbered, "公安局负责交通管制。"),
        paragraph(dotted, "一点"),
        paragraph(r#"<w:pStyle w:val="x"/>"#, "为了&#x5176;他"),
    ];
    let expected = [
        ("总则", Some(1)),
        ("编制目的", Some(1)),
        ("适用范围", Some(3)),
        ("正文一样的", None),
        ("工作原则", Some(2)),
        ("组织指挥体系", Some(1)),
        ("公安局负责交通管制。", None),
        ("一点", None),
        ("为了其他", None),
    ];
    assert_eq!(read(&body.concat()), pairs(&expected));
}

#[test]
fn what_was_deleted_moved_or_drawn_twice_is_no_text() {
    let body = format!(
        "{}<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>水利局</w:t>\
         <w:tab/><w:t xml:space=\"preserve\"> 巡堤</w:t><w:br/><w:t>查险</w:t></w:r>\
         <w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
         <w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>\
         <mc:AlternateContent><mc:Choice><w:r><w:drawing><wps:txbx><w:txbxContent><w:p><w:r>\
         <w:t>图中</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r></mc:Choice>\
         <mc:Fallback><w:r><w:t>图中</w:t></w:r></mc:Fallback></mc:AlternateContent>\
         <w:r><w:instrText>PAGE</w:instrText></w:r></w:p><w:p/>\
         <w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph(r#"<w:pStyle w:val="11"/>"#, "总则 1"),
        paragraph("", "表中"),
    );
    let expected = [("图中", None), ("水利局\t 巡堤\n查险", None), ("表中", None)];
    assert_eq!(read(&body), pairs(&expected));
}

#[test]
fn what_is_no_docx_is_told() {
    let limits = DocumentLimits::default();
    let told = |bytes: &[u8]| paragraphs_of_docx(bytes, &limits).unwrap_err();
    assert_eq!(told(b" \n"), DocumentUnreadable::Empty);
    assert_eq!(told(b"%PDF-1.7"), DocumentUnreadable::NotADocument);
    assert_eq!(told(&stored(&[("xl/workbook.xml", b"<a/>")])), DocumentUnreadable::NotADocument);
    let old = holding("WordDocument", &[0; 5_000]);
    assert_eq!(told(&old), DocumentUnreadable::OldDocument);
    let locked = holding("EncryptedPackage", &[0; 100]);
    assert_eq!(told(&locked), DocumentUnreadable::Password);
    assert_eq!(told(&docx("<w:p/>")), DocumentUnreadable::Empty);
    let cut = stored(&[("word/document.xml", b"<w:document><w:body>")]);
    assert!(matches!(told(&cut), DocumentUnreadable::Damaged { .. }));
}

#[test]
fn too_much_is_refused_whole() {
    let long = docx(&paragraph("", &"字".repeat(1_000)));
    let text = DocumentLimits { text_bytes_max: 2_000, ..DocumentLimits::default() };
    let too_much = Err(DocumentUnreadable::TooMuchText { text_bytes_max: 2_000 });
    assert_eq!(paragraphs_of_docx(&long, &text), too_much);
    let unpacked = DocumentLimits { unpacked_bytes_max: 2_000, ..DocumentLimits::default() };
    assert_eq!(paragraphs_of_docx(&long, &unpacked), Err(DocumentUnreadable::UnpacksToTooMuch));
    let bytes = DocumentLimits { bytes_max: 100, ..DocumentLimits::default() };
    let too_large = Err(DocumentUnreadable::TooLarge { bytes_max: 100 });
    assert_eq!(paragraphs_of_docx(&long, &bytes), too_large);
}

proptest! {
    #[test]
    fn no_tags_in_any_order_panic(picks in prop::collection::vec(0_usize..9, 0..60)) {
        let pieces = ["<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "字", "<w:del>",
            "</w:del>"];
        let body: String = picks.iter().map(|it| pieces[*it]).collect();
        if let Ok(paragraphs) = paragraphs_of_docx(&docx(&body), &DocumentLimits::default()) {
            prop_assert!(paragraphs.iter().all(|it| !it.text.is_empty()));
        }
    }

    #[test]
    fn no_broken_byte_panics(at in 0_usize..2_000, byte in any::<u8>()) {
        let mut bytes = docx(&paragraph("<w:pStyle w:val=\"2\"/>", "总则"));
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = paragraphs_of_docx(&bytes, &DocumentLimits::default());
    }
}
