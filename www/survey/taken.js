// The files of a survey: brought in, and taken away.
import { bring, FORMAT } from "./bring.js";
import { asCsv } from "./device.js";
import { alert, button, field, fill, h } from "./dom.js";
import { dateStamp, save, saveJson } from "./save.js";
import { canSeal, sealed } from "./seal.js";
import { canPick, Stick } from "./stick.js";
import { travelling } from "./travelling.js";

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

  /** The whole survey, under the passphrase where there is one. */
  async function file(words) {
    const draw = survey.drawn && { draw: await travelling(survey) };
    const json = { format: FORMAT, version: 1, scorecard: survey.card.id, ...draw, happenings: store.all };
    return words ? sealed(JSON.stringify(json), words) : json;
  }

  const stick = h("p", { id: "stick", role: "status" });
  function toldOfStick() {
    const { name, time, problem } = room.stick ?? {};
    const text = problem ? texts.stick_lost : texts.stick_written;
    const when = time?.toLocaleTimeString(survey.language);
    stick.replaceChildren(room.stick ? fill(text, { file: name, time: when ?? "–", error: problem?.message || problem?.name }) : "");
    stick.className = problem ? "alert" : "hint";
  }
  async function pick() {
    // The passphrase of the moment holds for as long as the file is written.
    const words = passphrase.value;
    const text = async () => `${JSON.stringify(await file(words), null, 2)}\n`;
    try {
      const picked = await Stick.pick(`${texts.file}-${dateStamp()}.json`, text, () => room.toldOfStick());
      if (picked) room.stick = picked;
      await picked?.write();
    } catch (error) {
      say(alert(error));
    }
  }
  room.toldOfStick = toldOfStick;
  toldOfStick();

  async function take() {
    const { interviews } = desk.standing();
    saveJson(`${texts.file}-${dateStamp()}.json`, await file(passphrase.value));
    told.words = [];
    say(h("p", {}, fill(texts.taken, { count: survey.whole(interviews.length) })));
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
    h("p", { class: "buttons" }, button(texts.take_json, take, { id: "take-json" }), button(texts.take_csv, saveTable, { id: "take-csv" }), canPick() && button(texts.stick, pick, { id: "pick" })),
    canPick() && h("p", { class: "hint" }, texts.stick_about),
    stick,
    said,
    more,
  ];
}
