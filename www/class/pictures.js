// The pictures of a class, as SVG. Figures come in as fractions; here they become places in a drawing.
import { h, s } from "./dom.js";
import { percent } from "./words.js";

/** The curve of a line over its scores, with marked points: `{score, likelihood, class, label}`. */
export function curve(rows, marks, label, language) {
  const [left, right, top, bottom] = [44, 308, 18, 172];
  const last = rows[rows.length - 1].to;
  const x = (score) => left + ((right - left) * Math.min(score, last)) / last;
  const y = (likelihood) => bottom - (bottom - top) * likelihood;
  const ends = rows.flatMap(({ from, to, likelihood }, at) =>
    (from === to ? [from] : [from, rows[at + 1]?.from ?? to]).map((score) => `${x(score)},${y(likelihood)}`),
  );
  return s(
    "svg",
    { class: "curve", viewBox: "0 0 320 200", role: "img", "aria-label": label },
    [0, 0.25, 0.5, 0.75, 1].map((level) => s("line", { class: "grid", x1: left, x2: right, y1: y(level), y2: y(level) })),
    [0, 0.5, 1].map((level) => text(left - 5, y(level) + 4, "end", percent(level, language, 0))),
    [0, Math.floor(last / 2), last].map((score) => text(x(score), bottom + 17, "middle", String(score))),
    s("polyline", { class: "line", points: ends.join(" ") }),
    marks.map(({ score, likelihood, class: name, label: words }) => [
      s("line", { class: `guide ${name}`, x1: x(score), x2: x(score), y1: bottom, y2: y(likelihood) }),
      s("circle", { class: name, cx: x(score), cy: y(likelihood), r: 6 }),
      words && text(Math.min(x(score) + 9, right - 34), y(likelihood) - 8, "start", words),
    ]),
  );
}

/** Likelihoods as dots on a scale from 0 to 1, with an interval, and with marks: `{at, class, label}`. */
export function dots(likelihoods, { low, high, rate }, marks, label, language) {
  const [left, right, line] = [14, 306, 62];
  const x = (fraction) => left + (right - left) * fraction;
  const levels = []; // the places taken, from the axis up
  const stacked = likelihoods.map((likelihood) => {
    const at = x(likelihood);
    let level = levels.findIndex((places) => places.every((place) => Math.abs(place - at) >= 9));
    if (level < 0) level = levels.push([]) - 1;
    levels[level].push(at);
    return s("circle", { class: "dot", cx: at, cy: line - 7 - level * 9, r: 4 });
  });
  const highest = Math.max(levels.length, 3);
  // The words stand beside all of the marks, each at the end of its own.
  const places = marks.map(({ at }) => x(at));
  const onLeft = Math.max(...places) > 190;
  const sorted = marks.slice().sort((a, b) => (onLeft ? a.at - b.at : b.at - a.at)); // so that none crosses another
  return s(
    "svg",
    { class: "dots", viewBox: `0 ${line - 12 - highest * 9} 320 ${56 + highest * 9 + marks.length * 16}`, role: "img", "aria-label": label },
    s("line", { class: "axis", x1: left, x2: right, y1: line, y2: line }),
    [0, 0.25, 0.5, 0.75, 1].map((level) => [
      s("line", { class: "axis", x1: x(level), x2: x(level), y1: line, y2: line + 4 }),
      text(x(level), line + 16, level === 0 ? "start" : level === 1 ? "end" : "middle", percent(level, language, 0)),
    ]),
    stacked,
    s("rect", { class: "interval", x: x(low), y: line + 22, width: Math.max(x(high) - x(low), 1), height: 7 }),
    s("line", { class: "rate", x1: x(rate), x2: x(rate), y1: line - 6, y2: line + 33 }),
    sorted.map(({ at, class: name, label: words }, row) => {
      const below = line + 42 + row * 16;
      const end = onLeft ? Math.min(...places) - 6 : Math.max(...places) + 6;
      const label = text(onLeft ? end - 3 : end + 3, below + 3, onLeft ? "end" : "start", words);
      label.setAttribute("class", name);
      return [s("polyline", { class: name, points: `${x(at)},${line} ${x(at)},${below} ${end},${below}` }), label];
    }),
  );
}

/** An interval on a scale from 0 to 1, thick enough to be seen from the back of the room. */
export function interval({ low, high, rate }, label, language) {
  const x = (fraction) => 14 + 292 * fraction;
  return s(
    "svg",
    { class: "dots", viewBox: "0 0 320 54", role: "img", "aria-label": label },
    s("line", { class: "axis", x1: x(0), x2: x(1), y1: 32, y2: 32 }),
    [0, 0.25, 0.5, 0.75, 1].map((level) => [
      s("line", { class: "axis", x1: x(level), x2: x(level), y1: 32, y2: 36 }),
      text(x(level), 48, level === 0 ? "start" : level === 1 ? "end" : "middle", percent(level, language, 0)),
    ]),
    s("rect", { class: "interval", x: x(low), y: 8, width: Math.max(x(high) - x(low), 1), height: 16 }),
    s("line", { class: "rate", x1: x(rate), x2: x(rate), y1: 2, y2: 32 }),
  );
}

/** A QR code from the numbers that the module gives, with its quiet zone. */
export function code(numbers, label) {
  const [side, ...places] = numbers;
  let path = "";
  for (let at = 0; at < places.length; at += 2) path += `M${places[at] + 4} ${places[at + 1] + 4}h1v1h-1z`;
  const size = side + 8;
  return s(
    "svg",
    { class: "code", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label },
    s("rect", { class: "ground", width: size, height: size }),
    s("path", { class: "modules", d: path }),
  );
}

function text(x, y, anchor, words) {
  return s("text", { x, y, "text-anchor": anchor, "aria-hidden": "true" }, words);
}

/** A bar for a fraction, with its figure as text beside it. */
export function bar(fraction, words, name = "") {
  return h(
    "div",
    { class: "bar" },
    h("strong", {}, words),
    s("svg", { viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" }, s("rect", { class: name, width: fraction * 100, height: 6 })),
  );
}
