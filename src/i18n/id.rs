//! Bahasa Indonesia.

use super::Text;

pub(super) fn text(text: Text) -> &'static str {
    match text {
        Text::Title => "Indeks Pengentasan Kemiskinan (PPI)",
        Text::QuestionOf => "Pertanyaan {n} dari {all}",
        Text::AnsweredOf => "{n} dari {all} pertanyaan sudah dijawab",
        Text::Help => "Penjelasan",
        Text::ChooseOne => "Pilih satu…",
        Text::AnswerMissing => "Pilih satu jawaban dulu.",
        Text::AnswersMissing => "Masih ada {n} pertanyaan yang belum dijawab.",
        Text::FirstUnanswered => "Pertanyaan ini belum dijawab: {question}",
        Text::Next => "Lanjut",
        Text::Back => "Kembali",
        Text::ShowResult => "Lihat hasil",
        Text::ChangeAnswers => "Ubah jawaban",
        Text::Change => "Ubah",
        Text::Review => "Periksa jawaban",
        Text::ReviewHint => "Apakah semua sudah sesuai? Setiap jawaban masih bisa diubah.",
        Text::Result => "Hasil",
        Text::Statement => "{frequency} rumah tangga dengan jawaban seperti ini hidup di bawah {line} ({percent}).",
        Text::InTen => "Sekitar {n} dari 10",
        Text::InHundred => "Sekitar {n} dari 100",
        Text::UnderOneInHundred => "Kurang dari 1 di antara 100",
        Text::Over99InHundred => "Lebih dari 99 di antara 100",
        Text::NoVerdict => {
            "Angka ini adalah kemungkinan untuk banyak rumah tangga yang serupa. Angka ini tidak menentukan keadaan satu rumah tangga."
        }
        Text::FilledInOn => "Diisi pada {date}.",
        Text::SelfFilled => {
            "Diisi sendiri: hasil ini untuk belajar dan mengenal keadaan sendiri. Ketepatan PPI hanya diuji untuk wawancara di rumah oleh petugas pendata."
        }
        Text::Score => "Skor",
        Text::Likelihood => "Kemungkinan miskin",
        Text::PovertyLine => "Garis kemiskinan",
        Text::AllLines => "Semua garis kemiskinan",
        Text::Capped => "Jumlah poin melewati tabel, yang berakhir di skor {last}. Baris terakhir tabel yang dipakai.",
        Text::Curve => "Dari skor ke kemungkinan",
        Text::CurveText => {
            "Grafik: pada skor {score}, kemungkinannya {percent}. Makin tinggi skor, makin kecil kemungkinannya."
        }
        Text::Comparison => "Perbandingan",
        Text::TheseAnswers => "Dengan jawaban ini",
        Text::HouseholdsIn => "Rumah tangga di {area}",
        Text::Nation => "negara ini",
        Text::ComparisonNote => "Persentase rumah tangga di bawah garis ini menurut {survey}.",
        Text::ComparisonFailed => "Angka perbandingan tidak dapat dimuat. Hasil di atas tetap berlaku.",
        Text::Download => "Unduh hasil (JSON)",
        Text::Copy => "Salin",
        Text::Copied => "Hasil sudah disalin.",
        Text::CopyFailed => "Hasil tidak dapat disalin di browser ini. Gunakan tombol unduh.",
        Text::Print => "Cetak",
        Text::PrintSheet => "Cetak lembar wawancara kosong",
        Text::PrintSheetPoints => "Cetak lembar kosong dengan poin",
        Text::StartAgain => "Mulai lagi",
        Text::StartAgainQuestion => "Hapus semua jawaban?",
        Text::StartAgainYes => "Ya, hapus",
        Text::Cancel => "Batal",
        Text::Cleared => "Semua jawaban sudah dihapus.",
        Text::ResultReady => "Hasil siap. {statement}",
        Text::SourceOf => "Sumber: {source}.",
        Text::Independent => "Formulir ini dibuat terpisah dari penerbit lembar penilaian dan tidak mewakili mereka.",
        Text::Privacy => "Jawaban dihitung di perangkat ini; hanya halaman ini yang dapat mengirimnya.",
        Text::Roster => "Isi dari daftar anggota rumah tangga",
        Text::Member => "Anggota {n}",
        Text::MemberName => "Nama (boleh kosong)",
        Text::MemberAge => "Umur (tahun)",
        Text::MemberSchool => "Bersekolah?",
        Text::Yes => "Ya",
        Text::No => "Tidak",
        Text::AddMember => "Tambah anggota",
        Text::RemoveMember => "Hapus anggota {n}",
        Text::FromRoster => "Jawaban ini dihitung dari daftar anggota rumah tangga.",
        Text::Preset => "Sudah terisi otomatis. Ubah bila tidak sesuai.",
        Text::OpenRoster => "Buka daftar anggota",
        Text::NotAsRoster => "Jawaban dipilih langsung. Menurut daftar anggota: {choice}.",
        Text::NeedsAge => "Isi umur anggota {n}.",
        Text::NeedsSchool => "Pilih apakah anggota {n} bersekolah.",
        Text::NeedsMember => "Isi minimal satu anggota.",
        Text::NeedsList => "Pertanyaan ini memerlukan umur setiap anggota: isi daftarnya.",
        Text::Members => "Jumlah anggota rumah tangga",
        Text::CountsAs => "{name} (dihitung sebagai {choice})",
        Text::NotAnswered => "Belum dijawab",
    }
}
