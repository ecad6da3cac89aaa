//! What is wrong with a file of practice households, as a trainer reads it. Problems are written in English where they are
//! found, with the place as a path of the JSON; here the place becomes words, and both are said in the page's language.

use alloc::string::String;
use alloc::vec::Vec;

use super::Language;
use super::pattern::translated;
use crate::problem::{Problem, Shown, digits};

impl Language {
    /// The message of a problem of a file of cases, with numbers written by `number`. Households, members and entries count
    /// from 1.
    #[must_use]
    pub fn problem_of_cases(self, problem: &Problem, number: &dyn Fn(f64) -> String) -> String {
        let shown = |shown: &Shown| match shown {
            Shown::Number(found) => number(*found),
            Shown::Nothing => self.of_cases("nothing"),
            Shown::Words(words) => self.of_cases(words),
        };
        let place: Vec<String> = problem.path.split('.').map(|step| self.step(step)).collect();
        let (place, found, expected) = (place.join(", "), shown(&problem.found), shown(&problem.expected));
        match self {
            Language::English => [&*place, ": found ", &found, ", expected ", &expected, "."].concat(),
            Language::Indonesian => [&*place, ": ditemukan ", &found, ", seharusnya ", &expected, "."].concat(),
        }
    }

    fn of_cases(self, english: &str) -> String {
        let known = if self == Language::English { None } else { translated(WORDS, english) };
        known.unwrap_or_else(|| english.into())
    }

    /// One step of a path: `cases[0]` is household 1.
    fn step(self, step: &str) -> String {
        let (name, position) = match step.split_once('[') {
            Some((name, position)) => {
                (name, position.strip_suffix(']').and_then(|position| position.parse::<u32>().ok()))
            }
            None => (step, None),
        };
        let known = STEPS.iter().find(|(known, ..)| *known == name);
        let name = known.map_or(name, |(_, english, ours)| if self == Language::English { english } else { ours });
        let Some(position) = position else { return name.into() };
        let number = digits(position + 1);
        match self {
            Language::English => [name, " ", &number].concat(),
            Language::Indonesian => [name, " ke-", &number].concat(),
        }
    }
}

/// Steps of a path, in English and in Bahasa Indonesia. Ids, and what else is not here, stay as they are.
const STEPS: &[(&str, &str, &str)] = &[
    ("cases", "household", "rumah tangga"),
    ("title", "title", "judul"),
    ("story", "story", "cerita"),
    ("because", "because", "because"),
    ("answers", "answers", "jawaban"),
    ("members", "member", "anggota"),
    ("age", "age", "umur"),
    ("school", "at school", "bersekolah"),
];

/// English and Bahasa Indonesia.
const WORDS: &[(&str, &str)] = &[
    ("nothing", "kosong"),
    ("an object", "sebuah objek"),
    ("a list of 1 to 500 households", "daftar berisi 1 sampai 500 rumah tangga"),
    (
        "a text of at most 5000 characters, or one for each language",
        "teks paling panjang 5000 huruf, atau satu untuk setiap bahasa",
    ),
    ("an object from question ids to choice ids", "objek dari kode pertanyaan ke kode pilihan jawaban"),
    ("one of {}", "salah satu dari {}"),
    ("an answer", "sebuah jawaban"),
    ("\"{}\", by the list of members", "\"{}\", menurut daftar anggota"),
    ("a list of 1 to 50 members", "daftar berisi 1 sampai 50 anggota"),
    ("an age in whole years, 0 to 150", "umur dalam tahun penuh, 0 sampai 150"),
    ("true or false", "true atau false"),
    (
        "a list with a number for each of the {} questions",
        "daftar dengan satu angka untuk masing-masing dari {} pertanyaan",
    ),
    ("the number of a sentence of the story, 1 to {}, or null", "nomor kalimat dalam cerita, 1 sampai {}, atau null"),
    // Last, since more particular lists fit it too.
    ("a list of {}", "daftar berisi {}"),
];
