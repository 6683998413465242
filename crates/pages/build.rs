//! Makes sure that the folder of built scripts is there, so that a fresh checkout compiles; pages
//! work without scripts.

fn main() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../frontend/dist");
    // Where it cannot be made, the compiler says so with the path.
    let _ = std::fs::create_dir_all(folder);
    println!("cargo:rerun-if-changed=build.rs");
}
