// <ppi-form> in JSX, right and wrong.
import { createRef } from "react";
import type { PpiForm } from "ppi-widget";
import type {} from "ppi-widget/react";

const ref = createRef<PpiForm>();

export const right = [
  <ppi-form key="a" ref={ref} className="ppi" id="ppi" lang="en" scorecard="idn-2020" mode="interview" layout="pages" />,
  <ppi-form key="b" required mirror preset="q1=T" preset-hidden autosave="local" data-cu="CU Contoh" answers={{ q1: "T" }} />,
  <ppi-form key="d" programmes={[{ title: "Melek finansial", line: "nl100", below: 0.6 }]} />,
  <ppi-form key="c" onppi-complete={({ detail }) => detail.lines.length}>
    <p slot="consent">…</p>
  </ppi-form>,
];

export const wrong = [
  // @ts-expect-error no such mode
  <ppi-form key="a" mode="exam" />,
  // @ts-expect-error no such attribute
  <ppi-form key="b" score="1" />,
  // @ts-expect-error letters are texts
  <ppi-form key="c" answers={{ q1: 1 }} />,
  // @ts-expect-error a property takes the programmes themselves
  <ppi-form key="e" programmes="example" />,
  // @ts-expect-error a change tells the answers, not the record
  <ppi-form key="d" onppi-change={({ detail }) => detail.lines} />,
];
