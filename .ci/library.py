"""The library's bounds: how many crates the core needs, and how many public items the documentation shows.

Takes the target folder in which `cargo doc` was run with the features that a program uses."""

import pathlib
import re
import subprocess
import sys

MOST_CRATES, MOST_ITEMS = 150, 150

tree = subprocess.run(
    "cargo tree --locked --no-default-features --edges normal,build --prefix none --format {p}".split(),
    capture_output=True, text=True, check=True,
).stdout
crates = {line.split(" (")[0] for line in tree.splitlines() if line}
names = {}
for crate in crates:
    names.setdefault(crate.split(" ")[0], []).append(crate)
several = sorted(", ".join(sorted(all)) for all in names.values() if len(all) > 1)

pages = pathlib.Path(sys.argv[1], "doc", "nomcheck")
listed = (pages / "all.html").read_text(encoding="utf-8").split('id="main-content"')[1]
items = [pages / link for link in re.findall(r'<li><a href="([^"#]+\.html)">', listed)]
if not items:
    sys.exit("all.html has no list of items: this script reads it no longer")
# Methods of our own, not of traits.
methods = 0
for page in items:
    own = page.read_text(encoding="utf-8").split('id="trait-implementations"')[0]
    methods += len(set(re.findall(r'<section id="method\.[^"]+"', own)))

print(f"core: {len(crates)} crates (most {MOST_CRATES}); in several versions: {'; '.join(several) or 'none'}")
print(f"public: {len(items)} items and {methods} methods (most {MOST_ITEMS} together)")
sys.exit(len(crates) > MOST_CRATES or len(items) + methods > MOST_ITEMS)
