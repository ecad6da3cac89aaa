// What a trainer sees in the form besides: the points of every choice, the sum as it grows, the row of the table, the curve,
// and what another answer or another line does. Loaded in class alone.
import viewStyle from "ppi-class-style";

import { fillWith, h } from "../class/dom.js";
import { Lesson, qrCode, startClass } from "../class/engine.js";
import { beyond, curveOf, parts, picture, rows, sumText, whatIf } from "../class/opened.js";
import { code } from "../class/pictures.js";
import TEXTS from "./texts/class.json";
import { fill, percent } from "../class/words.js";

let sheet;
const views = new WeakMap();

/**
 * Brings the class view of a form up to what it shows.
 * @param {HTMLElement} element the form's element, with its card shown
 * @param {Function} loadCard with the one that follows: what the form uses as well, so that this file need not bring it again
 */
export async function show(element, loadCard, unpack) {
  const file = element._shown;
  if (views.get(element)?.file !== file) {
    const view = opened(element, loadCard, unpack).then((lesson) => new View(element, lesson));
    views.set(element, { file, view });
    // What failed is tried again by another call.
    view.catch(() => views.delete(element));
  }
  try {
    const view = await views.get(element).view;
    // Another card may have come in the meantime.
    if (element._shown === file && element._form) view.update();
  } catch (error) {
    element._fail(error, true);
  }
}

async function opened(element, loadCard, unpack) {
  await startClass(unpack);
  return new Lesson(await loadCard(element.getAttribute("src"), element.getAttribute("scorecard"), element.baseURI));
}

class View {
  constructor(element, lesson) {
    this._element = element;
    this._lesson = lesson;
    this._points = true; // whether points are shown
    this._kept = undefined; // the answers that are compared with
    this._answers = undefined; // the answers that are shown, as JSON
    this._visited = false; // whether the visitor gave the last of them
    this._filling = undefined; // the question that was answered last, while the visitor may still be filling it in
    this._line = undefined; // the line that is shown
    this._other = undefined; // the line before
    this._panel = undefined; // what was built, into which view, in which language
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(viewStyle);
    }
    // Answers that the page sets are another household, with nothing to compare it with.
    element.addEventListener("ppi-change", () => (this._visited = true));
    const root = element.shadowRoot;
    root.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to?.dataset.question !== this._filling) this._filling = undefined;
    });
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }

  update() {
    const form = this._element._mount.firstElementChild;
    const language = form.lang;
    if (this._panel?.form !== form) this._build(form, language);
    const { card, texts, strip, details } = this._panel;
    const answers = this._element.answers;
    const line = Math.max(0, card.lines.findIndex(({ id }) => id === this._element.getAttribute("line")));
    if (line !== this._line) [this._other, this._line] = [this._line, line];
    const working = this._lesson.working(answers, line);
    const given = JSON.stringify(answers);
    if (given !== this._answers) this._compare(answers, working.result);
    [this._answers, this._visited] = [given, false];
    this._showPoints(form, card, texts, line);
    strip.line.value = card.lines[line].id;
    strip.points.textContent = this._points ? texts.hidePoints : texts.showPoints;
    if (strip.sum.textContent !== sumText(working)) strip.sum.textContent = sumText(working);
    const moved = working.result && this._kept && this._lesson.whatIf(this._kept, answers, line);
    const changed = moved?.changed.length ? moved : undefined;
    const read = working.result && fill(texts.reads, { percent: percent(working.result.likelihood, language) });
    const before = changed && fill(texts.readBefore, { percent: percent(changed.results[0].likelihood, language) });
    const reading = [read, before].filter(Boolean).join(" ");
    if (strip.reading.textContent !== reading) strip.reading.textContent = reading;
    // Beside the questions a lesson's projector shows the curve; the figure below is what screen readers have.
    fillWith(strip.beside, working.result && curveOf(texts, this._lesson, line, working.result, changed?.results[0], language));
    this._explain(details, { card, texts, language, answers, line, working, changed });
  }

  /** Chooses what other answers are compared with: the first complete ones, once the visitor has done with filling in. */
  _compare(answers, result) {
    const before = JSON.parse(this._answers ?? "{}");
    const changed = Object.keys({ ...before, ...answers }).filter((id) => before[id] !== answers[id]);
    if (!result) {
      this._kept = this._filling = undefined;
    } else if (!this._visited) {
      [this._kept, this._filling] = [answers, undefined];
    } else if (!this._kept) {
      [this._kept, this._filling] = [answers, changed[0]];
    } else if (this._filling !== undefined) {
      if (changed.every((id) => id === this._filling)) this._kept = answers;
      else this._filling = undefined;
    }
  }

  /** Builds the panel into a view that is new. */
  _build(form, language) {
    const card = this._lesson.card(language);
    const texts = TEXTS[language];
    const line = h(
      "select",
      { part: "line", onchange: () => this._element.setAttribute("line", line.value) },
      card.lines.map(({ id, label }) => h("option", { value: id }, label)),
    );
    const questions = form.querySelector("[part~=questions]");
    const points = h("button", { type: "button", part: "button", class: "points-switch", onclick: () => this._switch() }, texts.hidePoints);
    const sum = h("output", { class: "running" });
    const reading = h("output", { class: "reading" });
    const beside = h("span", { class: "beside", "aria-hidden": "true" });
    form.insertBefore(
      h(
        "section",
        { class: "class-strip", "aria-label": texts.inClass },
        h("div", { class: "class-tools" }, h("label", {}, h("span", {}, texts.line), line), points),
      ),
      questions,
    );
    form.insertBefore(h("p", { class: "class-sum", "data-stays": "[part~=questions]" }, beside, h("span", {}, `${texts.sum}: `), sum, " ", reading), questions);
    const details = h("section", { class: "class-details", "aria-label": texts.opened });
    form.insertBefore(details, form.querySelector("[part~=result]"));
    this._panel = { form, card, texts, strip: { line, points, sum, reading, beside }, details };
  }

  _switch() {
    this._points = !this._points;
    this.update();
  }

  /** Writes the points of the line behind every choice, or takes them away. */
  _showPoints(form, { questions }, texts, line) {
    for (const { id, choices } of questions) {
      for (const choice of choices) {
        const words = this._points ? fill(texts.pointsOf, { n: choice.points[line] }) : "";
        const select = form.querySelector(`select[data-question=${JSON.stringify(id)}]`);
        for (const option of select?.options ?? []) {
          if (option.value !== choice.id) continue;
          option.dataset.text ??= option.textContent;
          option.textContent = words ? `${option.dataset.text} (${words})` : option.dataset.text;
        }
        const radio = form.querySelector(`input[data-question=${JSON.stringify(id)}][value=${JSON.stringify(choice.id)}]`);
        if (!radio) continue;
        const label = radio.closest("label");
        const shown = label.querySelector(".points") ?? label.lastElementChild.appendChild(h("span", { class: "points" }));
        if (shown.textContent !== words) shown.textContent = words;
      }
    }
  }

  /** The number of members, which the code and the record carry on: it is that of the form, where the card asks for them. */
  _membersField(texts) {
    const size = this._panel.form.querySelector("[data-roster=size]");
    if (!size) return null;
    const field = h("input", {
      type: "number",
      class: "slip-members",
      min: 1,
      max: 1000,
      inputmode: "numeric",
      value: size.value,
      disabled: size.disabled,
      onchange: () => {
        size.value = field.value;
        for (const type of ["input", "change"]) size.dispatchEvent(new Event(type, { bubbles: true }));
      },
    });
    return h("label", {}, h("span", {}, texts.members), field);
  }

  _explain(details, { card, texts, language, answers, line, working, changed }) {
    if (!working.result) {
      fillWith(details, h("p", { class: "hint" }, texts.notYet));
      return;
    }
    const lesson = this._lesson;
    const other = this._other === undefined ? undefined : { line: card.lines[this._other], working: lesson.working(answers, this._other) };
    const keep = () => {
      this._kept = { ...this._element.answers };
      this.update();
      this._panel.details.querySelector("h3").focus();
    };
    // Which were open stays open.
    const open = (name) => details.querySelector(`details[data-name=${name}]`)?.open;
    const typing = this._element.shadowRoot.activeElement?.matches(".slip-members");
    const slip = lesson.slip(answers, this._element.result?.members ?? undefined);
    fillWith(
      details,
      h("h3", { tabindex: "-1" }, texts.opened),
      h("p", { class: "mark learning" }, texts.learning),
      h("p", {}, card.perLine ? texts.perLine : texts.oneScore),
      parts(texts, card, working, card.lines[line], other),
      beyond(texts, card, working.result),
      rows(texts, working, language),
      picture(texts, lesson, line, working.result, changed?.results[0], language),
      changed
        ? [
            whatIf(texts, card, changed, language),
            h("button", { type: "button", part: "button", onclick: keep }, texts.keep),
          ]
        : h("p", { class: "hint" }, texts.tryAnother),
      slip &&
        h(
          "details",
          { "data-name": "slip", open: open("slip") },
          h("summary", {}, texts.slip),
          h("p", { class: "hint" }, texts.slipHint),
          this._membersField(texts),
          code(qrCode(slip), fill(texts.slipLabel, { slip })),
          h("p", {}, h("code", {}, slip)),
        ),
    );
    if (typing) details.querySelector(".slip-members")?.focus();
  }
}
