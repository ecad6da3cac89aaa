// Batch and Listing, which look at what they are given before it gets to the engine: there, a wrong object ends in a message
// about memory, or keeps the batch locked.
import { Batch as EngineBatch, Listing as EngineListing, Scorecard } from "ppi-engine-glue";

/** A survey on its way in. */
export class Batch extends EngineBatch {
  constructor(card, options) {
    super(checked(card), options);
  }

  merge(other) {
    if (other === this) throw new Error("merge: found the batch itself, expected another: its rows would count twice");
    if (!(other instanceof EngineBatch)) throw new Error(`merge: found ${kind(other)}, expected a Batch`);
    super.merge(other);
  }
}

/** A second pass over a file or over records. */
export class Listing extends EngineListing {
  constructor(card, options, what) {
    super(checked(card), options, String(what));
  }
}

function checked(card) {
  if (card instanceof Scorecard) return card;
  throw new Error(`card: found ${kind(card)}, expected a Scorecard: new Scorecard(json)`);
}

function kind(value) {
  return value?.constructor?.name ?? String(value);
}
