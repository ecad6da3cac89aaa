//! One wasm module: compiled, bound to JavaScript, made small, and held to what the oldest browser can run.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use super::{oldest, short};
use crate::setup::WASM;
use crate::shell::{cargo, npm_program, root, run, target};

/// What wasm-bindgen is to write, besides the target of the recipe.
const BIND_FLAGS: [&str; 6] =
    ["--remove-name-section", "--remove-producers-section", "--encode-into", "always", "--out-name", "glue"];

/// What wasm-opt does besides optimising.
const SHRINK_FLAGS: [&str; 3] = ["--converge", "--strip-target-features", "--strip-producers"];

/// What lines contain that give wasm-bindgen's classes a method for `using`. Our types promise none, and for its sake a
/// bundler would keep classes that nobody asks for.
const FOR_USING: &str = "if (Symbol.dispose) ";

/// What lines contain that give objects back to the module which nobody freed. The element frees its form, when it leaves
/// the page.
const FOR_THE_UNFREED: [&str; 2] = ["Finalization", "? { register: "];

/// How one of the modules is built.
pub(crate) struct Recipe {
    /// Its name.
    name: &'static str,
    /// The crate's features.
    features: &'static str,
    /// The profile in Cargo.toml: the form is to be small, the engine fast.
    profile: &'static str,
    /// What rustc is told besides.
    rustc: &'static [&'static str],
    /// What wasm-opt is told.
    wasm_opt: &'static [&'static str],
    /// How the glue is to start the module.
    start: Start,
    /// What the lines of the glue contain that are left out of it.
    left_out: &'static [&'static str],
}

/// How the glue starts its module.
enum Start {
    /// From an address, a response or bytes, as wasm-bindgen writes it.
    FromAnywhere,
    /// From its exports, handed over by a script that started it with the `imports` of the glue; see [`short`].
    FromExports,
}

impl Start {
    /// What wasm-bindgen is told.
    fn flags(&self) -> &'static [&'static str] {
        match self {
            Start::FromAnywhere => &["--target", "web", "--omit-default-module-path"],
            Start::FromExports => &["--target", "bundler"],
        }
    }
}

/// Behind `<ppi-form>`.
pub(crate) const FORM: Recipe = Recipe {
    name: "form",
    features: "form,bare",
    profile: "dist",
    rustc: &[],
    wasm_opt: &["-Oz", "--flatten", "--rereloop", "-Oz"],
    start: Start::FromExports,
    left_out: &[FOR_USING, FOR_THE_UNFREED[0], FOR_THE_UNFREED[1]],
};

/// What checks and packs a card that a page brings to the form.
pub(crate) const READER: Recipe = Recipe { name: "reader", features: "reader,bare", profile: "dist-reader", ..FORM };

/// Behind the class view and the lesson.
pub(crate) const CLASS: Recipe =
    Recipe { name: "class", features: "class", profile: "dist-class", left_out: &[FOR_USING], ..FORM };

/// What reads QR codes from a camera in the lesson.
pub(crate) const CAMERA: Recipe = Recipe { name: "camera", features: "camera", profile: "dist-camera", ..FORM };

/// Behind `ppi.js`.
pub(crate) const ENGINE: Recipe = Recipe {
    name: "engine",
    features: "engine",
    profile: "dist-engine",
    // Little is inlined but what the code asks for, which is what reads every row: a sixth less of the module's bytes.
    rustc: &["-Cllvm-args=-inline-threshold=25"],
    wasm_opt: &["-O3"],
    start: Start::FromAnywhere,
    left_out: &[FOR_USING],
};

/// What a recipe makes.
pub(crate) struct Module {
    /// The JavaScript that wasm-bindgen wrote.
    pub(crate) glue: PathBuf,
    /// The module, ready to ship.
    pub(crate) wasm: PathBuf,
}

/// Builds a module; what follows after the compiler is skipped when the compiler's output is the same as last time.
pub(crate) fn build(recipe: &Recipe) -> Result<Module> {
    let mut compiled = fs::read(compile(recipe)?)?;
    oldest::disown_features(&mut compiled)?;
    let folder = target().join("xtask").join(recipe.name);
    let module = Module { glue: folder.join("glue.js"), wasm: folder.join("module.wasm") };
    let stamp = folder.join("stamp");
    let made_from = fingerprint(recipe, &compiled)?;
    if fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == made_from) {
        return Ok(module);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let input = folder.join("compiled.wasm");
    fs::write(&input, compiled)?;
    bind(recipe, &input, &folder)?;
    for glue in ["glue.js", "glue_bg.js"].map(|name| folder.join(name)).iter().filter(|glue| glue.is_file()) {
        let text = fs::read_to_string(glue)?;
        let stays = |line: &&str| !recipe.left_out.iter().any(|left_out| line.contains(left_out));
        fs::write(glue, text.lines().filter(stays).collect::<Vec<_>>().join("\n"))?;
    }
    shrink(recipe, &folder.join("glue_bg.wasm"), &module.wasm)?;
    if let Start::FromExports = recipe.start {
        short::names(&folder.join("glue_bg.js"), &module)?;
    }
    oldest::check(&fs::read(&module.wasm)?).with_context(|| format!("the module {}", recipe.name))?;
    fs::write(stamp, made_from)?;
    Ok(module)
}

/// The compiler's output. The crate is an rlib; as a cdylib beside it, it would lose link-time optimisation.
fn compile(recipe: &Recipe) -> Result<PathBuf> {
    // Neither a home folder nor the place of the checkout may show in what is shipped.
    let cargo_home = match std::env::var_os("CARGO_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => std::env::home_dir().context("this user has no home folder; set CARGO_HOME")?.join(".cargo"),
    };
    let mut flags = vec![
        oldest::RUSTC_FLAGS.to_owned(),
        // A card's digest is computed once; the small form of the code is fast enough.
        "--cfg=sha2_backend_soft=\"compact\"".to_owned(),
        format!("--remap-path-prefix={}=/ppi-widget", root().display()),
        format!("--remap-path-prefix={}=/cargo", cargo_home.display()),
    ];
    flags.extend(recipe.rustc.iter().map(|flag| (*flag).to_owned()));
    run(cargo()
        .args(["rustc", "--quiet", "--package", "ppi-widget", "--lib", "--crate-type", "cdylib"])
        .args(["--target", WASM, "--profile", recipe.profile, "--features", recipe.features])
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))?;
    Ok(target().join(WASM).join(recipe.profile).join("ppi_widget.wasm"))
}

/// wasm-bindgen, in the version that Cargo.lock names.
fn bind(recipe: &Recipe, compiled: &Path, folder: &Path) -> Result<()> {
    let mut args = vec![OsString::from("wasm-bindgen")];
    args.extend([recipe.start.flags(), &BIND_FLAGS].concat().into_iter().map(OsString::from));
    args.extend(["--out-dir".into(), folder.into(), compiled.into()]);
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args)
}

fn shrink(recipe: &Recipe, bound: &Path, wasm: &Path) -> Result<()> {
    let mut wasm_opt = npm_program("wasm-opt");
    wasm_opt.args(recipe.wasm_opt).args(oldest::WASM_OPT_FLAGS).args(SHRINK_FLAGS);
    run(wasm_opt.arg(bound).arg("-o").arg(wasm))
}

/// Everything that the result depends on: the compiler's output, the tools' versions, their flags.
fn fingerprint(recipe: &Recipe, compiled: &[u8]) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(compiled);
    hash.update(fs::read(root().join("Cargo.lock"))?);
    hash.update(fs::read(root().join("package-lock.json"))?);
    let flags =
        [recipe.start.flags(), &BIND_FLAGS, recipe.wasm_opt, &oldest::WASM_OPT_FLAGS, &SHRINK_FLAGS, recipe.left_out]
            .concat();
    Ok(format!("{:?} {}", hash.finalize(), flags.join(" ")))
}
