// The page: takes files, has them checked, shows what came of it.

import { Checker, Stopped, TooLong } from "./check.js";
import { Show, clean, el, findings, outcome } from "./show.js";
import { words } from "./words.js";

/** Most files of a folder. */
const MOST_FILES = 1000;

const id = (name) => document.getElementById(name);
const set = (name, text) => {
  id(name).textContent = text;
};

let lang = "en";
let checker = null;
/** The files that were checked, and those of the check before. */
let files = [];
let before = [];
/** A line that is shown until the next check. */
let remark = null;
/** What the page loaded for itself. */
let loaded = [];
let theme = "auto";

const office = () => checker?.page ?? {};
const say = () => words[lang];
const show = () => new Show(say(), lang, office(), { enlarge });

/** Tells people who cannot see the page. */
function tell(text) {
  set("said", "");
  requestAnimationFrame(() => set("said", text));
}

// The words of the page.

function translate() {
  const w = say();
  const o = office();
  const ours = (text) => show().ours(text);
  document.documentElement.lang = lang;
  document.title = w.title;
  set("title", w.title);
  set("lead", ours(o.intro) ?? w.lead);
  set("language-label", w.language);
  set("theme", w.theme[theme]);
  id("programme").hidden = !o.programme;
  set("programme", ours(o.programme) ?? "");
  set("private-title", w.privateTitle);
  set("private-text", w.privateText);
  id("private-how").firstElementChild.textContent = w.privateHow;
  set("private-locked", w.privateLocked);
  set("private-files", w.privateFiles);
  counted();
  set("drop-title", w.drop);
  set("choose", w.choose);
  set("choose-folder", w.folder);
  if (o.max_bytes) set("limits", w.limits(o.max_bytes / 2 ** 20, o.max_pages));
  set("stop", w.stop);
  set("close", w.close);
  const foot = [el("p", {}, w.merit)];
  if (o.contact) foot.push(el("p", {}, ...contact(w.contact, o.contact)));
  if (o.version) foot.push(el("p", {}, w.tool(o.version)));
  id("foot").replaceChildren(...foot);
  render();
}

/** Whom to ask; an address is a link. */
function contact(sentence, who) {
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(who)) return [sentence(who)];
  const [start, end] = sentence("\n").split("\n");
  return [start, el("a", { href: `mailto:${who}` }, who), end];
}

/** What the browser says that this page loaded: before it was ready, and since. */
function counted() {
  set("private-since", say().privateSince(requested().length - loaded.length));
  id("private-list").replaceChildren(...loaded.map((name) => el("li", {}, name)));
}

function requested() {
  const names = performance.getEntriesByType("resource").map(({ name }) => name);
  return names.filter((name) => !/^(data|blob):/.test(name)).map((name) => clean(new URL(name).pathname.split("/").pop()));
}

// Taking files.

/** Files and folders that were dropped, with their paths. */
async function dropped(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  const handles = items.map((item) => item.getAsFileSystemHandle?.().catch(() => null));
  const entries = items.map((item) => item.webkitGetAsEntry?.());
  const plain = [...transfer.files];
  const out = [];
  const walk = async (entry, file, handle) => {
    if (out.length > MOST_FILES) return;
    if (!entry?.isDirectory) {
      const given = file ?? await new Promise((done) => entry.file(done, () => done(null)));
      if (given) out.push({ file: given, name: entry?.fullPath.replace(/^\//, "") ?? given.name, handle });
      return;
    }
    const reader = entry.createReader();
    for (;;) {
      const some = await new Promise((done) => reader.readEntries(done, () => done([])));
      if (!some.length) break;
      for (const one of some) await walk(one);
    }
  };
  for (const [nth, entry] of entries.entries()) {
    const handle = await handles[nth];
    await walk(entry, entry?.isDirectory ? null : plain[nth], handle?.kind === "file" ? handle : undefined);
  }
  return out.length || items.length ? out : plain.map((file) => ({ file, name: file.name }));
}

/** What of the given files is checked: all of a few, PDFs of a folder. */
function take(given, folder) {
  const isPdf = ({ file, name }) => /\.pdf$/i.test(name) || file.type === "application/pdf";
  const named = folder || given.length > 1 ? given.filter(isPdf) : given;
  named.sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
  const left = given.length - named.length;
  const said = (w) => [left > 0 && w.ignored(left), named.length > MOST_FILES && w.tooMany(MOST_FILES)].filter(Boolean).join("\n");
  check(named.slice(0, MOST_FILES), left > 0 || named.length > MOST_FILES ? said : null);
}

// Checking.

/** Goes up with each run, so that one that was overtaken shows nothing. */
let run = 0;

/** Whether this run was stopped by hand. Between two files the checker has nothing to end. */
let halted = false;

async function check(given, said = null) {
  const mine = ++run;
  checker.stop();
  halted = false;
  remark = given.length ? said : (w) => w.noPdf;
  if (!given.length) {
    render();
    tell(remark(say()));
    return;
  }
  before = files;
  files = given.map((one, nth) => ({ ...one, number: nth, late: [], places: [] }));
  const many = files.length > 1;
  busy(many ? say().checkingMany(1, files.length) : say().checking(clean(files[0].name)), many ? 0 : null);
  for (const [nth, file] of files.entries()) {
    if (many) busy(say().checkingMany(nth + 1, files.length), nth / files.length);
    await one(file, !many);
    if (mine !== run) return;
    const done = file.stopped ? nth : nth + 1;
    if (file.stopped || (halted && done < files.length)) {
      files = files.slice(0, done);
      remark = (w) => w.stopped;
      break;
    }
  }
  halted = false;
  if (files.length > 1) await together(mine);
  if (mine !== run) return;
  const [only] = files;
  if (files.length === 1 && before.length === 1) only.since = compared(before[0], only);
  render();
  const w = say();
  tell(files.length === 1 ? result(only) : counts(w));
  if (files.length) id("results").focus({ preventScroll: true });
  id("results").scrollIntoView({ block: "start" });
  if (!only?.drawn || many) return idle();
  busy(w.drawing, null);
  only.pictures = await only.drawn;
  if (mine !== run) return;
  idle();
  show().pictures(only);
  id("results").dataset.drawn = "yes";
}

/** Reads and checks a file; what goes wrong is kept with it. */
async function one(file, draw) {
  const { max_bytes: most, max_seconds: seconds } = office();
  try {
    if (file.file.size > most) {
      file.trouble = (w) => w.tooLarge(most / 2 ** 20);
      return;
    }
    let bytes;
    try {
      bytes = await file.file.arrayBuffer();
    } catch {
      file.trouble = (w) => w.unreadable;
      return;
    }
    if (halted) throw new Stopped();
    const { read, pictures } = await checker.check(file.name, bytes, { draw });
    file.checked = read;
    file.drawn = pictures;
  } catch (error) {
    if (error instanceof Stopped) file.stopped = true;
    else file.trouble = error instanceof TooLong ? (w) => w.tooLong(seconds) : (w) => w.broken;
  }
}

/** Adds what shows only when all files are seen together. */
async function together(mine) {
  const checked = files.filter((file) => file.checked);
  try {
    const late = await checker.between(checked.map((file) => file.checked.signature));
    if (mine !== run) return;
    for (const found of late) checked[found.document].late.push(found);
  } catch {
    // Each file's own findings hold all the same.
  }
}

/** What changed between two checks of a file. */
function compared(old, now) {
  if (!old.checked || !now.checked) return null;
  const points = (file) => findings(file).filter(({ finding }) => finding.severity === "error");
  const keys = (file) => new Set(points(file).map(({ key }) => key));
  const [had, has] = [keys(old), keys(now)];
  // Another nomination is not a correction of this one.
  const title = (file) => file.checked.view.nominations[0]?.title;
  if (old.name !== now.name && (!title(now) || title(old) !== title(now))) return null;
  const corrected = points(old).filter(({ key }) => !has.has(key));
  if (!had.size && !has.size) return null;
  return { corrected, open: [...has].filter((key) => had.has(key)).length, fresh: new Set([...has].filter((key) => !had.has(key))) };
}

const result = (file) => [...id("results").querySelectorAll(".verdict h2")].map((heading) => heading.textContent).join(" ") || clean(file?.name ?? "");

/** A file as a whole. */
function status(file) {
  const all = file.checked?.document.nominations.map((nomination) => outcome(file, nomination)) ?? [];
  if (!all.length) return "other";
  return all.every((one) => one === "complete") ? "complete" : "incomplete";
}

function counts(w) {
  const results = files.map(status);
  const count = (name) => results.filter((one) => one === name).length;
  return w.counts(files.length, count("complete"), count("incomplete"), count("other"));
}

function busy(text, share) {
  id("working").hidden = false;
  id("results").setAttribute("aria-busy", "true");
  set("working-text", text);
  if (share === null) id("progress").removeAttribute("value");
  else id("progress").value = share;
}

function idle() {
  id("working").hidden = true;
  id("results").removeAttribute("aria-busy");
}

// Showing.

function render() {
  if (!checker) return;
  const w = say();
  const shown = show();
  const parts = [];
  delete id("results").dataset.drawn;
  id("drop").classList.toggle("done", files.length > 0);
  if (remark) parts.push(el("p", { className: "trouble" }, remark(w)));
  if (files.length > 1) {
    parts.push(el("h2", {}, w.many), el("p", { id: "counts" }, counts(w)), shown.table(files));
  }
  for (const file of files) {
    if (files.length === 1) {
      parts.push(el("article", { className: "file", id: "f0" }, ...shown.file(file)));
      continue;
    }
    const details = el("details", { className: "file", id: `f${file.number}` }, el("summary", {}, ...shown.signs(file), el("bdi", {}, clean(file.name))));
    details.addEventListener("toggle", () => open(details, file));
    parts.push(details);
  }
  if (files.length) parts.push(next(w));
  id("results").replaceChildren(...parts);
}

/** The way back: correct, and check again. */
function next(w) {
  const again = el("button", { type: "button", className: "main", id: "again" }, w.again);
  again.addEventListener("click", repeat);
  const other = el("button", { type: "button", className: "quiet" }, w.other);
  other.addEventListener("click", () => id("files").click());
  const print = el("button", { type: "button", className: "quiet" }, w.print);
  print.addEventListener("click", () => globalThis.print());
  return el("div", { className: "next" },
    files.every((file) => status(file) === "complete") ? null : el("p", { className: "hint" }, w.againHint),
    el("p", { className: "buttons" }, ...(files.length === 1 ? [again] : []), other, print));
}

/** Checks the same file as it is now, if the browser lets us read it again. */
async function repeat() {
  const [{ file, name, handle }] = files;
  try {
    const now = handle ? await handle.getFile() : file;
    await now.slice(0, 1).arrayBuffer();
    check([{ file: now, name, handle }]);
  } catch {
    remark = (w) => w.chooseAgain;
    render();
    tell(say().chooseAgain);
    id("files").click();
  }
}

/** What is about one of many files is made, and drawn, when somebody looks at it. */
async function open(details, file) {
  if (!details.open || details.childElementCount > 1) return;
  details.append(...show().file(file));
  if (file.pictures || !file.checked) return;
  const mine = run;
  const again = { ...file };
  await one(again, true);
  const pictures = await again.drawn;
  if (mine !== run || !pictures) return;
  file.pictures = pictures;
  show().pictures(file);
}

function enlarge(crop) {
  const severity = crop.closest(".point").className.split(" ").pop();
  const place = id("large").querySelector(".place");
  place.className = `place ${severity}`;
  place.replaceChildren(crop.firstElementChild.cloneNode(true));
  id("large").showModal();
}

// Wiring.

function choose(input, folder) {
  const given = [...input.files].map((file) => ({ file, name: file.webkitRelativePath || file.name }));
  input.value = "";
  if (given.length) take(given, folder);
}

function listen() {
  id("choose").addEventListener("click", () => id("files").click());
  id("choose-folder").addEventListener("click", () => id("folder").click());
  id("files").addEventListener("change", () => choose(id("files"), false));
  id("folder").addEventListener("change", () => choose(id("folder"), true));
  id("stop").addEventListener("click", () => {
    halted = true;
    checker.stop();
  });
  id("close").addEventListener("click", () => id("large").close());
  id("large").addEventListener("click", (event) => {
    if (event.target === id("large")) id("large").close();
  });
  let inside = 0;
  const over = (change) => {
    inside += change;
    id("drop").classList.toggle("over", inside > 0);
  };
  addEventListener("dragenter", () => over(1));
  addEventListener("dragleave", () => over(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", async (event) => {
    event.preventDefault();
    over(-inside);
    if (!checker || !event.dataTransfer?.types.includes("Files")) return;
    const given = await dropped(event.dataTransfer);
    take(given, given.some(({ name }) => name.includes("/")));
  });
  // A link into a closed file opens it.
  addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target?.matches("details.file")) target.open = true;
  });
  id("theme").addEventListener("click", () => {
    theme = { auto: "light", light: "dark", dark: "auto" }[theme];
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    set("theme", say().theme[theme]);
  });
  id("language").addEventListener("change", () => {
    lang = id("language").value;
    const url = new URL(location.href);
    url.searchParams.set("lang", lang);
    history.replaceState(null, "", url);
    const at = id("results").dataset.drawn;
    translate();
    if (at) id("results").dataset.drawn = at;
  });
}

/** The language of the address, else the first of the browser's that there is. */
function preferred(offered) {
  const wanted = [new URLSearchParams(location.search).get("lang"), ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one) => offered.includes(one)) ?? offered[0];
}

async function start() {
  id("starting").hidden = true;
  lang = preferred(Object.keys(words));
  translate();
  listen();
  try {
    const progress = (had, all) => busy(say().loading(all ? Math.min(100, Math.round(100 * had / all)) : "…"), all ? Math.min(1, had / all) : null);
    checker = await Checker.load(progress);
    // What comes later is a connection.
    loaded = requested();
    new PerformanceObserver(counted).observe({ type: "resource" });
  } catch (error) {
    idle();
    id("trouble").hidden = false;
    set("trouble", `${say().cannotStart}\n${error.message}`);
    return;
  }
  idle();
  const { languages } = office();
  lang = preferred(languages);
  id("language").replaceChildren(...languages.map((one) => el("option", { value: one, lang: one, selected: one === lang }, words[one].name)));
  for (const name of ["private", "drop"]) id(name).hidden = false;
  translate();
  document.body.dataset.ready = "yes";
}

start();
