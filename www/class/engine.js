// The class module, which travels inside the script: it has the arithmetic of the class view and of the lesson.
import { __wbg_set_wasm as handOver, imports, intervalOf, Lesson, qrCode } from "ppi-class-glue";
import wasmText from "ppi-class-wasm";

export { intervalOf, Lesson, qrCode };

let started;

/** Starts the module once; `unpack` is how the form unpacks its own. */
export function startClass(unpack) {
  started ??= unpack(wasmText)
    .then((bytes) => WebAssembly.instantiate(bytes, imports))
    .then(({ instance }) => handOver(instance.exports))
    .catch((error) => {
      started = undefined;
      throw error;
    });
  return started;
}
