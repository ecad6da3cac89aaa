// Which column of a file holds which answer, where its first line does not say so by the names that we know.
import { alert, button, field, fill, h, select } from "./dom.js";
import TEXTS from "./texts/mapping.json";

/** The names that the numbers of people are guessed by. */
const PEOPLE = {
  members: /^(members|(jumlah|banyak).*(anggota rumah tangga|art)|art|household (members|size))$/i,
  cu_members: /^(cu_members|(jumlah|banyak).*anggota cu.*)$/i,
};

/** Whether the sheet has a column for every question, by name or as a person said. */
export function isMapped(card, { names, columns }) {
  const lower = names.map((name) => name.toLowerCase());
  return card.questions.every(({ id }) => lower.includes((columns?.[id] ?? id).toLowerCase()));
}

/** The columns that a sheet is likely to have: by its names, and then by what stands in its first rows. */
function guessed(card, { names, rows }) {
  const columns = {};
  const used = new Set();
  const take = (field, at) => {
    if (at < 0) return;
    columns[field] = names[at];
    used.add(at);
  };
  const free = (test) => names.findIndex((name, at) => name && !used.has(at) && test(name, at));
  card.questions.forEach((question, number) => {
    const said = [question.short, question.text].flatMap((texts) => Object.values(texts ?? {})).map(plain);
    const numbered = new RegExp(`^(q|p|no|pertanyaan|question|soal|jawaban|answer)?[\\s._-]*0*${number + 1}([^0-9]|$)`, "i");
    const byName = [(name) => plain(name) === question.id, (name) => numbered.test(name), (name) => said.includes(plain(name))];
    take(question.id, byName.map(free).find((at) => at >= 0) ?? -1);
  });
  let from = 0;
  for (const question of card.questions) {
    if (columns[question.id]) continue;
    const answers = new Set(question.choices.flatMap(({ id, text }) => [id, ...Object.values(text)]).map(plain));
    const fits = (_, at) => at >= from && rows.length > 0 && rows.every((row) => answers.has(plain(row[at] ?? "")));
    const at = free(fits);
    take(question.id, at);
    if (at >= 0) from = at + 1;
  }
  for (const [field, known] of Object.entries(PEOPLE)) take(field, free((name) => known.test(name)));
  return columns;
}

function plain(text) {
  return text.trim().toLowerCase();
}

/** A list for every question, the likely column chosen; `done` is called once each has one. */
export function mapping(survey, sheet, done) {
  const texts = survey.texts(TEXTS);
  const { card } = survey.seen(sheet);
  const columns = guessed(card, sheet);
  const problem = h("div", {});
  const names = [["", texts.none], ...sheet.names.filter(Boolean).map((name) => [name, name])];
  const list = (name, label) => field(label, select(`column-${name}`, names, columns[name] ?? "", (column) => (columns[name] = column)));
  const take = () => {
    const missing = card.questions.filter(({ id }) => !columns[id]).map(({ id }) => id);
    if (missing.length) {
      problem.replaceChildren(alert(new Error(fill(texts.missing, { questions: missing.join(", ") }))));
      return;
    }
    sheet.columns = Object.fromEntries(Object.entries(columns).filter(([, column]) => column));
    done();
  };
  return [
    h("h3", {}, fill(texts.title, { file: sheet.name })),
    h("p", {}, texts.about),
    h(
      "div",
      { class: "fields" },
      card.questions.map(({ id, short, text }) => list(id, `${id}: ${survey.say(short ?? text)}`)),
      Object.keys(PEOPLE).map((name) => list(name, texts.people[name])),
    ),
    problem,
    h("p", { class: "buttons" }, button(texts.take, take, { id: "take-columns", class: "primary" })),
  ];
}
