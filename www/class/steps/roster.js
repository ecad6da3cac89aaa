// From a list of members to the answers that a card derives from it, on each card.
import { fillWith, h, table } from "../dom.js";
import { fill } from "../words.js";
import { scoreOf } from "./exercise.js";

export function roster(lesson) {
  const { texts } = lesson;
  const families = lesson.cases.filter(({ members }) => members?.length > 1);
  lesson.listed = Math.min(lesson.listed ?? families.findIndex(({ id }) => id === "karet"), families.length - 1);
  const one = families[lesson.listed];
  const choose = h(
    "select",
    { id: "family", onchange: () => ((lesson.listed = choose.selectedIndex), lesson.draw(), document.querySelector("#family").focus()) },
    families.map((each, at) => h("option", { selected: at === lesson.listed }, lesson.say(each.title))),
  );
  const school = ({ school: attends }) => (attends === undefined || attends === null ? "–" : attends ? texts.yes : texts.no);
  const members = one.members.map((member) => ({ cells: [member.name, String(member.age), school(member)] }));
  const list = table(texts.members, [texts.name, texts.age, texts.school], members);
  list.dataset.stays = ".tasks";
  const tasks = Object.values(lesson.engines).flatMap((engine) => {
    const card = engine.card(lesson.language);
    return engine.roster(one.members).map(({ question, choice, counted }) => ({ card, question: card.questions[question], choice, counted }));
  });
  const controls = tasks.map(({ question }) =>
    h("select", { class: "task" }, h("option", {}, texts.chooseOne), question.choices.map(({ text }) => h("option", {}, text))),
  );
  const [score, tellScore] = scoreOf(lesson);
  const verdict = h("div", { id: "verdict", tabindex: "-1" });
  const names = (members) => members.map(({ name, age }) => `${name} (${age})`).join(", ");
  /** Who counts for a question, and who does not. */
  const who = (counted) => {
    const [those, others] = [true, false].map((is) => names(one.members.filter((_, at) => counted.includes(at) === is)));
    return [those ? lesson.fill("counted", { names: those }) : texts.countedNobody, others && lesson.fill("notCounted", { names: others })].filter(Boolean).join(" ");
  };
  const check = (event) => {
    event.preventDefault();
    const missing = tasks.filter((_, at) => !controls[at].selectedIndex).map(({ card, question }) => `${card.name}: ${question.short}`);
    if (missing.length) {
      fillWith(verdict, h("p", { class: "mark" }, fill(texts.unanswered, { fields: missing.join("; ") })));
      verdict.focus();
      return;
    }
    lesson.count(one.members, tasks.every(({ choice }, at) => controls[at].selectedIndex - 1 === choice));
    tellScore();
    const lines = tasks.map(({ question, choice, card, counted }, at) => {
      const chosen = controls[at].selectedIndex - 1;
      const values = { card: card.name, question: question.short, chosen: question.choices[chosen].text, right: choice === null ? texts.unknown : question.choices[choice].text };
      const sign = h("span", { class: "sign", "aria-hidden": "true" }, chosen === choice ? "✓" : "✗");
      return h("li", { class: chosen === choice ? "hit" : "miss" }, sign, " ", lesson.fill(chosen === choice ? "rosterRight" : "rosterWrong", values), " ", h("small", { class: "quote" }, who(counted)));
    });
    fillWith(verdict, h("ol", {}, lines));
    verdict.focus();
  };
  return [
    h("p", {}, texts.rosterHint),
    h("div", { class: "row" }, h("label", {}, texts.household, choose), score),
    list,
    h(
      "form",
      { class: "sheet tasks", onsubmit: check },
      tasks.map(({ card, question }, at) => h("label", {}, `${card.name}: ${question.text}`, controls[at])),
      h("button", { class: "primary", id: "check" }, texts.check),
    ),
    verdict,
  ];
}
