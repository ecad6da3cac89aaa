// The drawn members: how far the visits are, whom to visit next, and the interview begun with what the list knows of them.
import { button, field, fill, h, select, table } from "./dom.js";
import { fresh, isBegun } from "./unfinished.js";
import { known, nameColumn, placeColumns, sameMember, visits } from "./visits.js";

/** As many of those who are next are offered. */
const OFFERED = 500;

/** The panel; a word where nothing was drawn. */
export function visiting(survey, desk) {
  const { texts, room } = desk;
  const { drawn } = survey;
  if (!drawn) return [h("p", { class: "hint" }, texts.nothing_drawn)];
  const title = h("h3", {}, texts.drawn);
  if (!drawn.names.includes(drawn.id)) return [title, h("p", { id: "visits" }, texts.no_id)];
  const stand = visits(drawn, desk.standing().interviews);
  const numbers = (stand) => Object.fromEntries(Object.entries(stand).map(([name, value]) => [name, survey.whole(value.length ?? value)]));
  const groups = stand.groups.map(({ name, size, interviewed, lost, replaced, due }) => [
    name || "–",
    ...[size, interviewed, lost, replaced, due].map((count) => survey.whole(count)),
  ]);
  const label = ({ at, member, reserve, order }) => {
    // Commas may stand in each of these.
    const cell = (name) => drawn.rows[at][drawn.names.indexOf(name)];
    const where = placeColumns(drawn.names).map(([, name]) => cell(name));
    const mark = reserve && fill(texts.reserve, { order: survey.whole(order) });
    return [member, cell(nameColumn(drawn.names)), ...where, mark].filter(Boolean).join(" · ");
  };
  const next = select("next-member", stand.due.slice(0, OFFERED).map((member) => [String(member.at), label(member)]), undefined, () => {});
  const take = () => {
    const { member, columns } = known(drawn, Number(next.value));
    const same = ({ draft, edited }) => !edited && !draft.twin && isBegun(draft) && sameMember(draft.member) === sameMember(member);
    if (same(room)) {
      desk.say(fill(texts.goes_on, { member }));
      desk.focus("entry-date");
      return;
    }
    const begun = room.waiting.find(same);
    if (begun) {
      desk.begin(begun.draft, fill(texts.goes_on, { member }), "entry-date");
      return;
    }
    const { date, interviewer } = room.edited ? (room.staying ?? {}) : room.draft;
    desk.begin({ ...fresh(), date, interviewer, member, columns }, fill(texts.begun, { member }), "entry-date");
  };
  return [
    title,
    h("p", { id: "visits" }, fill(texts.visits, numbers({ ...stand, groups: 0 }))),
    groups.length > 1 &&
      h("details", { id: "visits-by" }, h("summary", {}, texts.visits_by), table(texts.visits_by, texts.visit_heads, groups, { id: "visit-groups" })),
    stand.due.length > 0
      ? [h("div", { class: "fields" }, field(texts.next, next, texts.next_hint)), h("p", { class: "buttons" }, button(texts.take_member, take, { id: "take-member" }))]
      : h("p", { id: "all-visited" }, texts.all_visited),
  ];
}
