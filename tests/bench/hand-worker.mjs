// hand.mjs in a worker, which reads the file by pieces as ours does.
import { Hand } from "./hand.mjs";

self.onmessage = async ({ data: { card, file } }) => {
  const hand = new Hand(card);
  for (let at = 0; at < file.size; at += 1 << 20) {
    hand.push(new Uint8Array(await file.slice(at, at + (1 << 20)).arrayBuffer()));
  }
  self.postMessage(hand.finish());
};
