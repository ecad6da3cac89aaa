// A file that a person picked, such as one on a USB stick, holds the survey: it is written anew with everything that happens.
// Browsers without such a way (the File System Access API) save by download.

/** Whether this browser can. */
export function canPick() {
  return typeof globalThis.showSaveFilePicker === "function";
}

/** The file. */
export class Stick {
  /** @param {FileSystemFileHandle} handle @param {() => Promise<string>} text what is to stand in it @param {() => void} told is called as things change */
  constructor(handle, text, told) {
    this._handle = handle;
    this._text = text;
    this._told = told;
    this._writing = undefined;
    this._again = false;
    this.name = handle.name;
    this.time = undefined; // when it was written last
    this.problem = undefined; // why not
  }

  /** Lets a person pick one; nothing where nobody did. */
  static async pick(suggestedName, text, told) {
    const types = [{ accept: { "application/json": [".json"] } }];
    try {
      return new Stick(await showSaveFilePicker({ suggestedName, types }), text, told);
    } catch (error) {
      if (error.name === "AbortError") return undefined;
      throw error;
    }
  }

  /** Writes everything; what happens meanwhile is written right after. */
  async write() {
    this._again = true;
    this._writing ??= this._writeAll();
    await this._writing;
  }

  async _writeAll() {
    while (this._again) {
      this._again = false;
      try {
        const stream = await this._handle.createWritable();
        await stream.write(await this._text());
        await stream.close();
        Object.assign(this, { time: new Date(), problem: undefined });
      } catch (error) {
        this.problem = error;
      }
    }
    this._writing = undefined;
    this._told();
  }
}
