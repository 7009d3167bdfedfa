// Measures a report: node speed.mjs REPORT.html — milliseconds to the load event, and from a choice to the next frame.

import { statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { browser, watched } from "./browser.mjs";

const file = path.resolve(process.argv[2]);
const chromium = await browser();
const loads = [];
const filters = {};
for (let round = 0; round < 3; round += 1) {
  const { page, faults } = await watched(chromium);
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  loads.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
  const choices = [["rule", 1], ["rule", 0], ["severity", 1], ["severity", 0], ["country", 1], ["country", 0], ["status", 1], ["status", 0]];
  for (const [id, nth] of choices) {
    const took = await page.evaluate(async (id, nth) => {
      const field = document.getElementById(id);
      const start = performance.now();
      field.selectedIndex = nth;
      field.dispatchEvent(new Event("input"));
      // The frame that shows it has been drawn when the one after it begins.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      return performance.now() - start;
    }, id, nth);
    const name = `${id} ${nth ? "chosen" : "taken back"}`;
    (filters[name] ??= []).push(took);
  }
  if (round === 0) {
    const cards = await page.$$eval(".card", (cards) => cards.length);
    const findings = await page.$$eval(".finding", (found) => found.length);
    console.log(`${(statSync(file).size / 1e6).toFixed(1)} MB, ${cards} cards, ${findings} findings`);
  }
  if (faults.length) console.log(faults);
  await page.close();
}
const ms = (times) => times.map((time) => time.toFixed(0)).join(", ");
console.log(`load event: ${ms(loads)} ms`);
for (const [name, times] of Object.entries(filters)) console.log(`${name}: ${ms(times)} ms`);
await chromium.close();
