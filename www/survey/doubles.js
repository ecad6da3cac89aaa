// Interviews that may be one and the same, side by side: a person says which one stays, or that all are right.
import { differing } from "./compared.js";
import { button, fill, h } from "./dom.js";
import { DISTINCT, duplicates } from "./journal.js";

/** As many are shown at a time. */
const SHOWN = 5;

/** What was found; nothing where all interviews differ. */
export function doubles(survey, desk) {
  const { texts } = desk;
  const { interviews: all, distinct } = desk.standing();
  const found = duplicates(all, distinct);
  if (!found.length) return [];
  const group = ({ why, interviews }, number) => {
    const heads = interviews.map(({ value }, at) => `${at + 1}. ${value.member || "–"}`);
    const caption = fill(texts.same[why], { number: survey.whole(number + 1) });
    const { table, differ, same } = differing(survey, desk, caption, heads, interviews.map(({ value }) => value));
    const settle = async (...several) => {
      await desk.happened(...several);
      desk.focus("doubles", "interviews-title");
    };
    const keep = (kept) => settle(...interviews.filter(({ id }) => id !== kept).map(({ id }) => ["remove", id]));
    const both = () => settle(["put", DISTINCT, interviews.map(({ id }) => id)]);
    return [
      table,
      h("p", { class: "hint" }, fill(differ ? texts.otherwise_same : texts.all_same, { count: survey.whole(same) })),
      h(
        "p",
        { class: "buttons" },
        interviews.map(({ id }, at) => button(fill(texts.keep, { number: survey.whole(at + 1) }), () => keep(id))),
        button(texts.all_right, both, { class: "both" }),
      ),
    ];
  };
  return [
    h("h3", {}, texts.doubles),
    h("p", { id: "doubles", tabindex: -1 }, fill(texts.doubles_found, { count: survey.whole(found.length) })),
    found.slice(0, SHOWN).map(group),
  ];
}
