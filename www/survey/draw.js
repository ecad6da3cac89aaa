// Draw: the list of members, a seeded random sample of it, reserves, and what is needed to draw again.
import { alert, button, check, field, fill, h, number, select, table } from "./dom.js";
import { standing } from "./journal.js";
import { inWorker } from "./run.js";
import { dateStamp, saveCsv, saveJson } from "./save.js";
import TEXTS from "./texts/draw.json";
import { forgetDraw, keepDraw, keepDrawn, keepList } from "./unfinished.js";
import { idColumn, isDrawn } from "./visits.js";
import { Work } from "./work.js";

/** The room. */
export function draw(survey) {
  const texts = survey.texts(TEXTS);
  const problem = h("div", {});
  const opened = async (name, file) => {
    try {
      survey.keeping = keepList(survey, await survey.sheet(name, file));
      survey.go();
    } catch (error) {
      problem.replaceChildren(alert(error));
    }
  };
  const input = h("input", { type: "file", id: "list-file", accept: ".csv,.txt,text/csv", on: { change: () => input.files[0] && opened(input.files[0].name, input.files[0]) } });
  const pasted = h("textarea", { id: "pasted", rows: 4 });
  const paste = () => pasted.value.trim() && opened(texts.pasted_name, new Blob([pasted.value], { type: "text/csv" }));
  const list = survey.list;
  const files = [
    h("div", { class: "fields" }, field(texts.file, input, texts.file_hint)),
    h("details", {}, h("summary", {}, texts.paste), field(texts.pasted, pasted, texts.pasted_hint), button(texts.take, paste)),
    problem,
  ];
  if (!list) return [h("p", {}, texts.about), files];
  const state = survey.recall("draw", () => begin(survey));
  const work = new Work(survey);
  const output = h("div", { class: "output" });
  const planned = h("span", {});
  const old = h("p", { id: "draw-old" });
  /** Says what holds of the settings as they stand. */
  const mark = () => {
    planned.textContent = state.size === survey.planned ? texts.size_planned : "";
    old.textContent = survey.drawn?.options && !isSame() ? texts.changed_since : "";
  };
  const isSame = () => survey.drawn.options === JSON.stringify(asked(state));
  const isHere = () => survey.drawn?.from === list.key;
  const shown = () => output.replaceChildren(...(isHere() ? [old, protocol(survey)].flat() : []));
  /** A draw that interviews belong to gives way only where a person says so. */
  const draw = () => {
    const met = standing(survey.store.all).interviews.filter(({ value }) => isDrawn(survey.drawn, value.member)).length;
    if (!met || (isHere() && isSame())) return drawn();
    output.replaceChildren(alert(fill(texts.again, { count: survey.whole(met) })), h("p", { class: "buttons" }, button(texts.draw, drawn), button(texts.keep, shown)));
  };
  const drawn = async () => {
    output.replaceChildren();
    const given = asked(state);
    const options = { ...given, language: survey.language };
    const made = await work.attempt((how) => inWorker("draw", { file: list.file, options }, how).catch((error) => told(survey, state, error)));
    if (!made) return;
    const name = fill(texts.drawn_name, { list: list.name });
    survey.keeping = keepDrawn(survey, { ...made, name, id: state.id, time: new Date().toISOString(), from: list.key, options: JSON.stringify(given) });
    await survey.keeping;
    say();
    mark();
    shown();
  };
  const seen = h("div", { id: "list-seen", role: "status" });
  look(survey, list, state).then((words) => {
    seen.replaceChildren(words);
    for (const name of ["size", "reserves"]) {
      const input = seen.getRootNode().getElementById?.(name);
      if (input && !state.touched) input.value = state[name];
    }
    mark();
  });
  const kept = h("p", { class: "hint", role: "status", id: "list-kept" });
  const say = () => {
    const { unkept } = survey.store;
    kept.replaceChildren(unkept ? fill(texts.list_unkept, { error: unkept.message || unkept.name }) : texts.list_kept);
  };
  Promise.resolve(survey.keeping).then(say);
  const erase = async () => {
    await forgetDraw(survey);
    survey.go("draw");
  };
  mark();
  shown();
  return [
    files,
    list.practice && h("p", { class: "mark" }, texts.practice_mark),
    h("h3", {}, list.name),
    seen,
    table(fill(texts.preview, { count: survey.whole(list.rows.length) }), list.names.map((name) => survey.column(name)), list.rows, { class: "words" }),
    h("p", { class: "hint" }, fill(texts.kind, { encoding: list.kind?.encoding ?? "–", delimiter: delimiterName(texts, list) })),
    controls(survey, state, list, planned, mark),
    h("p", { class: "buttons" }, button(texts.draw, draw, { class: "primary", id: "draw" })),
    kept,
    work.element,
    output,
    h("details", { id: "erase" }, h("summary", {}, texts.erase), h("p", {}, texts.erase_about), button(texts.erase_list, erase, { id: "erase-list" })),
  ];
}

/**
 * The number of members of a list, or the rows of it that cannot be drawn from: a draw of one tells. What nobody typed is no
 * more than there are members.
 */
async function look(survey, list, state) {
  const texts = survey.texts(TEXTS);
  const options = { size: 1, seed: "1", method: "simple", language: survey.language, ...(state.id && { id: state.id }) };
  try {
    list.members ??= (await survey.desk.run("draw", { file: list.file, options })).protocol.list.members;
  } catch (error) {
    return alert(error.problems?.length ? Object.assign(new Error(texts.list_wrong), { problems: error.problems }) : error);
  }
  if (!state.touched) {
    state.size = Math.min(state.size, list.members);
    state.reserves = Math.min(state.reserves, Math.ceil(state.size / 5), list.members - state.size);
  }
  return h("p", {}, fill(texts.list_members, { members: survey.whole(list.members) }));
}

/** A sample or reserves that are more than there are members are told with both numbers; everything else as the engine does. */
function told(survey, { size, reserves }, error) {
  const texts = survey.texts(TEXTS);
  const { members } = error;
  const say = (text, asked, left) => new Error(fill(text, { asked: survey.whole(asked), members: survey.whole(left) }));
  if (members < size) throw say(texts.too_large, size, members);
  if (members < size + (reserves ?? 0)) throw say(texts.too_many_reserves, reserves, members - size);
  if (!(size >= 1)) throw new Error(texts.no_size);
  throw error;
}

function delimiterName(texts, list) {
  return texts.delimiters[{ ",": "comma", ";": "semicolon", "\t": "tab" }[list.kind?.delimiter]] ?? "–";
}

function begin(survey) {
  const { names } = survey.list;
  return {
    size: survey.planned ?? 400,
    reserves: Math.ceil((survey.planned ?? 400) / 5),
    seed: dateStamp(),
    method: "simple",
    strata: [],
    allocation: "proportional",
    minimum: null,
    id: idColumn(names),
  };
}

/** The engine's options: what does not matter is left out. */
function asked({ size, reserves, seed, method, strata, allocation, minimum, id }) {
  const given = { size, seed, method };
  if (reserves) given.reserves = reserves;
  if (id) given.id = id;
  if (strata.length) Object.assign(given, { strata, allocation }, minimum ? { minimum } : {});
  return given;
}

function controls(survey, state, list, planned, mark) {
  const texts = survey.texts(TEXTS);
  const set = (name) => (value) => {
    state[name] = value;
    if (name === "size" || name === "reserves") state.touched = true;
    survey.keeping = keepDraw(survey);
    mark();
  };
  const seed = h("input", { id: "seed", value: state.seed, on: { change: () => set("seed")(seed.value) } });
  const columns = list.names.filter(Boolean).map((name) => [name, survey.column(name)]);
  const strata = columns
    .filter(([name]) => name !== state.id && name.toLowerCase() !== "practice")
    .map(([name, text]) =>
      check(`strata-${name}`, text, state.strata.includes(name), (on) => {
        set("strata")(on ? [...state.strata, name] : state.strata.filter((other) => other !== name));
        further.hidden = !state.strata.length;
      }),
    );
  const further = h(
    "div",
    { class: "fields" },
    field(texts.allocation, select("allocation", Object.entries(texts.allocations), state.allocation, set("allocation"))),
    field(texts.minimum, number("minimum", state.minimum, set("minimum"), { whole: true }), texts.minimum_hint),
  );
  further.hidden = !state.strata.length;
  return [
    h(
      "div",
      { class: "fields" },
      field(texts.size, number("size", state.size, set("size"), { whole: true }), survey.planned && planned),
      field(texts.reserves, number("reserves", state.reserves, set("reserves"), { whole: true }), texts.reserves_hint),
      field(texts.seed, seed, texts.seed_hint),
      field(texts.method, select("draw-method", Object.entries(texts.methods), state.method, set("method"))),
      field(texts.id, select("member-id", [["", texts.no_id], ...columns], state.id, set("id")), texts.id_hint),
    ),
    h("fieldset", {}, h("legend", {}, texts.strata), strata, h("p", { class: "hint" }, texts.strata_hint)),
    further,
  ];
}

/** Who was drawn, and by what. */
function protocol(survey) {
  const texts = survey.texts(TEXTS);
  const { drawn, protocol, names, rows, practice, time } = survey.drawn;
  const marked = { ...(practice ? { practice } : {}), ...protocol, time };
  const file = (suffix) => [practice && texts.file_practice, suffix, dateStamp()].filter(Boolean).join("-");
  const sizes = protocol.sizes.map(({ stratum, members, drawn, reserves }) => [
    Object.values(stratum).join(" / ") || texts.whole,
    ...[members, drawn, reserves].map((number) => survey.whole(number)),
  ]);
  const { strata } = protocol;
  const facts = [
    [texts.time, new Date(time).toLocaleString(survey.language, { dateStyle: "long", timeStyle: "short" })],
    [texts.size, survey.whole(protocol.size)],
    [texts.reserves, survey.whole(protocol.reserves)],
    [texts.strata_by, strata ? [strata.by.map((name) => survey.column(name)).join(" × "), texts.allocations[strata.allocation]].join("; ") : texts.no_strata],
    ...(strata?.minimum ? [[texts.minimum, survey.whole(strata.minimum)]] : []),
    [texts.seed, protocol.seed],
    [texts.list_digest, protocol.list.digest],
    [texts.generator, texts.generator_name],
    [texts.method, texts.methods[protocol.method]],
    [texts.engine, protocol.engine],
  ];
  // As the list itself is written, which this person's spreadsheet opened; what the draw added is named and said in words.
  const words = (row) => row.map((cell, at) => (names[at] === "draw_reserve" && cell ? texts.reserve : cell));
  const added = (name) => (/^draw_/.test(name) ? survey.column(name) : name);
  const drawnRows = rows.map(words);
  const delimiter = survey.list?.kind?.delimiter;
  const saveList = () => saveCsv(survey.desk, `${file(texts.file_drawn)}.csv`, [names.map(added), ...drawnRows], delimiter);
  const saveProtocol = () => saveJson(`${file(texts.file_protocol)}.json`, marked);
  // What an interviewer takes along: everybody drawn, with room for what happened.
  const schedule = drawnRows.map((row) => [...row, "", "", ""]);
  const heads = [...names.map(added), ...texts.schedule_heads];
  const saveSchedule = () => saveCsv(survey.desk, `${file(texts.file_schedule)}.csv`, [heads, ...schedule], delimiter);
  return [
    h("h3", {}, texts.result),
    h("p", { class: "statement", id: "drawn" }, fill(texts.answer, { n: survey.whole(drawn.filter(({ reserve }) => !reserve).length), members: survey.whole(protocol.list.members) })),
    table(texts.sizes, [texts.stratum, texts.members, texts.sample, texts.reserve_count], sizes, { id: "sizes" }),
    h("div", { class: "long" }, table(texts.schedule, heads.map((name) => survey.column(name)), schedule, { class: "words", id: "drawn-rows" })),
    h(
      "p",
      { class: "buttons" },
      button(texts.save_drawn, saveList, { id: "save-drawn", class: "primary" }),
      button(texts.save_schedule, saveSchedule, { id: "save-schedule" }),
      button(texts.save_protocol, saveProtocol, { id: "save-protocol" }),
      button(texts.print, () => print()),
    ),
    h("h3", {}, texts.protocol),
    h("p", {}, texts.protocol_about),
    h("dl", { class: "facts", id: "protocol" }, facts.map(([term, text]) => [h("dt", {}, term), h("dd", {}, text)])),
  ];
}
