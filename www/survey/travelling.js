// The draw in the file of a survey: with it another device visits the same members and weights the same strata.
import { keepDrawn } from "./unfinished.js";
import { known } from "./visits.js";

/**
 * The draw as it travels: the protocol with the sizes of the strata, and of the drawn members their numbers, places and what
 * the draw says of them. Names and everything else of the list stay on the device that drew.
 */
export async function travelling({ drawn, desk }) {
  const { names, rows, id, name, protocol, time, practice } = drawn;
  const members = rows.map((_, at) => known(drawn, at));
  const others = names.filter((name) => members.some(({ columns }) => name in columns));
  const head = [...(id ? [id] : []), ...others];
  const cells = members.map(({ member, columns }) => [...(id ? [member] : []), ...others.map((name) => columns[name] ?? "")]);
  const csv = await desk.run("csv", { rows: [head, ...cells] });
  return { name, id, time, protocol, csv, drawn: drawn.drawn, ...(practice && { practice }) };
}

/**
 * Takes the draw of a file where there is none here: gives "taken"; "other" where the one here is another, which then stays;
 * nothing where both are the same.
 * @throws {Error} where it is no draw
 */
export async function takeDraw(survey, draw) {
  const { name, id, time, protocol, csv, drawn } = draw;
  const right = typeof csv === "string" && typeof name === "string" && Array.isArray(drawn) && Array.isArray(protocol?.sizes) && protocol.format === "ppi-draw";
  if (!right) throw new Error("draw: found no draw of ppi-widget");
  if (survey.drawn) return same(survey.drawn.protocol, protocol) ? undefined : "other";
  await keepDrawn(survey, { name, id, time, protocol, csv, drawn });
  return "taken";
}

/** Whether two protocols are of the same draw. */
function same(one, other) {
  const told = ({ list, seed, size, reserves, method, strata }) => JSON.stringify([list.digest, seed, size, reserves, method, strata?.by ?? null]);
  return told(one) === told(other);
}
