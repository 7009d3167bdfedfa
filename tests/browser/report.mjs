// Opens the report of the samples and uses it as an officer would. See README.md.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { browser, nomcheck, root, run, watched } from "./browser.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "nomcheck-"));
const html = path.join(folder, "report.html");
const json = path.join(folder, "report.json");
run(nomcheck(), ["check", "--config", "samples/nomcheck.toml", "samples/forms", "samples/malformed",
  "--output", `html=${html}`, "--output", `json=${json}`, "--output", `letters=${path.join(folder, "letters")}`,
  "--output", `copies=${path.join(folder, "copies")}`], { cwd: root });
const report = JSON.parse(readFileSync(json, "utf8"));
const url = pathToFileURL(html).href;
const chromium = await browser();

/** What the report says is to be shown: one entry per nomination, or per document without one. */
const entries = report.documents.flatMap((document) => {
  const about = (index) => document.findings.filter((finding) => (finding.nomination?.index ?? 0) === index);
  const nominations = document.nominations.map((n) => ({ status: n.status, findings: about(n.index) }));
  return nominations.length ? nominations : [{ status: document.status ?? "other", findings: document.findings }];
});
const shown = (page) => page.$$eval(".card", (cards) => cards.filter((card) => card.checkVisibility()).length);
const choose = async (page, id, value) => {
  await page.select(`#${id}`, value);
  return shown(page);
};

async function filters() {
  const { page, faults } = await watched(chromium);
  await page.goto(url);
  assert.equal(await shown(page), entries.length);
  const count = (test) => entries.filter(test).length;
  const rule = "section-missing";
  assert.equal(await choose(page, "rule", rule), count((e) => e.findings.some((f) => f.rule === rule)));
  assert.match(page.url(), /#rule=section-missing$/);
  assert.equal(await page.$$eval("tr[data-n]", (rows) => rows.filter((row) => row.checkVisibility()).length), await shown(page));
  assert.equal(await choose(page, "severity", "warning"), 0);
  await page.click("#reset");
  assert.equal(await shown(page), entries.length);
  assert.equal(await choose(page, "severity", "warning"), count((e) => e.findings.some((f) => f.severity === "warning")));
  await page.click("#reset");
  assert.equal(await choose(page, "status", "not-processed"), count((e) => e.status === "not_processed"));
  await page.click("#reset");
  assert.equal(await choose(page, "country", "NP"), 1);
  await page.click("#reset");
  await page.type("#text", "seed ledger");
  assert.equal(await shown(page), 1);
  // Accents, case and signs do not matter.
  const find = async (text) => {
    await page.click("#reset");
    await page.type("#text", text);
    return shown(page);
  };
  for (const [plain, accented] of [["reparacion", "REPARACIÓN"], ["evora tavarense", "Évora Tavarense"]]) {
    const found = await find(plain);
    assert.ok(found > 0, plain);
    assert.equal(await find(accented), found, accented);
  }
  await page.click("#reset");
  // A link that somebody sent opens with its filter.
  await page.goto("about:blank");
  await page.goto(`${url}#status=incomplete`);
  assert.equal(await shown(page), count((e) => e.status === "incomplete"));
  assert.deepEqual(faults, []);
}

async function pictures() {
  const { page, faults } = await watched(chromium);
  await page.goto(url);
  // From the cell of the matrix to the field, by keyboard.
  const cell = await page.$("td.missing a");
  await cell.focus();
  await page.keyboard.press("Enter");
  const field = (await cell.evaluate((link) => link.hash)).slice(1);
  await page.waitForFunction((id) => document.getElementById(id).checkVisibility(), {}, field);
  // A missing section has the gap drawn; the picture is there and decoded when it is looked at.
  const crop = await page.waitForSelector(`#${field} .crop`);
  await crop.scrollIntoView();
  await page.waitForFunction((id) => document.querySelector(`#${id} .crop img`).naturalWidth > 100, {}, field);
  const isOpen = () => page.$eval("#large", (dialog) => dialog.open);
  await crop.click();
  assert.equal(await isOpen(), true);
  assert.ok(await page.$("#large rect"));
  await page.keyboard.press("Escape");
  assert.equal(await isOpen(), false);
  assert.equal(await page.evaluate(() => document.activeElement.className), "crop");
  await page.keyboard.press("Enter");
  assert.equal(await isOpen(), true);
  await page.click("#close");
  assert.equal(await isOpen(), false);
  assert.deepEqual(faults, []);
}

async function hostile() {
  const { page, faults } = await watched(chromium);
  await page.goto(url);
  const title = await page.title();
  await page.type("#text", "hostile-markup");
  await page.click("#open");
  // What is not near the screen is not laid out, and has no text to look at.
  await page.$eval(".card[open]", (card) => card.scrollIntoView());
  await page.waitForFunction(() => document.querySelector(".card[open]").innerText.length > 0);
  const text = await page.$eval(".card[open]", (card) => card.innerText);
  for (const part of ["<script>document.title", "<iframe src=", "<!-- The challenge", "</summary></details><h1>", "&lt;script&gt;"]) {
    assert.ok(text.includes(part), part);
  }
  for (const element of ["iframe", "a[href^='javascript']", ".card h1", ".card script", ".card style", "[onerror]", "[onmouseover]"]) {
    assert.equal(await page.$(element), null, element);
  }
  await new Promise((done) => setTimeout(done, 300));
  assert.equal(await page.title(), title);
  assert.deepEqual(faults, []);
}

async function withoutScript() {
  const { page, faults } = await watched(chromium, { script: false });
  await page.goto(url);
  assert.equal(await (await page.$("#filter")).isVisible(), false);
  const card = await page.$(".card[data-s=incomplete]");
  await (await card.$("summary")).click();
  assert.equal(await (await card.$(".field")).isVisible(), true);
  assert.equal(await (await card.$(".finding")).isVisible(), true);
  assert.deepEqual(faults, []);
}

async function print() {
  const { page } = await watched(chromium);
  await page.goto(url);
  const printed = path.join(folder, "printed.pdf");
  await page.pdf({ path: printed, format: "a4" });
  const text = run(nomcheck(), ["text", printed]).replace(/\s+/g, " ");
  // Text of closed cards, and no filter.
  assert.ok(text.includes("Payment at the scale makes the contribution almost invisible"));
  assert.ok(!text.includes("Show all"));
}

async function phone() {
  const { page, faults } = await watched(chromium);
  await page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true });
  await page.goto(url);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `${wide} pixels wide`);
  // A row is a card that says in words what is wrong.
  const cell = await page.$("td.missing[data-h]");
  const said = await cell.evaluate((td) => getComputedStyle(td, "::after").content);
  assert.ok(said.length > 4, said);
  assert.equal(await (await page.$("td.present")).isVisible(), false);
  assert.deepEqual(faults, []);
}

async function desk() {
  const pages = [["letters", "officer.html"], ["copies", "index.html"]].map((parts) => path.join(folder, ...parts));
  for (const file of pages) {
    const { page, faults } = await watched(chromium);
    await page.goto(pathToFileURL(file).href);
    const links = await page.$$eval("main a", (all) => all.map((link) => link.getAttribute("href")));
    assert.ok(links.length > 3, file);
    for (const link of links) readFileSync(path.join(path.dirname(file), link));
    await page.setViewport({ width: 390, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${file}: ${wide} pixels wide`);
    assert.deepEqual(faults, []);
  }
}

async function axe() {
  const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  for (const parts of [["letters", "officer.html"], ["copies", "index.html"]]) {
    const { page } = await watched(chromium);
    await page.goto(pathToFileURL(path.join(folder, ...parts)).href);
    await page.evaluate(source);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes[0].html.slice(0, 160)})`), [], parts.join("/"));
  }
  for (const dark of [false, true]) {
    const { page } = await watched(chromium, { dark });
    await page.goto(url);
    for (const open of [false, true]) {
      if (open) await page.click("#open");
      await page.evaluate(source);
      const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      const faults = found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.length}: ${v.nodes[0].html.slice(0, 160)})`);
      assert.deepEqual(faults, [], `dark ${dark}, open ${open}`);
    }
    await page.close();
  }
}

/** The pictures of the README: one form, and no deck that makes a note of every title. */
async function screenshots() {
  const file = path.join(folder, "pictures.html");
  run(nomcheck(), ["check", "--config", "samples/nomcheck.toml", "samples/forms", "--exclude", "heritage-*", "--exclude", "summary-*",
    "--exclude", "hostile-*", "--output", `html=${file}`], { cwd: root });
  const url = pathToFileURL(file).href;
  const { page } = await watched(chromium);
  await page.setViewport({ width: 1280, height: 860 });
  await page.goto(url);
  await page.screenshot({ path: path.join(root, "docs/report.png") });
  await page.goto("about:blank");
  await page.goto(url);
  const id = await page.$$eval(".card", (cards) => cards.find((c) => c.textContent.includes("Vanilla and Clove")).id);
  await page.evaluate((target) => (location.hash = target), `${id}-2`);
  await page.waitForFunction((target) => document.getElementById(target).checkVisibility(), {}, `${id}-2`);
  await page.evaluate((target) => document.getElementById(target).closest(".card").scrollIntoView(), `${id}-2`);
  await new Promise((done) => setTimeout(done, 500));
  await page.screenshot({ path: path.join(root, "docs/report-nomination.png") });
}

try {
  const steps = [filters, pictures, hostile, withoutScript, print, phone, desk, axe];
  if (process.argv.includes("--screenshots")) steps.push(screenshots);
  for (const step of steps) {
    await step();
    console.log(`ok ${step.name}`);
  }
} finally {
  await chromium.close();
  rmSync(folder, { recursive: true });
}
