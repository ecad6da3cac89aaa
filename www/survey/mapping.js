// Which column of a file holds which answer, where its first line does not say so by the names that we know.
import { found, PEOPLE } from "./columns.js";
import { alert, button, field, fill, h, select } from "./dom.js";
import TEXTS from "./texts/mapping.json";

/** Whether the sheet has a column for every question, by name or as a person said. */
export function isMapped(card, { names, columns }) {
  const lower = names.map((name) => name.toLowerCase());
  return card.questions.every(({ id }) => lower.includes((columns?.[id] ?? id).toLowerCase()));
}

/** A list for every question, the likely column chosen; `done` is called once each has one. */
export function mapping(survey, sheet, done) {
  const texts = survey.texts(TEXTS);
  const { card } = survey.seen(sheet);
  const { columns } = found(sheet.names, card.questions, { rows: sheet.rows });
  const problem = h("div", {});
  const names = [["", texts.none], ...sheet.names.filter(Boolean).map((name) => [name, name])];
  const list = (name, label) => field(label, select(`column-${name}`, names, columns[name] ?? "", (column) => (columns[name] = column)));
  const take = () => {
    const missing = card.questions.filter(({ id }) => !columns[id]).map(({ id }) => id);
    if (missing.length) {
      problem.replaceChildren(alert(new Error(fill(texts.missing, { questions: missing.join(", ") }))));
      return;
    }
    const needed = [...card.questions.map(({ id }) => id), ...PEOPLE];
    sheet.columns = Object.fromEntries(needed.filter((name) => columns[name]).map((name) => [name, columns[name]]));
    done();
  };
  return [
    h("h3", {}, fill(texts.title, { file: sheet.name })),
    h("p", {}, texts.about),
    h(
      "div",
      { class: "fields" },
      card.questions.map(({ id, short, text }) => list(id, `${id}: ${survey.say(short ?? text)}`)),
      PEOPLE.map((name) => list(name, texts.people[name])),
    ),
    problem,
    h("p", { class: "buttons" }, button(texts.take, take, { id: "take-columns", class: "primary" })),
  ];
}
