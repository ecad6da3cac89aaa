// The files of a survey: brought in, and taken away.
import { bring, FORMAT } from "./bring.js";
import { asCsv } from "./device.js";
import { button, field, fill, h } from "./dom.js";
import { dateStamp, save, saveJson } from "./save.js";
import { canSeal, sealed } from "./seal.js";

/** The controls of both. */
export function taken(survey, desk) {
  const { texts, room, store } = desk;
  const told = (room.told ??= { words: [], more: [] });
  const said = h("div", { id: "taken", role: "status" });
  const more = h("div", {});
  const passphrase = h("input", { type: "password", id: "passphrase", autocomplete: "off" });
  const input = h("input", { type: "file", id: "bring", multiple: true, accept: ".csv,.txt,.json", on: { change: () => bringAll([...input.files]) } });

  async function bringAll(files) {
    Object.assign(told, { words: [], more: [] });
    for (const file of files) {
      const place = h("div", {});
      told.more.push(place);
      shown();
      await bring(survey, desk, file, passphrase.value, say, place);
    }
    input.value = "";
  }

  function say(node) {
    told.words.push(node);
    shown();
  }

  /** What was said of the last files stays, where the room is shown anew. */
  function shown() {
    said.replaceChildren(...told.words);
    more.replaceChildren(...told.more);
  }

  async function take() {
    const { all, unsaved } = store;
    const json = { format: FORMAT, version: 1, scorecard: survey.card.id, happenings: all };
    const name = `${texts.file}-${dateStamp()}.json`;
    if (passphrase.value) saveJson(name, await sealed(JSON.stringify(json), passphrase.value));
    else saveJson(name, json);
    told.words = [];
    say(h("p", {}, fill(texts.taken, { count: survey.whole(all.length), unsaved: survey.whole(unsaved.length) })));
  }

  const saveTable = async () => save(`${texts.file}-${dateStamp()}.csv`, new Blob(["\ufeff", await asCsv(survey)], { type: "text/csv;charset=utf-8" }));
  shown();
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
    more,
  ];
}
