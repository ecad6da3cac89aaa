// Files of interviews that come in: our own, records of the form, and anybody's CSV, whose rows are looked at one by one. What
// is refused is listed and can be taken away; what is right comes in.
import { found, FIELDS } from "./columns.js";
import { alert, button, field, fill, h, select, table } from "./dom.js";
import { STATUSES } from "./entry.js";
import { happenings, newId, newIn, rows } from "./journal.js";
import { inWorker } from "./run.js";
import { dateStamp, saveCsv } from "./save.js";
import { isSealed, unsealed } from "./seal.js";
import { takeDraw } from "./travelling.js";
import { completed, isDrawn, placeColumns, sameMember } from "./visits.js";
import COLLECT from "./texts/collect.json";

/** What our own file says it is. */
export const FORMAT = "ppi-survey";
/** More rows than any file of interviews has that is entered by hand; more belong into Result. */
const MOST = 20_000;
/** As many rows are looked at to guess what a column holds. */
const FEW = 10;
/** As many refused rows are shown; the file has them all. */
const SHOWN = 50;
/** An id of ours. */
const OUR_ID = /^[0-9a-f]{32}$/;

/** Brings a file in: what there is to say of it goes to `say`, tables and questions into `place`. */
export async function bring(survey, desk, file, passphrase, say, place) {
  const { texts, store } = desk;
  const start = (await file.slice(0, 64).text()).replace(/^\ufeff/, "").trimStart();
  await attempt(/^[[{]/.test(start) ? bringJson : bringCsv);

  /** Nothing is taken of a file with a problem, which is told. */
  async function attempt(work) {
    try {
      await work();
    } catch (error) {
      const words = error.name === "PassphraseError" ? texts.passphrase_wrong : error.message;
      say(alert(Object.assign(new Error(`${file.name}: ${words}`), { problems: error.problems })));
    }
  }

  async function bringJson() {
    let json = parsed(await file.text(), texts);
    if (isSealed(json)) json = parsed(await unsealed(json, passphrase), texts);
    if (json?.format === FORMAT) {
      if (json.version !== 1) throw new Error(fill(texts.version_wrong, { found: String(json.version) }));
      survey.sameCard(json.scorecard);
      const fresh = newIn(store.all, json.happenings);
      const draw = json.draw && (await takeDraw(survey, json.draw));
      await desk.add(fresh);
      told(fresh.length);
      if (draw) say(h("p", {}, fill(draw === "taken" ? texts.draw_here : texts.draw_other, { members: survey.whole(json.draw.drawn.length) })));
      survey.go();
      return;
    }
    const records = Array.isArray(json) ? json : [json];
    const wrong = records.findIndex((record) => record?.format !== "ppi-result");
    if (wrong >= 0) throw new Error(fill(texts.record_wrong, { number: String(wrong + 1) }));
    records.forEach(({ scorecard }) => survey.sameCard(scorecard?.id));
    await put(records.map((record) => [newId(), ofRecord(record)]));
  }

  /** The interviews of a CSV file: as its columns say, or as a person says. */
  async function bringCsv() {
    const { names, rows } = await survey.desk.run("preview", { file, count: MOST + 1 });
    if (rows.length > MOST) throw new Error(fill(texts.too_many, { most: survey.whole(MOST) }));
    const card = names.findIndex((name) => name.toLowerCase() === "scorecard");
    if (card >= 0) rows.forEach((row) => survey.sameCard(row[card]));
    // Our own table: its rows are known by their ids.
    const id = names.findIndex((name, at) => name.toLowerCase() === "id" && rows.every((row) => OUR_ID.test(row[at])));
    const { columns, sure } = found(names, survey.card.questions, { skip: id, rows: rows.slice(0, FEW) });
    // Member numbers are known by the name that the draw has for them, too.
    columns.member ||= names.find((name) => sameMember(name) === sameMember(survey.drawn?.id)) ?? "";
    const take = () => takeRows(columns, id);
    if (sure) {
      await take();
      return;
    }
    const short = (name) => survey.say(survey.card.questions.find(({ id }) => id === name).short ?? {});
    const lists = [...survey.card.questions.map(({ id }) => id), ...FIELDS].map((name) =>
      field(
        texts.fields[name] ?? survey.known(name) ?? `${name}: ${short(name)}`,
        select(`map-${name}`, [["", texts.no_column], ...names.filter(Boolean).map((column) => [column, column])], columns[name], (column) => (columns[name] = column)),
      ),
    );
    place.replaceChildren(
      h("h4", { id: "map", tabindex: -1 }, fill(texts.map, { file: file.name })),
      h("p", {}, texts.map_hint),
      h("div", { class: "fields" }, lists),
      button(texts.take_map, () => attempt(take), { id: "take-map" }),
    );
    desk.focus("map");
  }

  /** Hands the rows to the engine: what the cells mean, and which rows are none. */
  async function takeRows(columns, id) {
    const asked = survey.card.questions.map((question) => question.id);
    const named = [...asked, "members", "cu_members"].filter((name) => columns[name]).map((name) => [name, columns[name]]);
    const options = { today: dateStamp(), columns: Object.fromEntries(named), outcomes: outcomes(), language: survey.language };
    for (const name of ["date", "status"]) if (columns[name]) options[name] = columns[name];
    const read = await inWorker("interviews", { card: survey.card, file, options });
    const interviews = read.interviews.map((one) => [one.cells[id] ?? newId(), ofRow(one, read.names, columns, id, desk)]);
    await put(interviews, read);
    if (!columns.member) say(h("p", {}, texts.no_member));
  }

  /** Writes down interviews with their ids; those that are here with the same content already are only counted. */
  async function put(interviews, { refused = [], day_first: dayFirst = false } = {}) {
    const here = new Map(desk.standing().interviews.map(({ id, value }) => [id, cells({ id, value })]));
    interviews = interviews.map(([id, value]) => [id, completed(survey.drawn, value)]);
    const others = interviews.map(([, { member }]) => member).filter((member) => member && isDrawn(survey.drawn, member) === false);
    const fresh = interviews.filter(([id, value]) => here.get(id) !== cells({ id, value }));
    await desk.add(happenings(store.all, fresh.map(([id, value]) => ["put", id, value])));
    told(fresh.length, interviews.length - fresh.length, refused.length, dayFirst);
    if (others.length) say(h("p", { class: "not-drawn" }, fill(texts.others_here, { count: survey.whole(others.length), members: others.slice(0, SHOWN).join("; ") })));
    place.replaceChildren(...(refused.length ? listed(refused) : []));
  }

  /** What a table says of an interview. */
  function cells({ id, value }) {
    const [head, row] = rows([{ id, value }], survey.card, desk.standing().questions);
    return JSON.stringify(head.map((name, at) => [name, String(row[at])]).filter(([, cell]) => cell !== "").sort());
  }

  function told(count, same = 0, refused = 0, dayFirst = false) {
    const figures = { file: file.name, count: survey.whole(count), same: survey.whole(same), refused: survey.whole(refused) };
    const words = [texts.brought, same && texts.same_here, refused && texts.refused_here, dayFirst && texts.day_first];
    say(h("p", {}, words.filter(Boolean).map((text) => fill(text, figures)).join(" ")));
  }

  /** The rows that were refused, each with the reason. */
  function listed(refused) {
    const cells = ({ line, column, name, found, expected }) => [String(line), column === null ? "" : String(column), name, found, expected];
    const save = () => saveCsv(survey.desk, `${texts.file_refused}-${dateStamp()}.csv`, [texts.refused_heads, ...refused.map(cells)]);
    return [
      h("div", { class: "long" }, table(fill(texts.refused, { file: file.name, count: survey.whole(Math.min(SHOWN, refused.length)) }), texts.refused_heads, refused.slice(0, SHOWN).map(cells), { class: "words refused-rows" })),
      h("p", { class: "buttons" }, button(texts.save_refused, save, { class: "save-refused" })),
    ];
  }
}

/** What the page calls the outcomes of visits in every language, and our own words for them. */
function outcomes() {
  const named = Object.values(COLLECT).flatMap(({ statuses }) => STATUSES.map((status) => [statuses[status], status]));
  return Object.fromEntries([...named, ...STATUSES.map((status) => [status, status])]);
}

/** An interview of a result record; what the page had put into its context becomes columns. */
function ofRecord({ answers, members, time, context }) {
  const columns = Object.fromEntries(Object.entries(context ?? {}).filter(([, value]) => ["string", "number"].includes(typeof value)).map(([name, value]) => [name, String(value)]));
  const { member, interviewer, cu_members, ...others } = columns;
  const value = { status: "interviewed", answers, date: time?.slice(0, 10), columns: others };
  if (members !== null) value.members = members;
  return Object.assign(value, JSON.parse(JSON.stringify({ member, interviewer, cu_members })));
}

/** An interview of a row, as the engine read it; a column of one of the team's own questions answers it. */
function ofRow({ cells, answers, date, status, members, cu_members }, names, columns, id, { standing }) {
  const places = new Map(["branch", "regency"].filter((name) => columns[name]).map((name) => [columns[name], name]));
  const used = new Set(Object.values(columns).filter((column) => !places.has(column)));
  const cell = (name) => cells[names.indexOf(name)] ?? "";
  const value = { status, columns: {}, own: {} };
  for (const field of ["member", "interviewer"]) if (columns[field] && cell(columns[field])) value[field] = cell(columns[field]);
  for (const [field, read] of Object.entries({ answers, date, members, cu_members })) if (read !== null) value[field] = read;
  const questions = new Map(standing().questions.map(({ id, label }) => [label, id]));
  names.forEach((name, at) => {
    if (!name || at === id || used.has(name) || !cells[at]) return;
    if (questions.has(name)) value.own[questions.get(name)] = cells[at];
    // A place keeps the name of its column where that says what it is.
    else value.columns[placeColumns([name]).length ? name : (places.get(name) ?? name)] = cells[at];
  });
  return value;
}

function parsed(text, texts) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new Error(fill(texts.json_wrong, { error: error.message }));
  }
}
