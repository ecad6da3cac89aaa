// The camera of the trainer's computer reads QR codes: by the browser itself where it can, else by a module of our own.
import { __wbg_set_wasm as handOver, imports, readQrCode } from "ppi-camera-glue";
import wasmText from "ppi-camera-wasm";

import { unpack } from "../form/module.js";

/** How often a picture is looked at, in milliseconds, and how wide it is then, in pixels. */
const EVERY = 250;
const WIDTH = 640;

let started;

/**
 * Shows the camera in a video and tells every code that comes before it, once for each time it does.
 * @returns {Promise<() => void>} what ends it
 */
export async function scan(video, found) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const end = () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
    video.hidden = true;
  };
  let timer;
  try {
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    const read = await reader();
    let last;
    let busy = false;
    timer = setInterval(async () => {
      if (busy || !video.videoWidth) return;
      busy = true;
      const text = await read(video).catch(() => undefined);
      busy = false;
      if (text && text !== last) found(text);
      // A code counts again after another, or after the camera saw none.
      last = text;
    }, EVERY);
  } catch (error) {
    end();
    throw error;
  }
  return end;
}

/** The text of the code in a picture's file; `undefined` where there is none. */
export async function codeIn(file) {
  const picture = await createImageBitmap(file);
  return (await reader())(picture);
}

/** What reads a code from a video, or from a picture. */
async function reader() {
  const formats = await globalThis.BarcodeDetector?.getSupportedFormats?.().catch(() => []);
  if (formats?.includes("qr_code")) {
    const detector = new globalThis.BarcodeDetector({ formats: ["qr_code"] });
    return async (shown) => (await detector.detect(shown))[0]?.rawValue;
  }
  started ??= unpack(wasmText)
    .then((bytes) => WebAssembly.instantiate(bytes, imports))
    .then(({ instance }) => handOver(instance.exports));
  await started;
  const canvas = document.createElement("canvas");
  return async (shown) => {
    const [width, height] = [shown.videoWidth ?? shown.width, shown.videoHeight ?? shown.height];
    canvas.width = WIDTH;
    canvas.height = Math.round((WIDTH * height) / width);
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(shown, 0, 0, canvas.width, canvas.height);
    return readPicture(context.getImageData(0, 0, canvas.width, canvas.height));
  };
}

/** The text of a QR code in the pixels of a picture. */
function readPicture({ data, width, height }) {
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at++) grey[at] = (data[4 * at] * 3 + data[4 * at + 1] * 6 + data[4 * at + 2]) / 10;
  return readQrCode(grey, width, height);
}
