// Runs before anything of a measured page: notes when the files it needs are there, when the first answer can be clicked,
// and how long the result takes: its figure, and all of it.
(() => {
  const bench = (window.ppiBench = { firstAnswer: null, result: null, whole: null });
  const root = () => document.querySelector("ppi-form")?.shadowRoot ?? document;

  /** Calls back once the frame that is being made is on the screen, as far as a page can tell. */
  const painted = (work) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = work;
    requestAnimationFrame(() => channel.port2.postMessage(null));
  };

  /** Whether a click into the middle of the first control would reach it. */
  const clickable = () => {
    const control = root().querySelector("select, input[type=radio]");
    if (!control || control.disabled) return false;
    const { left, top, width, height } = control.getBoundingClientRect();
    return width > 0 && control.getRootNode().elementFromPoint(left + width / 2, top + height / 2) === control;
  };

  const lookForAnswer = () => {
    if (!clickable()) return requestAnimationFrame(lookForAnswer);
    painted(() => {
      bench.firstAnswer = performance.now();
      const loaded = [performance.getEntriesByType("navigation")[0], ...performance.getEntriesByType("resource")];
      bench.bytes = loaded.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
      bench.arrived = Math.max(...loaded.map(({ responseEnd }) => responseEnd));
    });
  };
  requestAnimationFrame(lookForAnswer);

  /** Whether the page is as it stays: the form itself is there, where the page has one. */
  let ready = false;
  addEventListener("ppi-ready", () => (ready = true));
  const stays = () => !document.querySelector("ppi-form") || (ready && !root().querySelector(".first"));
  bench.isReady = () => bench.firstAnswer !== null && stays();

  /** The milliseconds between two answers of somebody quick. */
  const QUICK = 500;
  /** Answers all questions but the last, then waits until the page is at rest. Gives the middle of the last one's radio. */
  bench.answerAllButLast = async () => {
    const radios = [...root().querySelectorAll("input[type=radio]")];
    const select = root().querySelector("select");
    select.value = "T";
    select.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    const names = [...new Set(radios.map(({ name }) => name))];
    for (const name of names.slice(0, -1)) radios.find((radio) => radio.name === name).click();
    const last = radios.find((radio) => radio.name === names.at(-1));
    last.scrollIntoView({ block: "center", behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, QUICK));
    await new Promise((resolve) => requestIdleCallback(() => painted(resolve)));
    const { left, top, width, height } = last.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  };

  /** The result's section, where it can be seen. */
  const shown = () => root().querySelector("[part=result], #result")?.getBoundingClientRect().height > 0;
  /** The same with the table of all lines, its last part. */
  const whole = () => shown() && root().querySelectorAll("tbody tr").length === 9;

  addEventListener("pointerup", ({ timeStamp }) => {
    const time = (figure, there) => {
      if (!there()) return requestAnimationFrame(() => time(figure, there));
      const channel = new MessageChannel();
      channel.port1.onmessage = () => (bench[figure] = performance.now() - timeStamp);
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(() => time("result", shown));
    requestAnimationFrame(() => time("whole", whole));
  }, true);
})();
