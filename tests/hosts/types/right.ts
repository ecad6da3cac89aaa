// What a host in strict TypeScript may do.
import { PpiForm, type PpiErrorDetail } from "ppi-widget";
import init, {
  Batch,
  change,
  Listing,
  Scorecard,
  toCsv,
  verify,
  type Assessment,
  type ChangeRecord,
  type HouseholdsRecord,
  type ResultRecord,
} from "ppi-widget/engine";

const form = document.querySelector("ppi-form");
if (form) {
  form.answers = { q1: "T", q2: null };
  form.context = { cu: "CU Contoh" };
  form.programmes = [{ title: { id: "Melek finansial", en: "Financial literacy" }, from: 0.1, below: 0.6 }];
  const record: ResultRecord | null = form.result;
  const likelihood: number | undefined = record?.lines[0]?.likelihood;
  const valid: boolean = form.required && form.checkValidity() && form.reportValidity();
  form.addEventListener("ppi-complete", ({ detail }) => {
    const id: string = detail.scorecard.id;
    form.dataset["done"] = `${id} ${likelihood} ${valid}`;
  });
  form.reset();
}
document.addEventListener("ppi-error", (event: CustomEvent<PpiErrorDetail>) => event.detail.problems.join("\n"));
document.createElement("ppi-form") satisfies PpiForm;
new PpiForm().focus({ preventScroll: true });

await init(new URL("ppi.wasm", import.meta.url));
const json: unknown = JSON.parse("{}");
const assessment: Assessment = new Scorecard(json).assess({ q1: "A" });
export const missing: string[] = assessment.complete ? [] : assessment.missing;
export const problems: string[] = verify({}, json);

const card = new Scorecard(json);
const batch = new Batch(card, { by: ["tp"], language: "id" });
batch.merge(new Batch(card));
export const rates: string = toCsv(batch.finish(), "rates");
const round: HouseholdsRecord = card.households("", { id: "id", by: "tp" });
const changed: ChangeRecord = change({ baseline: round, followup: round, population: { "": 900, A: 300 }, language: "id" });
export const tables: string[] = [toCsv(changed, "movement"), toCsv(round), new Listing(card, {}, "refused").pushRecord({} as ResultRecord)];
