// What a host may not do: every line that is marked has to be refused.
import type { PpiForm } from "ppi-widget";
import { Scorecard } from "ppi-widget/engine";

declare const form: PpiForm;
// @ts-expect-error letters are texts
form.answers = { q1: 1 };
// @ts-expect-error the record is read only
form.result = null;
// @ts-expect-error a programme has a title
form.programmes = [{ from: 0.1 }];
// @ts-expect-error a record may be missing
form.result.lines;
// @ts-expect-error there is no such method
form.submit();
// @ts-expect-error a change tells the answers, not the record
form.addEventListener("ppi-change", ({ detail }) => detail.lines);
// @ts-expect-error an assessment may be incomplete
new Scorecard({}).assess({}).lines;
