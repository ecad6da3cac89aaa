// Files that come in, and files that are taken away.
import { alert, button, field, fill, h, select } from "./dom.js";
import { STATUSES } from "./entry.js";
import { happenings, newId, newIn, rows } from "./journal.js";
import { dateStamp, save, saveJson } from "./save.js";
import { canSeal, isSealed, sealed, unsealed } from "./seal.js";
import COLLECT from "./texts/collect.json";

/** What our own file says it is. */
const FORMAT = "ppi-survey";
/** More rows than any file of interviews has that is entered by hand; more belong into Result. */
const MOST = 20_000;
/** The fields of an interview that a column can hold. */
const FIELDS = ["member", "date", "interviewer", "members", "cu_members", "status"];
/** The names that columns are recognised by, besides the field's own. */
const KNOWN = { date: /^(interview_date|tanggal.*)$/i, interviewer: /^(petugas.*|enumerator)$/i, member: /^((no|nomor)[\s._]*(anggota|ba)|id)$/i, status: /^(hasil_kunjungan|hasil kunjungan)$/i };
/** An id of ours. */
const OUR_ID = /^[0-9a-f]{32}$/;

/** The controls of both. */
export function taken(survey, desk) {
  const { texts } = desk;
  const said = h("div", { id: "taken", role: "status" });
  const passphrase = h("input", { type: "password", id: "passphrase", autocomplete: "off" });
  const input = h("input", { type: "file", id: "bring", multiple: true, accept: ".csv,.txt,.json", on: { change: () => bring([...input.files]) } });

  async function bring(files) {
    said.replaceChildren();
    for (const file of files) {
      try {
        const start = (await file.slice(0, 64).text()).replace(/^\ufeff/, "").trimStart();
        if (/^[[{]/.test(start)) await bringJson(file);
        else await bringCsv(file);
      } catch (error) {
        const words = error.name === "PassphraseError" ? new Error(texts.passphrase_wrong) : error;
        said.append(alert(Object.assign(new Error(`${file.name}: ${words.message}`), { problems: words.problems })));
      }
    }
    input.value = "";
  }

  async function bringJson(file) {
    let json = parsed(await file.text());
    if (isSealed(json)) json = parsed(await unsealed(json, passphrase.value));
    if (json?.format === FORMAT) {
      if (json.version !== 1) throw new Error(fill(texts.version_wrong, { found: String(json.version) }));
      survey.sameCard(json.scorecard);
      const fresh = newIn(desk.store.all, json.happenings);
      await desk.add(fresh);
      told(file, fresh.length);
      survey.go();
      return;
    }
    const records = Array.isArray(json) ? json : [json];
    const wrong = records.findIndex((record) => record?.format !== "ppi-result");
    if (wrong >= 0) throw new Error(fill(texts.record_wrong, { number: String(wrong + 1) }));
    records.forEach(({ scorecard }) => survey.sameCard(scorecard?.id));
    await put(file, records.map((record) => [newId(), ofRecord(record)]));
  }

  /** The interviews of a CSV file: as its columns say, or as a person says. */
  async function bringCsv(file) {
    const { names, rows } = await survey.desk.run("preview", { file, count: MOST + 1 });
    if (rows.length > MOST) throw new Error(fill(texts.too_many, { most: survey.whole(MOST) }));
    const card = names.findIndex((name) => name.toLowerCase() === "scorecard");
    if (card >= 0) rows.forEach((row) => survey.sameCard(row[card]));
    // Our own table: its rows are known by their ids.
    const id = names.findIndex((name, at) => name.toLowerCase() === "id" && rows.every((row) => OUR_ID.test(row[at])));
    const wanted = [...FIELDS, ...survey.card.questions.map(({ id }) => id)];
    const find = (field) =>
      names.find((name) => name.toLowerCase() === field) ?? names.find((name, at) => at !== id && KNOWN[field]?.test(name)) ?? "";
    const columns = Object.fromEntries(wanted.map((field) => [field, find(field)]));
    const named = names.map((name, at) => (at === id ? "" : name));
    const take = () => put(file, rows.map((row) => [row[id] ?? newId(), ofRow(row, named, columns, survey.card)]));
    if (survey.card.questions.every(({ id }) => columns[id])) {
      await take();
      return;
    }
    const lists = wanted.map((name) =>
      field(
        texts.fields[name] ?? `${name}: ${survey.say(survey.card.questions.find(({ id }) => id === name).short)}`,
        select(`map-${name}`, [["", texts.no_column], ...names.map((column) => [column, column])], columns[name], (column) => (columns[name] = column)),
      ),
    );
    said.append(h("h4", {}, fill(texts.map, { file: file.name })), h("div", { class: "fields" }, lists), button(texts.take_map, take, { id: "take-map" }));
  }

  /** Writes down interviews with their ids; those that are here with the same content already are only counted. */
  async function put(file, interviews) {
    interviews.forEach(([, value], at) => statusOf(value, at));
    const here = new Map(desk.standing().interviews.map(({ id, value }) => [id, cells({ id, value })]));
    const fresh = interviews.filter(([id, value]) => here.get(id) !== cells({ id, value }));
    await desk.add(happenings(desk.store.all, fresh.map(([id, value]) => ["put", id, value])));
    told(file, fresh.length, interviews.length - fresh.length);
  }

  /** What a table says of an interview. */
  function cells({ id, value }) {
    const [head, row] = rows([{ id, value }], survey.card, desk.standing().questions);
    return JSON.stringify(head.map((name, at) => [name, String(row[at])]).filter(([, cell]) => cell !== "").sort());
  }

  /** The outcome of a visit in our own word, from what the page calls it in either language. */
  function statusOf(value, at) {
    const found = value.status.trim().toLowerCase();
    const names = Object.values(COLLECT).map(({ statuses }) => Object.entries(statuses)).flat();
    const [status] = names.find((name) => name.includes(found)) ?? [];
    if (!status) throw new Error(fill(texts.status_wrong, { number: survey.whole(at + 1), found: value.status, expected: STATUSES.map((name) => texts.statuses[name]).join(", ") }));
    value.status = status;
  }

  function told(file, count, same = 0) {
    const words = fill(texts.brought, { file: file.name, count: survey.whole(count) });
    desk.room.told = same ? `${words} ${fill(texts.same_here, { count: survey.whole(same) })}` : words;
    said.replaceChildren(h("p", {}, desk.room.told));
  }

  async function take() {
    const { all, unsaved } = desk.store;
    const json = { format: FORMAT, version: 1, scorecard: survey.card.id, happenings: all };
    const name = `${texts.file}-${dateStamp()}.json`;
    if (passphrase.value) saveJson(name, await sealed(JSON.stringify(json), passphrase.value));
    else saveJson(name, json);
    said.replaceChildren(h("p", {}, fill(texts.taken, { count: survey.whole(all.length), unsaved: survey.whole(unsaved.length) })));
  }

  if (desk.room.told) said.replaceChildren(h("p", {}, desk.room.told));
  desk.room.told = undefined;
  const saveTable = async () => save(`${texts.file}-${dateStamp()}.csv`, new Blob(["\ufeff", await asCsv(survey, desk)], { type: "text/csv;charset=utf-8" }));
  return [
    h("h3", {}, texts.files),
    h(
      "div",
      { class: "fields" },
      field(texts.bring, input, texts.bring_hint),
      canSeal() ? field(texts.passphrase, passphrase, texts.passphrase_hint) : h("p", { class: "hint" }, texts.no_passphrase),
    ),
    h("p", { class: "buttons" }, button(texts.take_json, take, { id: "take-json" }), button(texts.take_csv, saveTable, { id: "take-csv" })),
    said,
  ];

  function parsed(text) {
    try {
      return JSON.parse(text.replace(/^\ufeff/, ""));
    } catch (error) {
      throw new Error(fill(texts.json_wrong, { error: error.message }));
    }
  }
}

/** The interviews as CSV. */
export async function asCsv(survey, { standing }) {
  const { interviews, questions } = standing();
  return csvOf(survey, rows(interviews, survey.card, questions));
}

/** Those of them that were interviewed, for Result: without columns that nobody filled in, which would refuse every row. */
export async function counted(survey, { standing }) {
  const { interviews, questions } = standing();
  const [head, ...body] = rows(interviews.filter(({ value }) => value.status === "interviewed"), survey.card, questions);
  const asked = new Set(survey.card.questions.map(({ id }) => id));
  const filled = head.map((name, at) => asked.has(name) || body.some((row) => row[at] !== ""));
  return csvOf(survey, [head, ...body].map((row) => row.filter((_, at) => filled[at])));
}

async function csvOf(survey, rows) {
  return new Blob([await survey.desk.run("csv", { rows })], { type: "text/csv;charset=utf-8" });
}

/** An interview of a result record; what the page had put into its context becomes columns. */
function ofRecord({ answers, members, time, context }) {
  const columns = Object.fromEntries(Object.entries(context ?? {}).filter(([, value]) => ["string", "number"].includes(typeof value)).map(([name, value]) => [name, String(value)]));
  const { member, interviewer, cu_members, ...others } = columns;
  const value = { status: "interviewed", answers, date: time?.slice(0, 10), columns: others };
  if (members !== null) value.members = members;
  return Object.assign(value, JSON.parse(JSON.stringify({ member, interviewer, cu_members })));
}

/** An interview of a row. Cells stay as they are: whether they are answers is found out when rates are computed. */
function ofRow(row, names, columns, card) {
  const cell = (name) => row[names.indexOf(name)] ?? "";
  const used = new Set(Object.values(columns));
  const value = { columns: {}, answers: {} };
  for (const field of FIELDS) if (columns[field] && cell(columns[field])) value[field] = cell(columns[field]);
  for (const { id } of card.questions) if (columns[id] && cell(columns[id])) value.answers[id] = cell(columns[id]);
  for (const name of names) if (name && !used.has(name) && cell(name)) value.columns[name] = cell(name);
  value.status ??= "interviewed";
  return value;
}
