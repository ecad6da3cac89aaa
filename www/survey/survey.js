// What the rooms of one survey share: its card, its sheets of data, its language, and what was entered in each room.
import { percent, whole } from "../form/words.js";
import * as files from "ppi-survey-files";
import { fill } from "./dom.js";
import { Desk } from "./run.js";
import { Store } from "./store.js";
import COMMON from "./texts/common.json";
import { restore } from "./unfinished.js";

/** The published cards. */
export const CARDS = ["idn-2023", "idn-2020", "idn-2012"];
/** The name of the column that marks practice data. */
const PRACTICE = "practice";
/** As many rows are looked at to show what a file holds. */
const ROWS = 5;

/** One survey. */
export class Survey {
  /** @param {(room?: string) => void} go shows a room; without a name it shows the one that is open anew */
  constructor(go) {
    this.go = go;
    this.desk = new Desk();
    this.store = undefined; // what this device keeps, once the first card is there
    this.language = "id";
    this.card = undefined; // the content of the card's file
    this.levels = []; // of confidence, with their quantiles
    this.sheets = []; // files of interviews
    this.list = undefined; // the sheet of members
    this.drawn = undefined; // the sheet that was drawn from it
    this.protocol = undefined; // of the last draw, or of a file
    this.planned = undefined; // the number of interviews of the plan
    this.memory = {}; // what was entered, by room
  }

  /** Loads a card: the sheets stay, since their columns are the same for all cards. At first, also what the device keeps. */
  async load(id) {
    [this.card, this.levels] = await Promise.all([files.card(id), this.desk.run("levels")]);
    if (this.store) return;
    this.store = await new Store("ppi-survey", () => this.memory.collect?.refresh?.()).open();
    await restore(this);
  }

  /** @throws {Error} where interviews were made with another scorecard: its answers and points are others */
  sameCard(id) {
    if (!id || id === this.card.id) return;
    throw new Error(fill(COMMON[this.language].other_card, { found: id, expected: this.card.id }));
  }

  /** The texts of a room in the language. */
  texts(texts) {
    return { ...COMMON[this.language], ...texts[this.language] };
  }

  /** What was entered in a room; at first what `begin` gives. */
  recall(room, begin) {
    return (this.memory[room] ??= begin());
  }

  /** A text of the card. */
  say(texts) {
    return texts[this.language] ?? Object.values(texts)[0];
  }

  whole(number) {
    return whole(number, this.language);
  }

  percent(fraction, decimals = 1) {
    return percent(fraction, decimals, this.language);
  }

  /** A day, as 2023-07-01, in words; another text as it is. */
  day(date) {
    if (!/^\d{4}-\d\d-\d\d$/.test(date ?? "")) return date ?? "";
    return new Date(`${date}T00:00`).toLocaleDateString(this.language, { day: "numeric", month: "short", year: "numeric" });
  }

  /** From to, as percentages. */
  interval({ low, high }) {
    return `${this.percent(low)}–${this.percent(high)}`;
  }

  /** What people call a column of ours; nothing where it is none. */
  known(name) {
    return COMMON[this.language].columns[name.toLowerCase()];
  }

  /** A name of a column as people say it, where it is one that we know. */
  column(name) {
    return this.known(name) ?? name;
  }

  /** A line of the card, by its id. */
  line(id) {
    return this.say(this.card.lines.find((line) => line.id === id).label);
  }

  /** The same as a sentence has it: who lives below what. */
  below(id) {
    const line = this.card.lines.find((line) => line.id === id);
    return this.say(line.below ?? line.label);
  }

  /** A difference of percentages, which is one of percentage points; with its sign where it may go either way. */
  points(fraction, signDisplay = "auto") {
    return this.decimal(100 * fraction, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay });
  }

  /** A number with its decimals and a true minus; what is 0 as it is written has no sign. */
  decimal(number, format = { maximumFractionDigits: 4 }) {
    const text = new Intl.NumberFormat(this.language, format).format(number).replace("-", "−");
    return /[1-9]/.test(text) ? text : text.replace(/^[−+]/, "");
  }

  /** A day as people write it. */
  date(day) {
    return new Date(`${day}T12:00`).toLocaleDateString(this.language, { dateStyle: "long" });
  }

  /** The same survey seen with the card of a sheet: for names, texts and lines. */
  seen(sheet) {
    const card = sheet?.card;
    return card && card !== this.card ? Object.assign(Object.create(this), { card }) : this;
  }

  /** A file with what its first lines say of it, and so many of its rows. */
  async sheet(name, file, count = ROWS) {
    const { names, rows, file: kind } = await this.desk.run("preview", { file, count });
    const card = names.findIndex((name) => name.toLowerCase() === "scorecard");
    const named = rows[0]?.[card] || null; // the card that its rows name
    const other = CARDS.includes(named) && named !== this.card.id ? await files.card(named) : undefined;
    const mark = names.findIndex((name) => name.toLowerCase() === PRACTICE);
    return { name, file, names, rows, kind, named, card: other, practice: mark < 0 ? null : rows[0]?.[mark] || PRACTICE };
  }

  /** Puts a sheet before the others; one of the same name gives way. */
  keep(sheet) {
    this.sheets = [sheet, ...this.sheets.filter(({ name }) => name !== sheet.name)];
  }

  /** The same for a sheet that changed: it stays in its place. */
  renew(old, sheet) {
    const at = this.sheets.indexOf(old);
    if (at < 0) this.keep(sheet);
    else this.sheets = this.sheets.map((other, place) => (place === at ? sheet : other));
  }
}
