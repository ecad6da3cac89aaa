// Questions of the team's own: they travel with every interview, and groups can be made by their answers.
import { alert, button, field, h, select } from "./dom.js";
import { newId, QUESTIONS } from "./journal.js";

/** What an own question can be. */
const KINDS = ["choice", "number", "text"];

/** The questions, and a way to add one. */
export function own(survey, desk) {
  const { texts } = desk;
  const { questions } = desk.standing();
  const problem = h("div", {});
  const label = h("input", { id: "own-label" });
  const kind = select("own-kind", KINDS.map((kind) => [kind, texts.kinds[kind]]), "choice", () => (choices.parentNode.hidden = kind.value !== "choice"));
  const choices = h("textarea", { id: "own-choices", rows: 3 });
  const write = async (list) => {
    await desk.happened(["put", QUESTIONS, list]);
    survey.go();
  };
  const add = () => {
    const name = label.value.trim();
    const given = choices.value.split("\n").map((choice) => choice.trim()).filter(Boolean);
    const taken = questions.some((question) => question.label.toLowerCase() === name.toLowerCase());
    if (!name || taken || /^q\d+$/i.test(name)) problem.replaceChildren(alert(new Error(texts.own_label_wrong)));
    else if (kind.value === "choice" && given.length < 2) problem.replaceChildren(alert(new Error(texts.own_choices_wrong)));
    else write([...questions, { id: newId(), label: name, kind: kind.value, choices: kind.value === "choice" ? given : [] }]);
  };
  const items = questions.map((question) =>
    h(
      "li",
      {},
      `${question.label} (${[texts.kinds[question.kind], question.choices.join(" / ")].filter(Boolean).join(": ")}) `,
      button(texts.remove, () => write(questions.filter(({ id }) => id !== question.id)), { "aria-label": `${texts.remove}: ${question.label}` }),
    ),
  );
  return h(
    "details",
    { id: "own" },
    h("summary", {}, texts.own),
    h("p", {}, texts.own_about),
    items.length > 0 && h("ul", {}, items),
    h("div", { class: "fields" }, field(texts.own_label, label, texts.own_label_hint), field(texts.own_kind, kind), field(texts.own_choices, choices, texts.own_choices_hint)),
    problem,
    button(texts.own_add, add, { id: "own-add" }),
  );
}
