// Which sheet of interviews a room works on: one that is open, or a file.
import { alert, field, h, select } from "./dom.js";

/** A list of the open sheets, and a way to open another; `chosen` is called with the name of the sheet. */
export function source(survey, id, label, name, chosen) {
  const texts = survey.texts({});
  const problem = h("div", {});
  const open = async () => {
    const [file] = input.files;
    const isLast = () => input.files[0] === file;
    problem.replaceChildren();
    if (!file) return void problem.removeAttribute("aria-busy");
    problem.setAttribute("aria-busy", "true");
    try {
      const sheet = await survey.sheet(file.name, file);
      if (!isLast()) return;
      survey.keep(sheet);
      chosen(sheet.name);
    } catch (error) {
      if (!isLast()) return;
      problem.removeAttribute("aria-busy");
      problem.replaceChildren(alert(error));
    }
  };
  const input = h("input", { type: "file", id: `${id}-file`, accept: ".csv,.txt,text/csv", on: { change: open } });
  const names = survey.sheets.map((sheet) => [sheet.name, sheet.name]);
  return [
    names.length > 0 && field(label, select(id, names, name, chosen)),
    field(texts.open_file, input, texts.stays),
    problem,
  ];
}

/** The sheet of a name, else the first. */
export function sheetOf(survey, name) {
  return survey.sheets.find((sheet) => sheet.name === name) ?? survey.sheets[0];
}
