// What the scripts share: the programs, and a page that tells what it should not have done.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** The program to test: $NOMCHECK, else the newest build. */
export function nomcheck() {
  const built = ["target/debug/nomcheck", "target/release/nomcheck"].map((name) => path.join(root, name));
  const found = process.env.NOMCHECK ?? built.find(existsSync);
  if (!found) throw new Error("no nomcheck: run cargo build, or set NOMCHECK");
  return path.resolve(found);
}

/** Runs a program and gives its standard output; findings (exit code 1) are no failure. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30, ...options });
  if (done.error) throw done.error;
  if (done.status > 1) throw new Error(`${program} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

export async function browser() {
  const usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = process.env.CHROMIUM ?? usual.find(existsSync);
  if (!executablePath) throw new Error("no Chromium: set CHROMIUM");
  return puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
}

/** A page and what went wrong on it so far. */
export async function watched(chromium, { dark = false, script = true } = {}) {
  const page = await chromium.newPage();
  const faults = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && !request.isNavigationRequest()) faults.push(`requested ${url}`);
  });
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  await page.evaluateOnNewDocument(() => {
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.setViewport({ width: 1280, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.setJavaScriptEnabled(script);
  return { page, faults };
}
