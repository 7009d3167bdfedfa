"use strict";
// Runs the check beside the page, so that the page stays alive and can end it. Knows the module and nothing else.

let wasm;

/** Calls a function of the module with a request and perhaps a file; gives its answer as JSON text. */
function call(name, request, file) {
  const write = (which, bytes) => {
    const at = wasm.nomcheck_reserve(which, bytes.length);
    new Uint8Array(wasm.memory.buffer, at, bytes.length).set(bytes);
  };
  write(0, new TextEncoder().encode(request));
  if (file) write(1, file);
  const length = wasm[`nomcheck_${name}`]();
  return new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, wasm.nomcheck_output(), length));
}

/** The large module, which `packed` holds and the small one unpacks. */
function unpacked(small, packed) {
  const { memory, unpack, unpack_reserve, unpack_output } = new WebAssembly.Instance(new WebAssembly.Module(small), {}).exports;
  const at = unpack_reserve(packed.byteLength);
  new Uint8Array(memory.buffer, at, packed.byteLength).set(new Uint8Array(packed));
  const length = unpack();
  return new WebAssembly.Module(new Uint8Array(memory.buffer, unpack_output(), length));
}

onmessage = ({ data }) => {
  const { id, packed, unpack, module, settings, name, request, file, draw } = data;
  try {
    if (packed) {
      postMessage({ module: unpacked(unpack, packed) });
      return;
    }
    if (module) {
      wasm = new WebAssembly.Instance(module, {}).exports;
      postMessage({ id, answer: call("settings", settings) });
      return;
    }
    postMessage({ id, answer: call(name, request, file && new Uint8Array(file)) });
    if (draw) postMessage({ id, pictures: call("pictures", "") });
  } catch (error) {
    // A panic, too little memory or too deep a nesting: this instance is not to be used again.
    postMessage({ id, failed: String(error) });
  }
};
