// Which column of somebody's file holds what: by its name, else a guess that a person looks at.

import { IDS, PLACES } from "./visits.js";

/** The fields of an interview that a column can hold. */
export const FIELDS = ["member", "date", "interviewer", "members", "cu_members", "status", "branch", "regency"];
/** The numbers of people among them. */
export const PEOPLE = ["members", "cu_members"];
/** The names that columns are recognised by, besides the field's own. */
const KNOWN = {
  date: /^(interview_date|(tanggal|tgl)(?!.*(lahir|masuk)).*)$/i,
  interviewer: /^(petugas.*|enumerator|pewawancara)$/i,
  member: IDS,
  members: /^((jumlah|banyak)[\s._]*(anggota[\s._]*(rumah[\s._]*tangga|rt|keluarga)|art)|jml[\s._]*art|art|household[\s._]*(members|size))$/i,
  cu_members: /^((jumlah|banyak)[\s._]*)?anggota[\s._]*cu.*$/i,
  ...Object.fromEntries(PLACES),
  status: /^(hasil[\s._]*kunjungan|outcome)$/i,
};
/** As many letters of a name tell something of its question. */
const SHORTEST = 4;
/** A question's number as people write it: q3, P3, Soal 3, 3. Lantai. */
const NUMBER = /^(?:q|p|s|no|soal|pertanyaan|question|butir|item)?[\s._-]*0*(\d{1,2})(?!\d)/i;

/**
 * From fields and questions to names of columns, "" where none: `{columns, sure}`, sure where every question was found by its
 * own name. `skip` is the position of a column that holds something else, `rows` are the first few.
 */
export function found(names, questions, { skip = -1, rows = [] } = {}) {
  const columns = {};
  const free = names.map((name, at) => (at === skip ? "" : name));
  const take = (field, at) => {
    columns[field] = at < 0 ? "" : free[at];
    if (at >= 0) free[at] = "";
    return at;
  };
  const places = questions.map(({ id }) => take(id, free.findIndex((name) => name.toLowerCase() === id)));
  const sure = places.every((at) => at >= 0);
  for (const field of FIELDS) {
    const own = free.findIndex((name) => name.toLowerCase() === field);
    take(field, own >= 0 ? own : free.findIndex((name) => name && KNOWN[field]?.test(name)));
  }
  guess(questions, free, places, take, rows);
  return { columns, sure };
}

/**
 * The column of the household's size under a name of its own, where its first cells are numbers. One that would weigh the
 * households is not guessed.
 */
export function people({ names, rows }) {
  const { members } = found(names, []).columns;
  const areNumbers = /^[\d\s]*\d\s*$/.test(rows.map((row) => row[names.indexOf(members)]).join(" "));
  return members && areNumbers && members.toLowerCase() !== "members" ? { members } : {};
}

/** Fills in questions that have no column yet: by number, by their words, by the answers in a column, beside a neighbour. */
function guess(questions, free, places, take, rows) {
  const each = (find) =>
    questions.forEach((question, number) => {
      if (places[number] < 0) places[number] = take(question.id, find(question, number));
    });
  each((_, number) => free.findIndex((name) => name && Number(NUMBER.exec(name)?.[1]) === number + 1));
  each(({ short }) => {
    const words = Object.values(short ?? {}).map((text) => text.toLowerCase());
    const isPart = (name, text) => name.length >= SHORTEST && (text.includes(name) || name.includes(text));
    return free.findIndex((name) => words.some((text) => isPart(plain(name), text)));
  });
  each(({ choices }, number) => {
    const answers = new Set(choices.flatMap(({ id, text }) => [id, ...Object.values(text)]).map(plain));
    const hasAnswers = (at) => rows.length > 0 && rows.every((row) => answers.has(plain(row[at] ?? "")));
    return free.findIndex((name, at) => name && at > (places[number - 1] ?? -1) && hasAnswers(at));
  });
  const beside = (at) => (at >= 0 && free[at] ? at : -1);
  each((_, number) => (places[number - 1] >= 0 ? beside(places[number - 1] + 1) : -1));
  for (let number = questions.length - 2; number >= 0; number--) {
    if (places[number] < 0 && places[number + 1] > 0) places[number] = take(questions[number].id, beside(places[number + 1] - 1));
  }
}

function plain(text) {
  return text.trim().toLowerCase();
}
