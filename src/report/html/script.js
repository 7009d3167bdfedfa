"use strict";
// Filters the page and enlarges pictures. Reads only what stands in the page; makes no markup of text.
(() => {
  const id = (name) => document.getElementById(name);
  const names = ["status", "severity", "rule", "country", "text"];
  const fields = names.map(id);
  const lines = new Map();
  for (const line of document.querySelectorAll("[data-n]")) lines.set(line.dataset.n, line);
  const cards = [...document.querySelectorAll(".card")].map((card) => ({
    card,
    line: lines.get(card.id),
    status: card.dataset.s,
    country: card.dataset.c,
    text: card.dataset.q,
    findings: [...card.querySelectorAll(".finding[data-r]")].map((node) => ({ node, rule: node.dataset.r, severity: node.dataset.v })),
  }));
  const set = (node, hidden) => {
    if (node && node.hidden !== hidden) node.hidden = hidden;
  };

  // As the page's own texts are: small letters without accents, single spaces for all other signs.
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

  const apply = () => {
    const [status, severity, rule, country, text] = fields.map((field) => field.value);
    const sought = folded(text);
    let nominations = 0;
    let findings = 0;
    for (const c of cards) {
      let some = 0;
      const one = severity !== "*" || rule !== "*";
      for (const f of c.findings) {
        const fits = (severity === "*" || f.severity === severity) && (rule === "*" || f.rule === rule);
        set(f.node, !fits);
        if (fits) some += 1;
      }
      const shown = (status === "*" || c.status === status) && (country === "*" || c.country === country)
        && (!one || some > 0) && (sought === "" || c.text.includes(sought));
      set(c.card, !shown);
      set(c.line, !shown);
      if (shown) {
        nominations += 1;
        findings += some;
      }
    }
    const words = id("filter").dataset.shown;
    id("shown").textContent = words.replace("{n}", nominations).replace("{of}", cards.length).replace("{findings}", findings);
    const kept = new URLSearchParams();
    names.forEach((name, i) => {
      if (fields[i].value !== "*" && fields[i].value !== "") kept.set(name, fields[i].value);
      if (name === "country" && fields[i].value === "") kept.set(name, "");
    });
    const hash = kept.toString();
    if (hash || location.hash.includes("=")) history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  };

  const fromHash = () => {
    if (!location.hash.includes("=")) return;
    const kept = new URLSearchParams(location.hash.slice(1));
    names.forEach((name, i) => {
      const value = kept.get(name);
      const there = fields[i].options ? [...fields[i].options].some((option) => option.value === value) : value !== null;
      fields[i].value = there ? value : fields[i].options ? "*" : "";
    });
    apply();
  };

  for (const field of fields) field.addEventListener("input", apply);
  id("reset").addEventListener("click", () => {
    for (const field of fields) field.value = field.options ? "*" : "";
    apply();
    fields[0].focus();
  });
  const open = (yes) => {
    for (const c of cards) if (!c.card.hidden) c.card.open = yes;
  };
  id("open").addEventListener("click", () => open(true));
  id("shut").addEventListener("click", () => open(false));
  // The overview alone: the cards of a call are hundreds of pages.
  id("print").addEventListener("click", () => {
    document.body.classList.add("overview");
    print();
    document.body.classList.remove("overview");
  });
  id("filter").hidden = false;

  // A link into a closed card opens it; browsers do so by themselves only for links that lead inside.
  const reveal = () => {
    const target = location.hash.includes("=") ? null : document.getElementById(location.hash.slice(1));
    const card = target && target.closest(".card");
    if (card) {
      card.hidden = false;
      card.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", () => {
    fromHash();
    reveal();
  });

  const large = id("large");
  const place = large.querySelector(".place");
  document.addEventListener("click", (event) => {
    const crop = event.target.closest(".crop");
    if (!crop) return;
    const copy = crop.firstElementChild.cloneNode(true);
    const severity = [...crop.closest(".finding").classList].filter((name) => ["error", "warning", "note"].includes(name));
    place.className = ["place", ...severity].join(" ");
    place.replaceChildren(copy);
    large.showModal();
  });
  id("close").addEventListener("click", () => large.close());
  large.addEventListener("click", (event) => {
    if (event.target === large) large.close();
  });

  fromHash();
  apply();
  reveal();
})();
