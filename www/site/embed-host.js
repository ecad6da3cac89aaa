addEventListener("message", ({ source, data }) => {
  const frame = [...document.querySelectorAll("iframe.ppi")].find((frame) => frame.contentWindow === source);
  if (frame && data.type === "ppi-height") frame.style.height = `${data.height}px`;
  if (frame && data.type === "ppi-complete") frame.dispatchEvent(new CustomEvent("ppi-complete", { detail: data.record, bubbles: true }));
});
