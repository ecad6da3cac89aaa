// Where a survey is kept on the device: every happening is written at once, in one transaction, to IndexedDB. Where that is
// full or forbidden, what happened stays in memory and the page says so. Beside it stands what is not finished: the list of
// members with its draw, an interview that is half filled in.

const STORE = "happenings";
/** By name: whatever the browser can copy. */
const UNFINISHED = "unfinished";

/** The survey that is kept under a name. */
export class Store {
  /** @param {string} name of the database @param {() => void} changed is called when another tab wrote something */
  constructor(name, changed) {
    this._name = name;
    this._changed = changed;
    this._database = undefined;
    this._others = undefined; // the other tabs
    this.all = []; // every happening
    this.unsaved = []; // those of them that only this page has
    this.problem = undefined; // why
    this.unkept = undefined; // why something unfinished is on this page only
  }

  /** Opens what is kept. Where it cannot be opened the survey is empty, and `problem` says why. */
  async open() {
    try {
      this._database = await opened(this._name);
      this._database.onversionchange = () => this._database.close();
      this.all = await this._read();
      this._others = new BroadcastChannel(this._name);
      this._others.onmessage = () => this._follow();
      // A browser short of room erases the pages that did not ask.
      navigator.storage?.persist?.().catch(() => false);
    } catch (error) {
      this.problem = error;
    }
    return this;
  }

  /** Whether what happens is written to the device. */
  get keeps() {
    return this._database !== undefined && this.problem === undefined;
  }

  /** Takes what happened, all of it or nothing; it counts at once, and is written as soon as that can be done. */
  async add(happenings) {
    this.all = [...this.all, ...happenings];
    this.unsaved = [...this.unsaved, ...happenings];
    await this.write();
  }

  /** Writes what is not yet written; tried again with everything that happens. */
  async write() {
    const waiting = this.unsaved;
    if (!this._database || !waiting.length) return;
    try {
      await this._transaction("readwrite", (store) => waiting.forEach((happening) => store.put(happening)));
      this.unsaved = this.unsaved.filter((happening) => !waiting.includes(happening));
      this.problem = undefined;
      this._others?.postMessage("written");
    } catch (error) {
      this.problem = error;
    }
  }

  /**
   * Keeps something unfinished under a name, in place of what was there; nothing takes it away. Gives false where it could
   * not be written; `unkept` then says why.
   */
  async keep(name, value) {
    try {
      if (!this._database) throw this.problem;
      await this._transaction("readwrite", (store) => (value === undefined ? store.delete(name) : store.put(value, name)), UNFINISHED);
      this.unkept = undefined;
    } catch (error) {
      this.unkept = error;
    }
    return this.unkept === undefined;
  }

  /** Everything unfinished, by name. */
  async unfinished() {
    if (!this._database) return new Map();
    let [names, values] = [];
    await this._transaction("readonly", (store) => ([names, values] = [store.getAllKeys(), store.getAll()]), UNFINISHED);
    return new Map(names.result.map((name, at) => [name, values.result[at]]));
  }

  /** Erases the whole survey with what is unfinished, on the device and here. */
  async erase() {
    if (this._database) {
      await this._transaction("readwrite", (store) => store.clear());
      await this._transaction("readwrite", (store) => store.clear(), UNFINISHED);
    }
    this.all = this.unsaved = [];
    this._others?.postMessage("erased");
  }

  /** Ends the connection. */
  close() {
    this._others?.close();
    this._database?.close();
    this._database = this._others = undefined;
  }

  /** Reads what other tabs wrote; what only this page has stays. */
  async _follow() {
    const read = await this._read();
    const known = new Set(read.map(({ id }) => id));
    this.all = [...read, ...this.unsaved.filter(({ id }) => !known.has(id))];
    this._changed();
  }

  async _read() {
    let request;
    await this._transaction("readonly", (store) => (request = store.getAll()));
    return request.result;
  }

  /** Done once everything in it is on the disk. */
  _transaction(mode, work, name = STORE) {
    return new Promise((resolve, reject) => {
      const transaction = this._database.transaction(name, mode, { durability: "strict" });
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error("the transaction was stopped"));
      work(transaction.objectStore(name));
    });
  }
}

function opened(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore(STORE, { keyPath: "id" });
      request.result.createObjectStore(UNFINISHED);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
