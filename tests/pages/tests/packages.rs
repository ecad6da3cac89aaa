//! The archive for web masters, unpacked and used as its README says. (The package for npm is used in `hosts.rs`.)

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::PathBuf;

use crate::verbs::{HOUSEHOLD, SCORES, agrees, answer_all, ready, record};
use ppi_pages::{Page, Site, root, serve};
use zip::ZipArchive;

/// The archive as `cargo xtask dist` made it.
fn archive() -> ZipArchive<File> {
    let folder = root().join("target/packages");
    let files = fs::read_dir(&folder).expect("target/packages is missing: cargo xtask dist");
    let mut archives = files.map(|entry| entry.expect("an entry").path());
    let file = archives.find(|file| file.extension().is_some_and(|extension| extension == "zip")).expect("an archive");
    ZipArchive::new(File::open(file).expect("the archive")).expect("a zip")
}

fn names(archive: &ZipArchive<File>) -> Vec<String> {
    archive.file_names().map(|name| name.expect("UTF-8").into_owned()).collect()
}

/// Unpacks it; gives the one folder that it has.
fn unpacked() -> PathBuf {
    let folder = root().join("target/packages/unpacked");
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("target/ can be written to");
    }
    let mut archive = archive();
    let tops: BTreeSet<String> =
        names(&archive).iter().map(|name| name.split('/').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(tops.len(), 1, "one folder, so that it unpacks beside nothing: {tops:?}");
    archive.extract(&folder).expect("it unpacks");
    folder.join(tops.first().expect("a folder"))
}

#[test]
fn the_archive_reaches_a_result_as_its_readme_says() {
    let folder = unpacked();
    let readme = fs::read_to_string(folder.join("README.txt")).expect("its README");
    for name in ["ppi/ppi-form.html", "ppi/ppi-form.js", "contoh.html"] {
        assert!(readme.contains(name), "the README speaks of {name}");
        assert!(folder.join(name).is_file(), "{name}");
    }
    // What it holds is dist/, byte for byte.
    for name in ["ppi-form.js", "ppi.js", "ppi.wasm", "scorecards/idn-2012.json", "cards/idn-2023.bin"] {
        let (packed, built) = (fs::read(folder.join("ppi").join(name)), fs::read(root().join("dist").join(name)));
        assert_eq!(packed.expect(name), built.expect(name), "{name}");
    }
    let (server, page) = (serve(Site { folder: Some(folder.clone()), ..Site::default() }), Page::new());
    page.open(&server, "/contoh.html");
    ready(&page);
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
    page.wait("the comparison", |page| page.shadow("[part=comparison] [part=rate]").exists().then_some(()));
    assert_eq!(page.axe(), [""; 0]);
    assert_eq!(page.violations(&server), [""; 0]);

    page.open_file(&folder.join("ppi/ppi-form.html"));
    ready(&page);
    answer_all(&page, &HOUSEHOLD);
    agrees(&record(&page), &SCORES);
}

/// What differs from build to build must not be in it.
#[test]
fn the_archive_has_no_times_and_a_fixed_order() {
    let mut archive = archive();
    let names = names(&archive);
    let built: Vec<&String> = names.iter().filter(|name| name.contains("/ppi/") && !name.contains("LICENSE")).collect();
    assert!(built.is_sorted(), "{built:?}");
    for (position, name) in names.iter().enumerate() {
        let file = archive.by_index(position).expect("a file");
        let time = file.last_modified().expect("a time");
        assert_eq!((time.year(), time.month(), time.day(), time.hour()), (1980, 1, 1, 0), "{name}");
        assert_eq!(file.unix_mode(), Some(0o100_644), "{name}");
    }
}
