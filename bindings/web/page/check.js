// Loads the module, and has files checked by a worker that is ended when it takes too long.

/** The bytes of a file of the page's own. */
async function load(name, progress) {
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const all = Number(response.headers.get("content-length")) || 0;
  const parts = [];
  let had = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    had += value.length;
    progress?.(had, all);
  }
  return new Blob(parts);
}

/** The module, unpacked in a worker, so that the page stays alive meanwhile. */
async function compiled(script, progress) {
  const [packed, unpack] = await Promise.all([load("nomcheck.wasm.lzma", progress), load("unpack.wasm")].map(async (one) => (await one).arrayBuffer()));
  const worker = new Worker(await script);
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => data.failed ? reject(new Error(data.failed)) : resolve(data.module);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ packed, unpack }, [packed, unpack]);
    });
  } finally {
    worker.terminate();
  }
}

/** The office's settings as the module takes them: a form may name files beside office.json. */
async function settings() {
  const office = JSON.parse(await (await load("office.json")).text());
  if (Array.isArray(office.form)) {
    const texts = office.form.map(async (path) => [path.split("/").pop(), await (await load(path)).text()]);
    office.form = Object.fromEntries(await Promise.all(texts));
  }
  return JSON.stringify(office);
}

/** The address of the worker's script, which then is under this page's policy. */
async function script() {
  const url = URL.createObjectURL(new Blob([await (await load("worker.js")).text()], { type: "text/javascript" }));
  const policy = globalThis.trustedTypes?.createPolicy("nomcheck", { createScriptURL: (given) => {
    if (given !== url) throw new TypeError("not the worker");
    return given;
  } });
  return policy ? policy.createScriptURL(url) : url;
}

export class TooLong extends Error {}
export class Stopped extends Error {}

/** Checks files, one after the other. */
export class Checker {
  #module;
  #settings;
  #script;
  #worker = null;
  #last = 0;
  #end = null;
  /** Settled when the worker is free. */
  #turn = Promise.resolve();
  /** What the module says about the office's settings. */
  page;

  static async load(progress) {
    const checker = new Checker();
    const worker = script();
    [checker.#module, checker.#settings, checker.#script] = await Promise.all([compiled(worker, progress), settings(), worker]);
    // From here on the browser refuses every connection of this page and its workers. A policy can be added and not taken away.
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = "connect-src 'none'";
    document.head.append(policy);
    checker.page = JSON.parse(await checker.#start());
    if (checker.page.fault) throw new Error(checker.page.fault);
    return checker;
  }

  /** A worker that is ready. */
  async #start() {
    this.#worker = new Worker(this.#script);
    const { answer } = await this.#ask({ module: this.#module, settings: this.#settings }, 60);
    return answer;
  }

  /** Ends the worker; the next file gets a new one. */
  #stop(error) {
    this.#worker?.terminate();
    this.#worker = null;
    this.#end?.(error);
  }

  /** Ends what is being checked or drawn, if anything is. */
  stop() {
    if (this.#end) this.#stop(new Stopped());
  }

  /** Sends a message and waits for its answer, not longer than some seconds. Where pictures are drawn, they come with the
   * answer as a promise: null for none. */
  #ask(message, seconds) {
    const id = ++this.#last;
    const worker = this.#worker;
    let timer;
    let drawn;
    const pictures = message.draw ? new Promise((done) => drawn = done) : null;
    const limit = () => {
      timer = setTimeout(() => this.#stop(new TooLong()), seconds * 1000);
    };
    return new Promise((resolve, reject) => {
      const over = () => {
        clearTimeout(timer);
        this.#end = null;
      };
      this.#end = (error) => {
        over();
        reject(error);
        drawn?.(null);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        this.#stop(new Error(event.message));
      };
      worker.onmessage = ({ data }) => {
        if (data.id !== id) return;
        if (data.failed) {
          this.#stop(new Error(data.failed));
          return;
        }
        if (data.pictures) drawn(JSON.parse(data.pictures));
        else resolve({ answer: data.answer, pictures });
        clearTimeout(timer);
        if (message.draw && !data.pictures) limit();
        else over();
      };
      limit();
      worker.postMessage({ ...message, id }, message.file ? [message.file] : []);
    });
  }

  /** What the module answers, and a promise of pictures where they are wanted. Fails with what went wrong. */
  async #call(name, request, file, draw = false) {
    const turn = this.#turn;
    let done;
    this.#turn = new Promise((free) => done = free);
    await turn;
    try {
      if (!this.#worker) await this.#start();
      const message = { name, request: JSON.stringify(request), file, draw };
      const { answer, pictures } = await this.#ask(message, this.page.max_seconds);
      if (pictures) pictures.then(done);
      else done();
      const read = JSON.parse(answer);
      if (read.fault) throw new Error(read.fault);
      return { read, pictures };
    } catch (error) {
      done();
      throw error;
    }
  }

  /** Checks a file. `draw`: whether pictures of places are wanted. */
  check(name, bytes, { lang = "en", draw = false } = {}) {
    return this.#call("check", { name, lang }, bytes, draw);
  }

  /** What shows only when several files are seen together. */
  async between(signatures) {
    return (await this.#call("between", signatures)).read;
  }
}
