// The samples, and what the command finds in them.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
export const folders = ["forms", "malformed", "quirks"];

/** The PDFs of a folder of samples, in order. */
export function samples(folder) {
  const all = readdirSync(path.join(root, "samples", folder)).filter((name) => name.endsWith(".pdf"));
  return all.sort();
}

/** What the command says of files in a folder: the documents of its JSON report. */
export function ofCommand(folder, names, { lang = "en", more = [] } = {}) {
  const cwd = path.isAbsolute(folder) ? folder : path.join(root, "samples", folder);
  const args = ["check", "--isolated", "--ocr", "off", "--lang", lang, "--output", "json", ...more, ...names];
  const done = spawnSync(process.env.NOMCHECK, args, { cwd, encoding: "utf8", maxBuffer: 1 << 30 });
  if (!done.stdout) throw new Error(`${process.env.NOMCHECK} ended with ${done.status}: ${done.error ?? done.stderr}`);
  return JSON.parse(done.stdout).documents;
}

/** Findings without order, to be compared. */
export const sorted = (findings) => findings.map((finding) => JSON.stringify(finding)).sort();
