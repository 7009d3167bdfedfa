// The module finds what the command finds, over all samples, byte for byte.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { module } from "./module.mjs";
import { folders, ofCommand, root, samples, sorted } from "./samples.mjs";

const call = module(process.argv[2]);

/** Fails with the first finding that only one of them has. */
function same(ours, theirs, what) {
  const [a, b] = [sorted(ours), sorted(theirs)];
  const only = a.findIndex((finding, nth) => finding !== b[nth]);
  if (only >= 0 || a.length !== b.length) throw new Error(`${what}:\n  page    ${a[only]}\n  command ${b[only]}\n  (${a.length} and ${b.length} findings)`);
}
const settings = call("settings", "");
assert.equal(settings.fault, undefined);
let documents = 0;
let found = 0;
for (const folder of folders) {
  const names = samples(folder);
  assert.ok(names.length > 3, folder);
  const expected = ofCommand(folder, names);
  const answers = names.map((name) => call("check", JSON.stringify({ name }), readFileSync(path.join(root, "samples", folder, name))));
  const late = call("between", JSON.stringify(answers.map((answer) => answer.signature)));
  assert.deepEqual(expected.map((document) => document.source.path), names, folder);
  for (const [nth, { document, said }] of answers.entries()) {
    const beside = late.filter((one) => one.document === nth).map((one) => one.finding);
    const { findings, ...rest } = document;
    const { findings: theirs, ...others } = expected[nth];
    // Both are written by the same code, so that texts are equal where values are.
    same([...findings, ...beside], theirs, `${folder}/${names[nth]}`);
    if (!beside.length) {
      assert.equal(JSON.stringify(document), JSON.stringify(expected[nth]), `${folder}/${names[nth]}`);
    } else if (!beside.some((finding) => finding.severity === "error")) {
      assert.equal(JSON.stringify(rest), JSON.stringify(others), `${folder}/${names[nth]}`);
    }
    assert.equal(said.length, findings.length);
    found += theirs.length;
  }
  documents += names.length;
}
// In the other languages.
for (const lang of ["es", "fr", "pt"]) {
  const names = ["malformed-fields.pdf", "incomplete.pdf", "french.pdf"];
  const expected = ofCommand("forms", names, { lang, more: ["--jobs", "1"] });
  for (const [nth, name] of names.entries()) {
    const { document, said } = call("check", JSON.stringify({ name, lang }), readFileSync(path.join(root, "samples/forms", name)));
    assert.equal(JSON.stringify(document), JSON.stringify(expected[nth]), `${lang} ${name}`);
    for (const words of said) assert.ok(words[lang].message && words.en.message);
  }
}
// What an office gets wrong is said in words.
const wrong = (office, what) => assert.match(call("settings", JSON.stringify(office)).fault, what);
wrong({ colour: "red" }, /unknown field `colour`/);
wrong({ ignore: ["no-such-rule"] }, /no rule named "no-such-rule"/);
wrong({ form: "no-such-form" }, /no built-in form named/);
wrong({ languages: ["de"] }, /no words in "de"/);
wrong({ form: { "form.toml": "name = 1", "en.toml": "" } }, /form\.toml:1/);
console.log(`findings equal to the command's: ${documents} samples, ${found} findings`);
