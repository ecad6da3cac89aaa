// Interviews side by side, in words: what each says, and where they differ.
import { h, table } from "./dom.js";

/** What is told of an interview, in this order: pairs of label and text, "" where nothing was said. */
function told(survey, texts, questions, value) {
  const choice = (question) => {
    const letter = value.answers?.[question.id];
    if (!letter) return "";
    const text = question.choices.find(({ id }) => id === letter)?.text;
    return text ? `${letter}: ${survey.say(text)}` : letter;
  };
  return [
    [texts.fields.member, value.member],
    [texts.fields.date, survey.day(value.date)],
    [texts.fields.interviewer, value.interviewer],
    [texts.fields.status, texts.statuses[value.status] ?? value.status],
    [texts.fields.members, value.members],
    [texts.fields.cu_members, value.cu_members],
    ...Object.keys(value.columns ?? {}).map((name) => [survey.column(name), value.columns[name]]),
    ...survey.card.questions.map((question) => [survey.say(question.short ?? question.text), choice(question)]),
    ...questions.map(({ id, label }) => [label, value.own?.[id]]),
  ].map(([label, text]) => [label, String(text ?? "")]);
}

/** A table of what differs among interviews, one column for each, and the number of things that are the same. */
export function differing(survey, { texts, standing }, caption, heads, values) {
  const { questions } = standing();
  const all = values.map((value) => new Map(told(survey, texts, questions, value)));
  const labels = [...new Set(all.flatMap((one) => [...one.keys()]))];
  const rows = labels.map((label) => [label, ...all.map((one) => one.get(label) ?? "")]);
  const differ = rows.filter(([, first, ...others]) => others.some((other) => other !== first));
  const same = rows.filter((row) => !differ.includes(row) && row[1] !== "").length;
  const shown = differ.map(([label, ...cells]) => [label, ...cells.map((cell) => cell || "–")]);
  return { table: shown.length > 0 ? table(caption, [texts.question, ...heads], shown, { class: "words" }) : h("h4", {}, caption), differ: differ.length, same };
}
