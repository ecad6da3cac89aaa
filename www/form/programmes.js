// The programmes that a page offers with the result. Loaded where the page names some.
import styleText from "ppi-programmes-style";

import example from "../programmes.json";
import TEXTS from "./texts/programmes.json";

/** The most programmes, and the longest text of one. */
const MOST = 100;
const LONGEST = 1_000;

/**
 * The programmes of a form: the list that the page set, else those of the file that the attribute names. Gives a function
 * that shows those of them that are meant for the household whose result stands there.
 */
export async function offer(element, set, languageOf, wear) {
  wear(element._root, styleText);
  const source = element.getAttribute("programmes");
  const programmes = set ? checked(set, "programmes") : source ? await load(source, element.baseURI) : [];
  return [
    programmes,
    (form, mount) => {
      const meant = [...form.meantFor(programmes)].map((position) => programmes[position]);
      show(mount.querySelector("[part=programmes]"), meant, languageOf(element));
    },
  ];
}

/** The programmes in a file, whose address is relative to `base`; `example` is the set that comes with the form. */
async function load(source, base) {
  if (source === "example") return example;
  const url = new URL(source, base);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: found status ${response.status}, expected a list of programmes`);
  const json = await response.json().catch((error) => {
    throw new Error(`${url}: found no JSON (${error.message}), expected a list of programmes`);
  });
  return checked(json, String(url));
}

/** The programmes, if every one is right. @throws {Error} that lists every problem, with `problems` one by one */
function checked(programmes, where) {
  const problems = [];
  const expect = (right, path, found, expected) => {
    if (!right) problems.push(`${path}: found ${JSON.stringify(found) ?? "nothing"}, expected ${expected}`);
  };
  expect(Array.isArray(programmes), "programmes", programmes, "a list");
  if (!problems.length) expect(programmes.length <= MOST, "programmes", programmes.length, `at most ${MOST}`);
  for (const [position, programme] of problems.length ? [] : programmes.entries()) {
    const path = `programmes[${position}]`;
    if (programme === null || typeof programme !== "object") {
      expect(false, path, programme, "an object");
      continue;
    }
    const { title, text, url, line, from, below } = programme;
    const words = `a text of at most ${LONGEST} characters, or one for each language`;
    expect(isText(title), `${path}.title`, title, words);
    expect(text === undefined || isText(text), `${path}.text`, text, words);
    expect(url === undefined || isAddress(url), `${path}.url`, url, "a web address, http or https");
    expect(line === undefined || typeof line === "string", `${path}.line`, line, "the id of a poverty line");
    for (const [name, value] of Object.entries({ from, below })) {
      expect(value === undefined || (value >= 0 && value <= 1), `${path}.${name}`, value, "a likelihood from 0 to 1");
    }
  }
  if (!problems.length) return programmes;
  throw Object.assign(new Error([where, ...problems].join("\n")), { problems });
}

/** Writes the chosen programmes into their section. */
function show(section, programmes, language) {
  section.hidden = !programmes.length;
  section.textContent = "";
  if (!programmes.length) return;
  add(section, "h4", "caption", TEXTS[language].heading);
  const list = add(section, "ul", "programme-list");
  for (const { title, text, url } of programmes) {
    const item = add(list, "li", "programme");
    const name = add(item, url ? "a" : "strong", "programme-title", inLanguage(title, language));
    if (url) Object.assign(name, { href: url, target: "_blank", rel: "noopener noreferrer" });
    if (text) add(item, "p", "programme-text", inLanguage(text, language));
  }
}

function add(parent, tag, part, text = "") {
  const element = parent.appendChild(document.createElement(tag));
  element.setAttribute("part", part);
  element.textContent = text;
  return element;
}

/** A text, or the one of this language, else the first. */
function inLanguage(text, language) {
  return typeof text === "string" ? text : (text[language] ?? Object.values(text)[0]);
}

function isText(value) {
  const texts = typeof value === "object" && value !== null ? Object.values(value) : [value];
  const right = (text) => typeof text === "string" && text.trim() !== "" && text.length <= LONGEST;
  return texts.length > 0 && texts.every(right);
}

function isAddress(value) {
  try {
    return /^https?:$/.test(new URL(value, "https://example.org").protocol) && typeof value === "string";
  } catch {
    return false;
  }
}
