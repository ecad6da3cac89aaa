//! The most bytes that each file of dist/ may take after gzip. A little above what it takes, so that growth is noticed; a
//! file that grows for a good reason gets more here, in the same commit.

/// By file.
const BUDGETS: [(&str, usize); 47] = [
    ("cards/idn-2012.bin", 4100),
    ("cards/idn-2020.bin", 4800),
    ("cards/idn-2023.bin", 7500),
    ("custom-elements.json", 3800),
    ("embed-host.js", 300),
    ("embed.html", 62_000),
    ("icon.svg", 250),
    ("index.html", 950),
    ("index.js", 350),
    ("looks.css", 700),
    ("looks.html", 800),
    ("looks.js", 1_000),
    ("package.json", 50),
    ("ppi-form-custom.js", 22_500),
    ("ppi-form-opening.js", 2_400),
    ("ppi-form-paper.js", 2300),
    ("ppi-form-programmes.js", 1_950),
    ("ppi-form.d.ts", 1400),
    ("ppi-form.html", 64_000),
    ("ppi-form.js", 45_000),
    ("ppi-worker.js", 3900),
    ("ppi.d.ts", 6500),
    ("ppi.js", 4300),
    ("ppi.wasm", 221_500),
    ("practice-card.json", 850),
    ("programmes.json", 650),
    ("react.d.ts", 500),
    ("schemas/ppi-change-1.json", 2100),
    ("schemas/ppi-draw-1.json", 1600),
    ("schemas/ppi-estimate-1.json", 2300),
    ("schemas/ppi-result-1.json", 1800),
    ("schemas/ppi-scorecard-1.json", 3100),
    ("scorecards/idn-2012.json", 4200),
    ("scorecards/idn-2020.json", 24_000),
    ("scorecards/idn-2023.json", 21_000),
    ("site-offline.js", 1800),
    ("site.css", 1050),
    ("site.js", 700),
    ("survey.css", 250),
    ("survey.html", 900),
    ("survey.js", 2700),
    ("sw.js", 3200),
    ("texts.html", 12_000),
    ("vscode.html-custom-data.json", 1000),
    ("vue.d.ts", 500),
    ("webmaster.html", 2600),
    ("webmaster.js", 1800),
];

/// The budget of a file, if it has one.
pub(crate) fn of(file: &str) -> Option<usize> {
    BUDGETS.iter().find(|(name, _)| *name == file).map(|(_, bytes)| *bytes)
}
