// hand.mjs in a worker, which reads the file by pieces as ours does.
import { Hand } from "./hand.mjs";

const PIECE = 1 << 21;

self.onmessage = async ({ data: { card, file } }) => {
  const hand = new Hand(card);
  const from = (at) => (at < file.size ? file.slice(at, at + PIECE).arrayBuffer() : undefined);
  let next = from(0);
  for (let at = 0; at < file.size; at += PIECE) {
    const buffer = await next;
    next = from(at + PIECE);
    hand.push(new Uint8Array(buffer));
  }
  self.postMessage(hand.finish());
};
