// The module in Node, without page and worker.

import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

/** Loads the module of a built page; gives what calls it: a name, a request as JSON text, perhaps a file. */
export function module(folder) {
  const bytes = gunzipSync(readFileSync(path.join(folder, "nomcheck.wasm.gz")));
  const compiled = new WebAssembly.Module(bytes);
  const imports = WebAssembly.Module.imports(compiled);
  if (imports.length) throw new Error(`the module imports ${JSON.stringify(imports)}: it must not be able to reach anything`);
  const wasm = new WebAssembly.Instance(compiled, {}).exports;
  const write = (which, given) => {
    const at = wasm.nomcheck_reserve(which, given.length);
    new Uint8Array(wasm.memory.buffer, at, given.length).set(given);
  };
  return (name, request, file) => {
    write(0, Buffer.from(request));
    if (file) write(1, file);
    const length = wasm[`nomcheck_${name}`]();
    return JSON.parse(Buffer.from(new Uint8Array(wasm.memory.buffer, wasm.nomcheck_output(), length)).toString());
  };
}
