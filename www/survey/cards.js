// Which scorecard the interviews of a sheet were made with: a published one, or a file of one's own.
import * as files from "ppi-survey-files";
import { alert, field, fill, h, select } from "./dom.js";
import { CARDS } from "./survey.js";
import TEXTS from "./texts/cards.json";

/** A list to choose the card of a sheet from; `changed` is called once it is there. */
export function chooser(survey, sheet, id, changed) {
  const texts = survey.texts(TEXTS);
  const own = (survey.memory.cards ??= new Map());
  const card = sheet.card ?? survey.card;
  const problem = h("div", {});
  const take = (card) => {
    sheet.card = card;
    changed();
  };
  const attempt = async (work) => {
    problem.replaceChildren();
    try {
      take(await work());
    } catch (error) {
      problem.replaceChildren(alert(error));
    }
  };
  const read = async () => {
    const json = parsed(await input.files[0].text(), texts);
    await survey.desk.run("card", { card: json });
    own.set(json.id, json);
    return json;
  };
  const input = h("input", { type: "file", id: `${id}-own`, accept: ".json,application/json", on: { change: () => input.files[0] && attempt(read) } });
  const file = field(texts.own, input, texts.own_hint);
  file.hidden = true;
  const known = [...new Set([...CARDS, survey.card.id, ...own.keys()])];
  const names = [...known.map((id) => [id, cardName(survey, id)]), ["", texts.another]];
  const chosen = (id) => {
    file.hidden = id !== "";
    if (id === "") input.focus();
    else attempt(() => own.get(id) ?? (id === survey.card.id ? survey.card : files.card(id)));
  };
  return [field(texts.label, select(id, names, card.id, chosen), texts.hint), file, problem];
}

/** What people call a card. */
export function cardName(survey, id) {
  return survey.texts(TEXTS).cards[id] ?? id;
}

/** What is wrong where the rows name another card than the one that was chosen. */
export function misnamed(survey, sheet) {
  const { id } = sheet.card ?? survey.card;
  if (!sheet.named || sheet.named === id) return null;
  return alert(new Error(fill(survey.texts(TEXTS).other_card, { found: sheet.named, expected: id })));
}

function parsed(text, texts) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new Error(fill(texts.no_json, { error: error.message }));
  }
}
