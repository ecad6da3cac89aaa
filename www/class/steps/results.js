// The participants' own results, without a network: by file, by paste, by the trainer's camera.
import { filePicker, fillWith, h, scrolling, table } from "../dom.js";
import { codeIn, scan } from "../camera.js";
import { fill } from "../words.js";

/** What the browser's errors mean, by their names. */
const CAMERA = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  AbortError: "busy",
};

export function results(lesson) {
  const { texts } = lesson;
  const text = h("textarea", { id: "pasted", rows: "4", spellcheck: "false" });
  const refused = h("div", { id: "refused", tabindex: "-1" });
  const list = h("div", { id: "list" });
  const video = h("video", { muted: true, playsinline: true, hidden: true, "aria-label": texts.camera });
  const show = () => {
    const rows = lesson.participants.map(({ name, members, answers }, at) => {
      const { result } = lesson.engine.working(answers, lesson.line);
      const remove = () => (lesson.participants.splice(at, 1), show(), lesson.tell(fill(texts.removed, { name })));
      const button = h("button", { type: "button", class: "link", "aria-label": fill(texts.removeNamed, { name }), onclick: remove }, texts.remove);
      return { cells: [name, members === null ? "–" : String(members), String(result.score), lesson.percent(result.likelihood), button] };
    });
    const title = lesson.fill("participants", { n: rows.length });
    fillWith(list, rows.length ? scrolling(title, table(title, [texts.participant, texts.members, texts.score, texts.likelihood, ""], rows, "numbers")) : h("p", {}, texts.nobody));
  };
  const add = (result) => {
    const name = lesson.fill("participantN", { n: (lesson.numbered = (lesson.numbered ?? 0) + 1) });
    lesson.participants.push({ name, ...result });
    return name;
  };
  /** Tells of a result that came before; the trainer may say that it is another participant's. */
  const another = (where, { name }, result) => {
    const line = h("li", {}, `${where}: ${fill(texts.twice, { name })} `);
    const count = () => {
      const added = add(result);
      show();
      fillWith(line, `${where}: ${fill(texts.countedAs, { name: added })}`);
      refused.focus();
    };
    line.append(h("button", { type: "button", class: "link", onclick: count }, texts.countAnother));
    return line;
  };
  /** Takes results; what is refused is told with its place, and stays in the field. */
  const take = (handed) => {
    const problems = [];
    const twice = [];
    const left = [];
    for (const { where, value, problem } of handed) {
      if (problem) {
        problems.push(`${where}: ${problem}`);
        left.push(value);
        continue;
      }
      const result = lesson.engine.result(value);
      if (!result.refused) {
        const code = typeof value === "string" ? value : JSON.stringify(value);
        const same = lesson.participants.find((one) => one.code === code);
        if (same) twice.push(another(where, same, { code, ...result }));
        else add({ code, ...result });
        continue;
      }
      problems.push(`${where}: ${lesson.fill(`refused-${result.refused}`, result)}`);
      left.push(value);
    }
    show();
    const n = handed.length - problems.length - twice.length;
    const told = [...problems.map((problem) => h("li", {}, problem)), ...twice];
    fillWith(refused, h("p", {}, fill(texts.taken, { n, refused: problems.length })), told.length > 0 && h("ul", {}, told));
    refused.focus();
    return left;
  };
  const paste = () => {
    const left = take(read(lesson, text.value));
    text.value = left.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");
  };
  const files = h("input", {
    type: "file",
    id: "files",
    multiple: true,
    accept: ".json,.txt,application/json,text/plain,image/*",
    onchange: async () => {
      const handed = [];
      for (const file of files.files) handed.push(...(await fromFile(lesson, file)));
      files.value = "";
      take(handed);
    },
  });
  const tellNoCamera = (problem, reason) => {
    fillWith(refused, h("p", { class: "mark" }, fill(texts[`camera-${problem}`], { reason })), h("p", {}, texts.cameraInstead));
    refused.focus();
  };
  let stop;
  const camera = h("button", {
    type: "button",
    id: "camera",
    "aria-pressed": "false",
    onclick: async () => {
      if (stop) return end();
      if (!navigator.mediaDevices?.getUserMedia) return tellNoCamera(location.protocol === "file:" ? "disk" : "elsewhere");
      try {
        camera.setAttribute("aria-pressed", "true");
        stop = await scan(video, (code) => {
          take([{ where: texts.camera, value: code }]);
        });
      } catch (error) {
        end();
        tellNoCamera(CAMERA[error.name] ?? "failed", error.name);
      }
    },
  }, texts.camera);
  function end() {
    stop?.();
    stop = undefined;
    camera.setAttribute("aria-pressed", "false");
  }
  lesson.leave = end;
  show();
  return [
    h("p", {}, texts.resultsHint),
    h("label", {}, texts.pasted, text),
    h("div", { class: "collect" }, h("div", { class: "row" }, h("button", { type: "button", class: "primary", id: "take", onclick: paste }, texts.take), filePicker(texts.files, texts.pick, files), camera), video),
    refused,
    list,
    h("button", { type: "button", id: "anew", onclick: () => lesson.reset() }, texts.newClass),
  ];
}

/** What a file hands over: the code in a picture, or what its text does; one problem for a file that is neither. */
async function fromFile(lesson, file) {
  if (file.type.startsWith("image/")) {
    const value = await codeIn(file).catch(() => undefined);
    return [{ where: file.name, value, problem: !value && lesson.texts.noCode }];
  }
  const text = await file.text();
  const isJson = /^\s*[[{]/.test(text);
  if (!isJson && !/^\s*ppi1\//m.test(text)) return [{ where: file.name, problem: lesson.texts["refused-unknown"] }];
  return read(lesson, text, `${file.name}: `);
}

/** What a text hands over: JSON, one record or a list, or one problem where that is damaged; else a slip on each line. */
function read(lesson, text, file = "") {
  try {
    const json = JSON.parse(text);
    const list = Array.isArray(json) ? json : [json];
    return list.map((value, at) => ({ where: file + lesson.fill("placeInList", { n: at + 1 }), value }));
  } catch {
    if (/^\s*[[{]/.test(text)) return [{ where: file.replace(/: $/, "") || lesson.texts.pastedText, value: text, problem: lesson.texts.noJson }];
    const lines = text.split(/\r?\n/).map((line, at) => ({ where: file + lesson.fill("placeInLines", { n: at + 1 }), value: line.trim() }));
    return lines.filter(({ value }) => value);
  }
}
