// The bare demo of a survey: a CSV file is read in a worker; progress, a button that cancels, the table of rates.
import { estimateInWorker, listInWorker } from "./ppi.js";

const TEXTS = {
  id: {
    reading: "Membaca: {rows} baris, {percent}",
    cancelled: "Dibatalkan.",
    done: "{rows} baris dibaca, {refused} ditolak, dalam {seconds} detik.",
    rates: "Tingkat kemiskinan, dengan selang 90%",
    group: "Kelompok",
    all: "Semua",
    small: "sampel kecil",
    refused: "Baris yang ditolak",
    row: ["Baris", "Kolom", "Nama", "Isi", "Seharusnya"],
    save: "Simpan semua baris yang ditolak (CSV)",
    scored: "Simpan baris dengan skor (CSV)",
    record: "Simpan hasil (JSON)",
  },
  en: {
    title: "Poverty rates from a survey",
    lead: "A CSV file with the columns q1 to q10. The file is read on this device and is sent nowhere.",
    language: "Language",
    card: "Card",
    weight: "Unit",
    household: "Households",
    members: "Persons (column members)",
    participants: "Drawn members of the credit union",
    by: "Group by column",
    file: "CSV file",
    cancel: "Cancel",
    reading: "Reading: {rows} rows, {percent}",
    cancelled: "Cancelled.",
    done: "{rows} rows read, {refused} refused, in {seconds} seconds.",
    rates: "Poverty rates, with 90% intervals",
    group: "Group",
    all: "All",
    small: "small sample",
    refused: "Refused rows",
    row: ["Line", "Column", "Name", "Found", "Expected"],
    save: "Save all refused rows (CSV)",
    scored: "Save the rows with their scores (CSV)",
    record: "Save the result (JSON)",
  },
};

const find = (id) => document.getElementById(id);
const options = find("options").elements;
const texts = [...document.querySelectorAll("[data-text]")];
for (const element of texts) TEXTS.id[element.dataset.text] = element.textContent;

let running;
let told = 0;

options.language.addEventListener("change", speak);
options.file.addEventListener("change", run);
options.file.disabled = false;
find("cancel").addEventListener("click", () => running?.abort());

const words = () => TEXTS[options.language.value];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
const number = (value, format) => new Intl.NumberFormat(options.language.value, format).format(value);
const percent = (fraction) => number(fraction, { style: "percent", minimumFractionDigits: 1 });

function speak() {
  document.documentElement.lang = options.language.value;
  for (const element of texts) element.textContent = words()[element.dataset.text];
}

async function run() {
  const [file] = options.file.files;
  if (!file) return;
  running?.abort();
  const mine = (running = new AbortController());
  const begun = performance.now();
  find("result").replaceChildren();
  find("run").hidden = false;
  try {
    const response = await fetch(new URL(`scorecards/${options.scorecard.value}.json`, import.meta.url));
    const card = await response.json();
    const by = options.by.value.split(",").map((name) => name.trim()).filter(Boolean);
    const asked = { by, weight: options.weight.value, language: options.language.value };
    const estimate = await estimateInWorker(card, file, { ...asked, onProgress, signal: mine.signal });
    const seconds = number((performance.now() - begun) / 1000, { maximumFractionDigits: 1 });
    const [rows, refused] = [number(estimate.rows), number(estimate.refused_count)];
    find("status").textContent = fill(words().done, { rows, refused, seconds });
    show(estimate, (what) => listInWorker(card, file, what, asked));
  } catch (error) {
    if (mine === running) find("status").textContent = error.name === "AbortError" ? words().cancelled : error.message;
  } finally {
    if (mine === running) find("run").hidden = true;
  }
}

function onProgress({ bytes, total, rows }) {
  const share = total ? bytes / total : 0;
  find("progress").value = share;
  // A screen reader is not told of every piece.
  if (performance.now() - told < 500) return;
  told = performance.now();
  find("status").textContent = fill(words().reading, { rows: number(rows), percent: percent(share) });
}

function show(estimate, list) {
  const result = find("result");
  const lines = estimate.precision.map(({ line }) => line);
  const rates = table(result, words().rates, [words().group, "n", ...lines]);
  for (const group of estimate.groups) {
    const row = rates.insertRow();
    add(row, "th", Object.values(group.key).join(" / ") || words().all).scope = "row";
    add(row, "td", number(group.n));
    for (const { rate, low, high, small } of group.lines) {
      const cell = add(row, "td", rate === null ? "–" : percent(rate));
      if (rate !== null) add(cell, "small", `${percent(low)}–${percent(high)}`);
      if (rate !== null && small) add(cell, "small", words().small);
    }
  }
  if (estimate.refused_count > 0) {
    const refused = table(result, `${words().refused}: ${number(estimate.refused_count)}`, words().row);
    refused.classList.add("words");
    for (const { line, column, name, found, expected } of estimate.refused.slice(0, 20)) {
      const row = refused.insertRow();
      for (const text of [line, column ?? "", name, found, expected]) add(row, "td", text);
    }
    save(result, words().save, "refused.csv", () => list("refused"));
  }
  save(result, words().scored, "scored.csv", () => list("scored"));
  const record = () => new Blob([JSON.stringify(estimate, null, 2)], { type: "application/json" });
  save(result, words().record, "estimate.json", record);
}

function table(parent, caption, titles) {
  const scroll = add(parent, "div", "");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", caption);
  const element = add(scroll, "table", "");
  add(element, "caption", caption);
  const head = element.createTHead().insertRow();
  for (const title of titles) add(head, "th", title).scope = "col";
  return element.createTBody();
}

function add(parent, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  parent.append(element);
  return element;
}

function save(parent, text, name, make) {
  const button = add(add(parent, "p", ""), "button", text);
  button.type = "button";
  button.addEventListener("click", async () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await make());
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
