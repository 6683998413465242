//! A photo is handed in, lies nowhere in clear, comes back as it was, and goes with its operation.

use application::{Failure, HandedIn, ReadBack};
use domain::Refusal;
use domain::kernel::{AttachmentId, AttachmentOf, CommandId, Realm, Span, Text};
use domain::operations::{self, ATTACHMENT_BYTES_MAX, Attach, MediaType};
use storage::KnownDestructions;
use testkit::{Engine, Playground, actor, command};
use uuid::Uuid;

use super::closing::{all_bytes, close, destroy, holds, made, operation, told};
use super::on_both_engines;

on_both_engines! {
    a_photo_comes_back_as_it_was,
    what_is_no_photo_or_too_long_is_refused,
    chunks_that_were_damaged_are_found,
    chunks_whose_event_never_came_are_swept,
    attachments_go_with_their_operation_and_come_with_a_backup,
}

const SECRET: &str = "GPS 29.541N 114.041E 摄于岩头嘴";

fn photo(bytes: usize) -> Vec<u8> {
    let mut photo = vec![0xff, 0xd8, 0xff, 0xe1];
    photo.extend(SECRET.as_bytes());
    while photo.len() < bytes {
        let next = photo.len() as u64;
        photo.extend(next.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_le_bytes());
    }
    photo.truncate(bytes);
    photo
}

fn attachment() -> AttachmentId {
    AttachmentId::from_uuid(Uuid::from_u128(50))
}

fn file(number: u128) -> HandedIn {
    HandedIn {
        command: CommandId::from_uuid(Uuid::from_u128(0xf000 + number)),
        realm: Realm::real(),
        actor: actor(),
        of: AttachmentOf::Operation(operation()),
        attachment: attachment(),
        name: Text::parse("坝顶裂缝.jpg").expect("fits"),
        happened_at: None,
    }
}

fn read_back(playground: &Playground) -> Result<(ReadBack, Vec<u8>), Failure> {
    playground.office.read(|reading| {
        let mut out = Vec::new();
        let read = reading.attachment(&Realm::real(), attachment(), &mut out)?;
        Ok((read, out))
    })
}

fn a_photo_comes_back_as_it_was(engine: Engine) {
    for (number, bytes) in [100, 256 * 1024, 256 * 1024 + 1, 700_000].into_iter().enumerate() {
        let playground = told(engine, &format!("photo_{number}"));
        let photo = photo(bytes);
        let first = playground.office.attach(&file(1), &mut photo.as_slice()).expect("it is taken");
        let again = playground.office.attach(&file(1), &mut photo.as_slice()).expect("it was");
        assert_eq!((again.positions, again.repeated), (first.positions, true));
        let (read, out) = read_back(&playground).expect("it comes back");
        let ReadBack::Whole(row) = read else { panic!("it is whole") };
        assert_eq!((row.bytes, row.media_type), (bytes as u64, MediaType::Jpeg));
        assert!(out == photo);
        assert!(!holds(&all_bytes(&playground), SECRET));
    }
}

fn what_is_no_photo_or_too_long_is_refused(engine: Engine) {
    use operations::Refusal as R;
    let playground = told(engine, "no_photo");
    let attach = |bytes: &[u8]| playground.office.attach(&file(2), &mut &*bytes);
    let refused = |bytes: &[u8], no: R| {
        let refused = attach(bytes);
        assert!(
            matches!(&refused, Err(Failure::Refused(Refusal::Operations(it))) if *it == no),
            "{refused:?}"
        );
    };
    refused(b"", R::AttachmentEmpty);
    refused(b"<svg onload=alert(1)>", R::MediaTypeNotTaken);
    let too_long = photo(usize::try_from(ATTACHMENT_BYTES_MAX).expect("20 MB") + 1);
    let bytes_max = ATTACHMENT_BYTES_MAX;
    refused(&too_long, R::AttachmentTooLarge { bytes: bytes_max + 1, bytes_max });
    // By the verb alone nobody can name bytes that are not there.
    let verb = Attach {
        attachment: attachment(),
        name: file(1).name,
        media_type: MediaType::Jpeg,
        bytes: 3,
        ciphertext_sha256: domain::kernel::Commitment::from_bytes([1; 32]),
    };
    let refused = playground.office.perform(command(operation(), verb));
    assert!(matches!(refused, Err(Failure::Refused(_))));
    assert_eq!(playground.office.size(), 3);
}

fn chunks_that_were_damaged_are_found(engine: Engine) {
    let playground = told(engine, "damaged");
    let photo = photo(700_000);
    playground.office.attach(&file(1), &mut photo.as_slice()).expect("it is taken");
    let chunks = playground.office.read(|reading| {
        (1..=3).map(|it| reading.view.chunk(&Realm::real(), attachment(), it)).collect()
    });
    let chunks: Vec<Option<Vec<u8>>> = chunks.expect("they can be read");
    let chunks: Vec<_> = chunks.into_iter().map(|it| it.expect("it is there")).collect();
    let mut flipped = chunks.clone();
    flipped[1][77] ^= 1;
    let swapped = vec![chunks[1].clone(), chunks[0].clone(), chunks[2].clone()];
    let cut = vec![chunks[0].clone(), chunks[1].clone()];
    for damaged in [flipped, swapped, cut] {
        restage(&playground, &damaged);
        let fault = read_back(&playground).expect_err("it is found");
        assert!(matches!(&fault, Failure::Fault(it) if it.met.contains("chunk")), "{fault:?}");
    }
    restage(&playground, &chunks);
    assert!(read_back(&playground).expect("it comes back").1 == photo);
}

/// Puts other chunks in the place of those that stand.
fn restage(playground: &Playground, chunks: &[Vec<u8>]) {
    let mut store = playground.storage.connect().expect("the engine answers");
    let mut transaction = store.write().expect("it can be written");
    let real = Realm::real();
    let mut row = transaction.staged(&real, attachment()).expect("readable").expect("there");
    transaction.begin_staging(&real, &row).expect("it begins");
    for (ordinal, chunk) in (1..).zip(chunks) {
        transaction.stage_chunk(&real, attachment(), ordinal, chunk).expect("it is taken");
        row.chunks = ordinal;
    }
    assert!(transaction.finish_staging(&real, &row).expect("it ends"));
    transaction.commit().expect("it commits");
}

/// A phone that loses its network in the middle.
struct BreaksOff<'a>(&'a [u8]);

impl std::io::Read for BreaksOff<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        match self.0.read(out)? {
            0 => Err(std::io::ErrorKind::ConnectionReset.into()),
            bytes => Ok(bytes),
        }
    }
}

fn chunks_whose_event_never_came_are_swept(engine: Engine) {
    let playground = told(engine, "never_came");
    let photo = photo(600_000);
    let broken = playground.office.attach(&file(1), &mut BreaksOff(&photo));
    assert!(matches!(broken, Err(Failure::Fault(_))));
    assert_eq!(playground.office.sweep_staged_attachments().expect("it sweeps"), 0, "too early");
    // Handing it in again is enough; nothing is left of the first attempt.
    playground.office.attach(&file(1), &mut photo.as_slice()).expect("it is taken");
    let other = HandedIn { attachment: AttachmentId::from_uuid(Uuid::from_u128(51)), ..file(3) };
    assert!(playground.office.attach(&other, &mut BreaksOff(&photo)).is_err());
    playground.machine.pass(Span::from_hours(25));
    assert_eq!(playground.office.sweep_staged_attachments().expect("it sweeps"), 1);
    let left = playground.office.read(move |reading| {
        reading.view.staged(&Realm::real(), AttachmentId::from_uuid(Uuid::from_u128(51)))
    });
    assert_eq!(left.expect("it can be read"), None);
    assert!(read_back(&playground).expect("it comes back").1 == photo);
}

fn attachments_go_with_their_operation_and_come_with_a_backup(engine: Engine) {
    let playground = told(engine, "goes_with");
    let photo = photo(300_000);
    playground.office.attach(&file(1), &mut photo.as_slice()).expect("it is taken");
    let (backup, list) = made(&playground);
    let known = KnownDestructions::List(&list);
    let (again, _) = playground.restored(engine, "goes_with_2", &backup, known).expect("restores");
    assert!(read_back(&again).expect("it comes back").1 == photo);
    close(&playground);
    destroy(&playground);
    let (read, out) = read_back(&playground).expect("it can be asked");
    assert!(matches!(read, ReadBack::Destroyed(_)) && out.is_empty());
    let left = playground.office.read(|reading| {
        let real = Realm::real();
        let chunk = reading.view.chunk(&real, attachment(), 1)?;
        Ok((reading.view.staged(&real, attachment())?, chunk))
    });
    assert_eq!(left.expect("it can be read"), (None, None));
    let list = made(&playground).1;
    let known = KnownDestructions::List(&list);
    let (again, _) = playground.restored(engine, "goes_with_3", &backup, known).expect("restores");
    let (read, _) = read_back(&again).expect("it can be asked");
    assert!(matches!(read, ReadBack::Destroyed(_)));
}
