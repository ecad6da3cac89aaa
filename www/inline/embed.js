// embed.html: the form in an <iframe>. The page around it is told how high the form is, and, if the address names its
// origin, the result.
import { form, others } from "./options.js";
import "../ppi-form.js";

/** Heights are told in steps, so that a pixel more or less is no news. In CSS pixels, as all lengths here. */
const STEP = 16;
/** The greatest height that is told; what is higher scrolls. */
const HIGHEST = 20_000;
/** The widest scrollbar. */
const SCROLLBAR = 32;
/** What needs a permission of the frame: the buttons by its name in `allow=`. */
const PERMISSIONS = { download: ["download"], copy: ["copy"], print: ["print", "sheet", "sheet-points"] };

const options = others(["origin", "allow"]);
const framed = window.parent !== window;
const origin = webOrigin(options.origin);

hideForbidden();
if (framed) {
  form.addEventListener("ppi-ready", ({ detail }) => tell("ppi-ready", detail, "*"));
  form.addEventListener("ppi-complete", ({ detail }) => origin && tell("ppi-complete", { record: detail }, origin));
  tellHeight();
}

function tell(type, detail, target) {
  window.parent.postMessage({ type, ...detail }, target);
}

/** The origin that gets the result; nothing but the origin of a web page does. */
function webOrigin(text) {
  if (text === undefined) return undefined;
  try {
    const url = new URL(text);
    if (/^https?:$/.test(url.protocol) && (text === url.origin || text === `${url.origin}/`)) return url.origin;
  } catch {
    // Told below.
  }
  console.warn(`option origin: found ${JSON.stringify(text)}, expected an origin such as https://example.org`);
  return undefined;
}

/** A sandboxed frame has no origin, and no buttons for what it may not do, unless its page says that it may. */
function hideForbidden() {
  const allowed = (options.allow ?? "").split(",");
  const names = Object.keys(PERMISSIONS).filter((name) => !allowed.includes(name));
  const forbidden = window.origin === "null" && framed ? names.flatMap((name) => PERMISSIONS[name]) : [];
  if (!forbidden.length || !form.shadowRoot) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${forbidden.map((name) => `[data-action="${name}"]`).join()}{display:none!important}`);
  form.shadowRoot.adoptedStyleSheets = [...form.shadowRoot.adoptedStyleSheets, sheet];
}

/**
 * Tells the height of the content now and whenever it grows or shrinks. It follows the width alone, never the height that
 * the page gives the frame. Only a scrollbar that comes with one height and goes with the other could make two heights
 * alternate for ever: then the greater one stays, until the visitor does something.
 */
function tellHeight() {
  let last; // {height, width}, as told last
  let before; // as told before that
  const observer = new ResizeObserver(() => {
    const height = Math.min(Math.ceil(document.body.getBoundingClientRect().height / STEP) * STEP, HIGHEST);
    const width = document.documentElement.clientWidth;
    if (last && height === last.height) return;
    const back = before && height === before.height && height < last.height;
    if (back && width !== last.width && Math.abs(width - last.width) <= SCROLLBAR) return;
    before = last;
    last = { height, width };
    tell("ppi-height", { height }, "*");
  });
  observer.observe(document.body);
  for (const type of ["pointerdown", "keydown", "input"]) {
    addEventListener(type, () => (before = undefined), true);
  }
}
