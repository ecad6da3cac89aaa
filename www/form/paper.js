// A blank questionnaire on A4 paper, for interviews without a screen. Loaded when one is printed.
import TEXTS from "./texts/paper.json";

/** How many members the list has room for. */
const MEMBERS = 8;
/** More choices than this are a list in small columns, with a box to write the letter in. */
const MOST_BOXES = 12;
/** More choices than this stand in three columns. */
const MOST_IN_TWO_COLUMNS = 6;

/** Only the sheet goes to the printer, whatever else the page has. */
const PAGE = `
  @media screen { ppi-sheet { display: none } }
  @media print { body > :not(ppi-sheet) { display: none !important } body { margin: 0 !important } }
  @page { size: A4; margin: 9mm 10mm }`;

const SHEET = `
  :host { all: initial; display: block; font: 8.75pt/1.2 system-ui, sans-serif; color: #000; color-scheme: light }
  h1 { font-size: 14pt; margin: 0 }
  h2 { font-size: 10pt; margin: 1.5mm 0 0.5mm }
  p { margin: 0 0 0.5mm }
  .fields { display: grid; grid-template-columns: repeat(3, 1fr); gap: 0 5mm }
  .field { display: flex; align-items: end; min-height: 6mm }
  .blank { flex: 1; margin-inline-start: 2mm; border-bottom: 0.3mm solid }
  .members { columns: 2; column-gap: 5mm }
  table { width: 100%; border-collapse: collapse; break-inside: avoid }
  th, td { height: 5mm; padding: 0 1mm; border: 0.2mm solid #666; text-align: start; font-weight: 400 }
  .narrow { width: 9mm } .mid { width: 22mm }
  ol { margin: 1mm 0 0; padding: 0; list-style: none }
  .question { break-inside: avoid; padding: 0.7mm 0; border-top: 0.2mm solid #999 }
  .text { font-weight: 700 }
  .choices { display: grid; grid-template-columns: repeat(2, 1fr); gap: 0 5mm }
  .several { grid-template-columns: repeat(3, 1fr) }
  .many { columns: 5; column-gap: 3mm; font-size: 7pt }
  .choice { display: flex; align-items: flex-start; break-inside: avoid }
  .box { flex: none; width: 3mm; height: 3mm; border: 0.3mm solid; margin-inline-end: 2mm; align-self: flex-start; margin-block-start: 0.5mm }
  .letter { flex: none; min-width: 5mm; font-weight: 700 }
  .points { margin-inline-start: auto; padding-inline-start: 2mm; font-variant-numeric: tabular-nums }
  .result { display: flex; gap: 8mm; break-inside: avoid; border-top: 0.3mm solid; padding-top: 1mm }
  .result .field { flex: 1 }
  footer { margin-top: 2mm; font-size: 7.5pt; color: #333 }`;

/** Prints a card as a blank questionnaire, with points or without. */
export function printSheet(card, language, points) {
  const texts = TEXTS[language];
  const host = document.createElement("ppi-sheet");
  host.lang = language;
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [styles(SHEET)];
  add(root, "h1", "", texts.title);
  add(root, "p", "", points ? `${card.name}. ${texts.points.replace("{line}", card.line)}` : card.name);
  const fields = add(root, "div", "fields");
  for (const name of texts.fields) addBlank(fields, name);
  addRoster(root, card, texts);
  add(root, "p", "", texts.note);
  const list = add(root, "ol", "");
  card.questions.forEach((question, position) => addQuestion(list, question, position + 1, texts, points));
  if (points) {
    const result = add(root, "div", "result");
    addBlank(result, texts.sum);
    addBlank(result, texts.likelihood);
  }
  add(root, "footer", "", texts.source.replace("{source}", card.source));
  print(host);
}

/** Prints the sheet alone, and takes it away again. */
function print(host) {
  // Where nothing was printed, nobody took the last one away.
  document.querySelector("ppi-sheet")?.remove();
  const page = styles(PAGE);
  document.body.append(host);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, page];
  const done = () => {
    host.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== page);
  };
  addEventListener("afterprint", done, { once: true });
  window.print();
}

function addRoster(root, card, texts) {
  add(root, "h2", "", texts.roster);
  if (card.household) add(root, "p", "", card.household);
  const columns = ["number", "name"].concat(card.age ? "age" : [], card.school ? "school" : []);
  const halves = add(root, "div", "members");
  for (let from = 0; from < MEMBERS; from += MEMBERS / 2) {
    const table = add(halves, "table", "");
    const head = add(add(table, "thead", ""), "tr", "");
    for (const column of columns) {
      const width = { number: "narrow", age: "narrow", school: "mid" }[column] ?? "";
      add(head, "th", width, texts.columns[column]);
    }
    const body = add(table, "tbody", "");
    for (let member = from; member < from + MEMBERS / 2; member++) {
      const row = add(body, "tr", "");
      columns.forEach((column) => add(row, "td", "", column === "number" ? String(member + 1) : ""));
    }
  }
}

function addQuestion(list, { text, members, choices }, number, texts, points) {
  const item = add(list, "li", "question");
  add(item, "p", "text", `${number}. ${text}`);
  if (members) add(item, "p", "", texts.members);
  const many = choices.length > MOST_BOXES;
  if (many) addBlank(item, texts.answer);
  const grid = add(item, "div", many ? "many" : choices.length > MOST_IN_TWO_COLUMNS ? "choices several" : "choices");
  for (const choice of choices) {
    const row = add(grid, "div", "choice");
    if (!many) add(row, "span", "box");
    add(row, "span", "letter", choice.id);
    add(row, "span", "", choice.text);
    if (points) add(row, "span", "points", String(choice.points));
  }
}

function addBlank(parent, name) {
  const field = add(parent, "div", "field");
  add(field, "span", "", `${name}:`);
  add(field, "span", "blank");
}

function add(parent, tag, name, text = "") {
  const element = parent.appendChild(document.createElement(tag));
  element.className = name;
  element.textContent = text;
  return element;
}

function styles(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
