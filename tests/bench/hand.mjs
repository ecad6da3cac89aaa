// What a good programmer would write by hand for this one file: bytes in, tables by letter, likelihoods added up by branch.
// It knows neither quotation marks nor encodings, checks nothing, and has no intervals.
export class Hand {
  constructor(card) {
    this.lines = card.lines.length;
    this.last = card.table.rows.length - 1;
    this.table = new Float64Array(card.table.rows.flatMap(({ likelihoods }) => likelihoods));
    // Points by question, by one or two letters, by line.
    this.points = card.questions.map(({ choices }) => {
      const points = new Int32Array(729 * this.lines);
      for (const choice of choices) {
        const values = [].concat(choice.points);
        const at = [...choice.id].reduce((sum, letter) => sum * 27 + letter.charCodeAt(0) - 64, 0);
        for (let line = 0; line < this.lines; line++) points[at * this.lines + line] = values[line] ?? values[0];
      }
      return points;
    });
    this.groups = new Map();
    this.rest = new Uint8Array(0);
    this.rows = -1;
    this.scores = new Int32Array(this.lines);
  }

  push(piece) {
    let bytes = piece;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + piece.length);
      bytes.set(this.rest);
      bytes.set(piece, this.rest.length);
    }
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(10, start);
      if (end < 0) break;
      if (++this.rows > 0) this.row(bytes, start, end);
      else this.header(bytes, start, end);
      start = end + 1;
    }
    this.rest = bytes.slice(start);
  }

  header(bytes, start, end) {
    const names = String.fromCharCode(...bytes.subarray(start, end)).split(",");
    this.branch = names.indexOf("branch");
    this.question = names.map((name) => (/^q\d+$/.test(name) ? Number(name.slice(1)) - 1 : -1));
  }

  row(bytes, start, end) {
    const { lines, scores, question, points } = this;
    scores.fill(0);
    let sums;
    let column = 0;
    let cell = start;
    for (let at = start; at <= end; at++) {
      if (at < end && bytes[at] !== 44) continue;
      const asked = question[column];
      if (asked >= 0) {
        let letters = 0;
        for (let i = cell; i < at; i++) letters = letters * 27 + bytes[i] - 64;
        const values = points[asked];
        for (let line = 0, from = letters * lines; line < lines; line++) scores[line] += values[from + line];
      } else if (column === this.branch) {
        let name = "";
        for (let i = cell; i < at; i++) name += String.fromCharCode(bytes[i]);
        sums = this.groups.get(name);
        if (!sums) this.groups.set(name, (sums = { n: 0, sums: new Float64Array(lines) }));
      }
      cell = at + 1;
      column++;
    }
    sums.n++;
    for (let line = 0; line < lines; line++) {
      sums.sums[line] += this.table[Math.min(scores[line], this.last) * lines + line];
    }
  }

  finish() {
    const groups = [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1));
    return groups.map(([branch, { n, sums }]) => ({ branch, n, rates: Array.from(sums, (sum) => sum / n) }));
  }
}
