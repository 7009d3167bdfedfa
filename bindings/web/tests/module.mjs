// The module in Node, without page and worker.

import { readFileSync } from "node:fs";
import path from "node:path";

/** An instance of a module that imports nothing. */
function alone(bytes) {
  const compiled = new WebAssembly.Module(bytes);
  const imports = WebAssembly.Module.imports(compiled);
  if (imports.length) throw new Error(`the module imports ${JSON.stringify(imports)}: it must not be able to reach anything`);
  return new WebAssembly.Instance(compiled, {}).exports;
}

/** The large module of a built page, unpacked by the small one. */
function unpacked(folder) {
  const small = alone(readFileSync(path.join(folder, "unpack.wasm")));
  const unpack = (packed) => {
    const at = small.unpack_reserve(packed.length);
    new Uint8Array(small.memory.buffer, at, packed.length).set(packed);
    const length = small.unpack();
    return new Uint8Array(small.memory.buffer, small.unpack_output(), length).slice();
  };
  const packed = readFileSync(path.join(folder, "nomcheck.wasm.lzma"));
  const bytes = unpack(packed);
  // What is damaged or cut short gives nothing.
  for (const damaged of [packed.subarray(0, 0), packed.subarray(0, 12), packed.subarray(0, packed.length >> 1), new Uint8Array(99)]) {
    if (unpack(damaged).length) throw new Error("a damaged module was unpacked");
  }
  return bytes;
}

/** Loads the module of a built page; gives what calls it: a name, a request as JSON text, perhaps a file. */
export function module(folder) {
  const wasm = alone(unpacked(folder));
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
