import { useState } from "react";
import type { Answers, ResultRecord } from "ppi-widget/engine";
import type {} from "ppi-widget/react";
import { CONTEXT, KNOWN } from "../known.ts";

/** The form in React: properties go down, events come up; the answers live in the host and survive the element. */
export function App() {
  const [shown, setShown] = useState(true);
  const [answers, setAnswers] = useState<Answers>({});
  const [heard, setHeard] = useState("");
  const [record, setRecord] = useState<ResultRecord>();
  const hear = (name: string) => setHeard((before) => `${before}${name} `);
  return (
    <>
      <button id="toggle" onClick={() => setShown(!shown)}>Buka atau tutup</button>
      <button id="fill" onClick={() => setAnswers(KNOWN)}>Isi</button>
      <output id="heard" data-record={record && JSON.stringify(record)}>{heard}</output>
      {shown && (
        <ppi-form
          layout="list"
          required={true}
          answers={answers}
          context={CONTEXT}
          onppi-ready={() => hear("ppi-ready")}
          onppi-change={({ detail }) => {
            hear("ppi-change");
            setAnswers(detail.answers);
          }}
          onppi-complete={({ detail }) => {
            hear("ppi-complete");
            setRecord(detail);
          }}
          onppi-error={() => hear("ppi-error")}
        />
      )}
    </>
  );
}
