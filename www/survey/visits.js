// How the visits stand: who of the drawn members was met, who is next, and which reserves take the places of those who were
// lost. Arithmetic alone.

/** The names of the column that holds a member's id. */
export const IDS = /^(member|id|(no|nomor)[\s._]*(anggota|ba))$/i;
/** The names of the columns of places, by what we call them. */
export const PLACES = [
  ["branch", /^(branch|tp|tempat[\s_]+pelayanan.*|kantor.*|cabang|unit)$/i],
  ["regency", /^(regency|kab.*|kota.*)$/i],
];

/** The column of member numbers; "" where none is known. */
export function idColumn(names) {
  return names.find((name) => IDS.test(name)) ?? "";
}

/** The column of members' names; nothing where none is known. */
export function nameColumn(names) {
  return names.find((name) => /^(nama|name)([\s._]*(anggota|lengkap|member))?$/i.test(name));
}

/** The columns of a list that say where a member is, by what we call them: `[["branch", "TP"], …]`. */
export function placeColumns(names) {
  return PLACES.map(([ours, known]) => [ours, names.find((name) => known.test(name))]).filter(([, name]) => name);
}

/** Whether a member was drawn; nothing where that cannot be known. */
export function isDrawn(drawn, member) {
  return drawn?.names.includes(drawn.id) ? placeOf(drawn, member) >= 0 : undefined;
}

/** Where a member stands in the drawn list; -1 where it does not. */
function placeOf({ names, rows, id }, member) {
  const column = names.indexOf(id);
  return rows.findIndex((row) => sameMember(row[column]) === sameMember(member));
}

/** What the drawn list knows of a member, by its columns; nothing of one who was not drawn. */
export function listedOf(drawn, member) {
  return member && isDrawn(drawn, member) ? known(drawn, placeOf(drawn, member)).columns : {};
}

/**
 * An interview with what the drawn list knows of its member. Stratum and what else the draw says are the list's; a place is
 * what was entered, under the list's name, else the list's.
 */
export function completed(drawn, value) {
  if (!value.member || !isDrawn(drawn, value.member)) return value;
  const columns = listedOf(drawn, value.member);
  const listed = new Map(placeColumns(Object.keys(columns)));
  const entered = Object.entries(value.columns ?? {}).filter(([, text]) => text !== "");
  const nameOf = (name) => listed.get(placeColumns([name])[0]?.[0]) ?? name;
  const ofDraw = (name) => /^draw_/i.test(name) || drawn.protocol?.strata?.by.includes(name);
  const settled = Object.entries(columns).filter(([name]) => ofDraw(name));
  return { ...value, columns: { ...columns, ...Object.fromEntries(entered.map(([name, text]) => [nameOf(name), text])), ...Object.fromEntries(settled) } };
}

/**
 * The interviews that cannot be weighted by the strata of a draw, since they name none of them: `{column, interviews}`. None
 * where nothing was drawn by strata of one column, or nobody names any.
 */
export function unplaced(protocol, interviews) {
  const { by = [] } = protocol?.strata ?? {};
  const [column] = by;
  const sizes = by.length === 1 ? new Set(protocol.sizes.map(({ stratum }) => stratum[column])) : new Set();
  const isPlaced = ({ value }) => sizes.has(value.columns?.[column]);
  return { column, interviews: interviews.some(isPlaced) ? interviews.filter((one) => !isPlaced(one)) : [] };
}

/** As member numbers are compared. */
export function sameMember(member) {
  return String(member ?? "").trim().toLowerCase();
}

/**
 * Of a drawn list, `{names, rows, drawn: [{reserve, order, stratum}], id, protocol}`, and the interviews: `size`, the sample;
 * `interviewed`, those of it; `lost` (visited without an interview), reserves included; `replaced`, the reserves that were
 * interviewed in the place of somebody; where the reserves suffice, `interviewed`, `replaced` and `due` make up the sample;
 * `due`, whom to visit next, each `{at, member, reserve, order}` with the position in the list: those of the sample that were
 * not visited, then as many reserves of a stratum, in their order, as members of it were lost; `groups`, the same numbers by
 * stratum, else by branch.
 */
export function visits({ names, rows, drawn, id, protocol }, interviews) {
  const column = names.indexOf(id);
  const outcome = new Map();
  for (const { value } of interviews) {
    const member = sameMember(value.member);
    if (outcome.get(member) !== "interviewed") outcome.set(member, value.status);
  }
  const by = protocol?.strata?.by ?? placeColumns(names).filter(([ours]) => ours === "branch").map(([, name]) => name);
  const all = drawn.map(({ reserve, order, stratum }, at) => {
    const member = rows[at][column];
    const group = by.map((name) => rows[at][names.indexOf(name)]).join(" / ");
    return { at, member, reserve, order, group, stratum: Object.values(stratum).join("\n"), outcome: outcome.get(sameMember(member)) };
  });
  const lost = (member) => member.outcome !== undefined && member.outcome !== "interviewed";
  const open = new Map();
  for (const member of all) if (lost(member)) open.set(member.stratum, (open.get(member.stratum) ?? 0) + 1);
  const due = all.filter(({ reserve, outcome }) => !reserve && outcome === undefined);
  for (const member of all.filter(({ reserve }) => reserve)) {
    const places = open.get(member.stratum) ?? 0;
    if (!places) continue;
    open.set(member.stratum, places - 1);
    member.counts = true;
    if (member.outcome === undefined) due.push(member);
  }
  const count = (members) => ({
    size: members.filter(({ reserve }) => !reserve).length,
    interviewed: members.filter(({ reserve, outcome }) => !reserve && outcome === "interviewed").length,
    lost: members.filter(lost).length,
    replaced: members.filter(({ counts, outcome }) => counts && outcome === "interviewed").length,
    due: members.filter((member) => due.includes(member)).length,
  });
  const groups = by.length ? [...new Set(all.map(({ group }) => group))] : [];
  return {
    ...count(all),
    due,
    groups: groups.map((name) => ({ name, ...count(all.filter(({ group }) => group === name)) })),
  };
}

/**
 * What is known of a drawn member before the visit: `{member, columns}`. Places, strata and what the draw added travel with
 * the interview; the rest of the list stays where it is.
 */
export function known({ names, rows, id, protocol }, at) {
  const wanted = [...placeColumns(names).map(([, name]) => name), ...(protocol?.strata?.by ?? [])];
  const travels = (name) => name !== id && (wanted.includes(name) || /^(draw_.*|practice|cu)$/i.test(name));
  const columns = names.map((name, cell) => [name, rows[at][cell] ?? ""]).filter(([name, text]) => travels(name) && text);
  return { member: rows[at][names.indexOf(id)], columns: Object.fromEntries(columns) };
}
