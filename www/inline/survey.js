// ppi-survey.html: the survey as one file, for a double click. Its texts are unpacked before its scripts begin.
import { unpacked } from "ppi-survey-files";
import packed, { texts } from "ppi-survey-texts";

unpacked(packed).then((inside) => {
  Object.assign(texts, inside);
  return import("../ppi-survey.js");
});
