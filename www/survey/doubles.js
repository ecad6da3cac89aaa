// Interviews that may be one and the same, side by side: a person says which one stays.
import { button, fill, h, table } from "./dom.js";
import { duplicates } from "./journal.js";

/** As many are shown at a time. */
const SHOWN = 5;

/** What was found; nothing where all interviews differ. */
export function doubles(survey, desk) {
  const { texts } = desk;
  const found = duplicates(desk.standing().interviews);
  if (!found.length) return [];
  const group = ({ why, interviews }, number) => {
    const columns = interviews.map(({ value }, at) => `${at + 1}. ${value.member || "–"}`);
    const row = (label, read) => [label, ...interviews.map(({ value }) => String(read(value) ?? "–"))];
    const rows = [
      row(texts.fields.date, ({ date }) => date),
      row(texts.fields.interviewer, ({ interviewer }) => interviewer),
      row(texts.fields.status, ({ status }) => texts.statuses[status]),
      ...survey.card.questions.map((question) => row(survey.say(question.short ?? question.text), ({ answers }) => answers?.[question.id])),
    ];
    const keep = (kept) => {
      const others = interviews.filter(({ id }) => id !== kept);
      desk.happened(...others.map(({ id }) => ["remove", id]));
    };
    return [
      table(fill(texts.same[why], { number: survey.whole(number + 1) }), [texts.question, ...columns], rows, { class: "words" }),
      h("p", { class: "buttons" }, interviews.map(({ id }, at) => button(fill(texts.keep, { number: survey.whole(at + 1) }), () => keep(id)))),
    ];
  };
  return [
    h("h3", {}, texts.doubles),
    h("p", { id: "doubles" }, fill(texts.doubles_found, { count: survey.whole(found.length) })),
    found.slice(0, SHOWN).map(group),
  ];
}
