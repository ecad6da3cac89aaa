// The trainer's own households: added by hand, saved as a file, opened from one.
import { filePicker, fillWith, h, scrolling, table } from "../dom.js";
import { fill } from "../words.js";

/** The largest file, in characters. */
const LARGEST = 1_000_000;

export function cases(lesson) {
  const { texts, engine, card } = lesson;
  const told = h("div", { id: "problems", tabindex: "-1" });
  const list = h("div", { id: "own" });
  const title = h("input", { id: "case-title" });
  const story = h("textarea", { id: "case-story", rows: "5" });
  const selects = card.questions.map(({ id, text, choices }) =>
    h("label", {}, text, h("select", { "data-question": id }, h("option", { value: "" }, texts.chooseOne), choices.map((choice) => h("option", { value: choice.id }, choice.text)))),
  );
  const fileOf = (list) => ({ format: "ppi-cases", version: 1, cases: list });
  const tellProblems = (where, problems) => {
    fillWith(told, h("p", { class: "mark" }, where), h("ul", {}, problems.map((problem) => h("li", {}, problem))));
    told.focus();
  };
  const tellDone = (text) => {
    fillWith(told, h("p", {}, text));
    told.focus();
  };
  const show = () => {
    const rows = lesson.own.map((one, at) => {
      const name = lesson.say(one.title);
      const { result } = engine.working(lesson.answersOf(one), lesson.line);
      const remove = () => (lesson.own.splice(at, 1), show(), tellDone(fill(texts.removed, { name })));
      return { cells: [name, String(result.score), lesson.percent(result.likelihood), h("button", { type: "button", class: "link", "aria-label": fill(texts.removeNamed, { name }), onclick: remove }, texts.remove)] };
    });
    fillWith(list, rows.length ? scrolling(texts.ownCases, table(texts.ownCases, [texts.household, texts.score, texts.likelihood, ""], rows, "numbers")) : h("p", {}, texts.noCases));
    save.disabled = !lesson.own.length;
  };
  /** What is wrong with a household; what a list with every age says otherwise is told in the words of the card. */
  const problemsOf = (one) => {
    const answers = { ...one.answers[card.id] };
    const listed = one.members?.every(({ age }) => Number.isInteger(age)) ? engine.roster(one.members) : [];
    const otherwise = listed.flatMap(({ question, choice }) => {
      const { id, short, choices } = card.questions[question];
      if (choice === null || choices[choice].id === answers[id]) return [];
      const chosen = choices.find((each) => each.id === answers[id]).text;
      answers[id] = choices[choice].id;
      return [fill(texts.notAsListed, { question: short, chosen, right: choices[choice].text })];
    });
    return [...engine.checkCase({ ...one, answers: { [card.id]: answers } }, lesson.language), ...otherwise];
  };
  const add = (event) => {
    event.preventDefault();
    const answers = Object.fromEntries([...form.querySelectorAll("[data-question]")].map((control) => [control.dataset.question, control.value]));
    const missing = [[title, texts.caseTitle], [story, texts.caseStory]].filter(([control]) => !control.value.trim()).map(([, name]) => name);
    missing.push(...card.questions.filter(({ id }) => !answers[id]).map(({ short }) => short));
    if (missing.length) {
      fillWith(told, h("p", { class: "mark" }, fill(texts.caseMissing, { fields: missing.join(", ") })));
      told.focus();
      return;
    }
    const one = { title: title.value.trim(), story: story.value.trim(), answers: { [card.id]: answers } };
    if (lesson.family.length) one.members = lesson.family.map(written);
    const problems = problemsOf(one);
    if (problems.length) return void tellProblems(texts.caseRefused, problems);
    lesson.own.push(one);
    form.reset();
    lesson.family = [];
    showFamily();
    show();
    tellDone(lesson.fill("caseAdded", { name: one.title }));
  };
  const family = h("div", { class: "family" });
  /** Shows the members that were typed so far, to the last of which a new one is added. */
  const showFamily = () => {
    const field = (member, name, more) => h("input", { value: member[name], autocomplete: "off", oninput: ({ target }) => (member[name] = target.value), ...more });
    const rows = lesson.family.map((member, at) => {
      const n = at + 1;
      const school = h(
        "select",
        { onchange: () => (member.school = school.value) },
        Object.entries({ "": "–", yes: texts.yes, no: texts.no }).map(([value, text]) => h("option", { value, selected: value === member.school }, text)),
      );
      const remove = () => (lesson.family.splice(at, 1), showFamily(), another.focus());
      return h(
        "div",
        { class: "row member", role: "group", "aria-label": fill(texts.memberN, { n }) },
        h("label", {}, texts.name, field(member, "name")),
        h("label", {}, texts.age, field(member, "age", { inputmode: "numeric" })),
        h("label", {}, texts.school, school),
        h("button", { type: "button", "aria-label": fill(texts.removeNamed, { name: fill(texts.memberN, { n }) }), onclick: remove }, texts.remove),
      );
    });
    fillWith(family, rows);
  };
  const addMember = () => {
    lesson.family.push({ name: "", age: "", school: "" });
    showFamily();
    family.lastElementChild.querySelector("input").focus();
  };
  const another = h("button", { type: "button", id: "add-member", onclick: addMember }, texts.addMember);
  const save = h("button", {
    type: "button",
    id: "save",
    onclick: () => {
      const link = h("a", { download: texts.saveName });
      link.href = URL.createObjectURL(new Blob([JSON.stringify(fileOf(lesson.own), null, 2)], { type: "application/json" }));
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
  }, texts.save);
  const open = h("input", {
    type: "file",
    id: "open",
    accept: ".json,application/json",
    onchange: async () => {
      const [file] = open.files;
      const text = await file.text();
      open.value = "";
      if (text.length > LARGEST) return tellProblems(fill(texts.fileRefused, { file: file.name }), [lesson.fill("tooLarge", { n: lesson.number(text.length), most: lesson.number(LARGEST) })]);
      let json;
      try {
        json = JSON.parse(text);
      } catch {
        return tellProblems(fill(texts.fileRefused, { file: file.name }), [texts.noJson]);
      }
      const problems = engine.checkCases(json, lesson.language);
      if (problems.length) return tellProblems(fill(texts.fileRefused, { file: file.name }), problems);
      const known = new Set(lesson.own.map((one) => JSON.stringify(one)));
      const more = json.cases.filter((one) => !known.has(JSON.stringify(one)));
      lesson.own.push(...more);
      show();
      const values = { file: file.name, n: more.length, known: json.cases.length - more.length };
      tellDone(lesson.fill(!more.length ? "fileKnown" : values.known ? "fileOpenedPartly" : "fileOpened", values));
    },
  });
  const form = h("form", { class: "sheet", novalidate: true, onsubmit: add }, h("label", {}, texts.caseTitle, title), h("label", {}, texts.caseStory, story), h("fieldset", {}, h("legend", {}, texts.members), h("p", {}, texts.membersHint), family, another), selects, h("button", { class: "primary", id: "add" }, texts.add));
  show();
  showFamily();
  return [h("p", {}, texts.casesHint), h("div", { class: "row" }, filePicker(texts.open, texts.pick, open), save), told, list, h("h2", {}, texts.newCase), form];
}

/** A member as a file has it: what is no number stays as it was typed, and is told. */
function written({ name, age, school }) {
  const years = age.trim();
  return {
    name: name.trim(),
    ...(years && { age: /^\d+$/.test(years) ? Number(years) : years }),
    ...(school && { school: school === "yes" }),
  };
}
