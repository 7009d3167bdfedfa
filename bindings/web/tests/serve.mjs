// A server for a folder on this computer, which remembers what it was asked.

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".gz": "application/gzip", ".toml": "text/plain" };

/** Serves `folder`; what is in `instead` comes from there. */
export async function serve(folder, instead = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://localhost").pathname.slice(1) || "index.html";
    asked.push(`${request.method} ${name}`);
    const file = path.join(folder, path.basename(name));
    const body = instead[name] ?? (existsSync(file) ? readFileSync(file) : null);
    response.writeHead(body === null ? 404 : 200, { "content-type": TYPES[path.extname(name)] ?? "application/octet-stream" });
    response.end(body ?? "");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, close: () => server.close() };
}
