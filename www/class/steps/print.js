// What goes to paper.
import { h } from "../dom.js";

export function print(lesson) {
  const { texts, sheets } = lesson;
  const boxes = Object.keys(sheets).map((name) => {
    const box = h("input", { type: "checkbox", id: `sheet-${name}`, checked: sheets[name], onchange: () => (sheets[name] = box.checked) });
    return h("label", { class: "check" }, box, texts.sheets[name]);
  });
  const go = () => {
    lesson.fillHandout();
    window.print();
  };
  return [
    h("p", {}, lesson.fill("printHint", { line: lesson.lineName })),
    h("fieldset", {}, h("legend", {}, texts.handout), boxes),
    h("button", { type: "button", class: "primary", id: "print", onclick: go }, texts.print),
  ];
}
