// What a room shows as a page of its own: to keep, to send, to print. Made by nodes, so that no text becomes markup.
import styleText from "ppi-survey-style";

import { today } from "../form/words.js";
import { fill } from "./dom.js";
import TEXTS from "./texts/result.json";

/**
 * Only what can be pressed or filled in on the page, where what was filled in stays as text; who is in a programme; and what is said
 * of things that can be done `here`, on the page.
 */
const LEFT_OUT = "button, .fields, .buttons, .here, #members";

/** A file of HTML with everything in these places of the page, without scripts. */
export function asPage(survey, title, places) {
  const page = document.implementation.createHTMLDocument(title);
  page.documentElement.lang = survey.language;
  const charset = page.createElement("meta");
  charset.setAttribute("charset", "utf-8");
  const policy = page.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = "default-src 'none'; style-src 'unsafe-inline'";
  const viewport = page.createElement("meta");
  viewport.name = "viewport";
  viewport.content = "width=device-width, initial-scale=1";
  page.head.prepend(charset, policy, viewport);
  const body = page.createElement("main");
  body.className = "survey result";
  const heading = page.createElement("h1");
  heading.textContent = title;
  const made = page.createElement("p");
  made.textContent = fill(TEXTS[survey.language].made, { date: today(survey.language) });
  body.append(heading, made, ...places.flatMap(({ children }) => [...children]).map((child) => page.importNode(child, true)));
  for (const input of body.querySelectorAll("td input")) input.replaceWith(input.getAttribute("value") ?? "");
  for (const control of body.querySelectorAll(LEFT_OUT)) control.remove();
  for (const details of body.querySelectorAll("details")) details.open = true;
  const credits = page.createElement("p");
  // The title of a source stays in its own language.
  const source = page.createElement("span");
  source.lang = "en";
  source.textContent = survey.card.source.text;
  credits.append(source, `. ${survey.texts({}).independent}`);
  body.append(credits);
  page.body.append(body);
  // The policy of this page would stop an element of style; our own sheet goes in as text.
  const style = `<style>${styleText.replace(/:host/g, ":root")}</style></head>`;
  const html = page.documentElement.outerHTML.replace("</head>", () => style);
  return new Blob(["<!doctype html>\n", html, "\n"], { type: "text/html;charset=utf-8" });
}
