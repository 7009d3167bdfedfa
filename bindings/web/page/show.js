// Answers → what people see. Text of a PDF is only ever set as text.

const SIGNS = { present: "✓", waived: "✓", missing: "✕", faulty: "!", doubtful: "?", noted: "i", absent: "–" };
const SIGN_OF = { complete: ["✓", "present"], deck: ["i", "noted"] };
const SVG = "http://www.w3.org/2000/svg";

/** An element. Attributes are set as attributes, but for the class; children are elements or texts. */
export function el(tag, { className, ...attributes } = {}, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Names of files as people may see them: without what moves or hides text. */
export const clean = (text) => text.replace(/[\p{Cc}\p{Cf}]/gu, "");

/** A text of the PDF, whose direction is its own. */
const own = (text) => el("bdi", {}, text);

const ended = (text) => /[.!?…]$/.test(text) ? text : `${text}.`;

/** What became of a file or nomination, in one word that the page knows. */
export function outcome(file, nomination) {
  if (!file.checked) return "not_processed";
  const { kind } = file.checked.document;
  if (kind === "summary_deck") return "deck";
  if (!nomination) return kind === "unrecognised" ? "unrecognised" : "not_processed";
  const late = file.late.some(({ finding }) => finding.severity === "error" && finding.nomination?.index === nomination.index);
  return late ? "incomplete" : nomination.status;
}

/** All findings about a file with their words, where they belong, and a key by which two checks are compared. */
export function findings(file) {
  if (!file.checked) return [];
  const { document: { findings, nominations }, said, view } = file.checked;
  const all = findings.map((finding, place) => ({ finding, said: said[place], place }));
  file.late.forEach(({ finding, said }, nth) => all.push({ finding, said, late: true, place: findings.length + nth }));
  for (const one of all) {
    const index = one.finding.nomination?.index;
    const shown = nominations.findIndex((nomination) => nomination.index === index);
    one.nomination = shown < 0 ? null : shown;
    const within = one.late ? null : view.nominations[shown];
    one.field = within?.fields.find((field) => field.findings.includes(one.place));
    one.additional = within?.additional.find((section) => section.findings.includes(one.place));
    one.key = [index, one.finding.rule, one.finding.field].join("|");
  }
  return all;
}

/** Shows files in a language. */
export class Show {
  constructor(words, lang, office, act) {
    Object.assign(this, { words, lang, office, act });
  }

  /** A text of the office in the language of the page, or in the first one it has. */
  ours(text) {
    return typeof text === "object" && text !== null ? text[this.lang] ?? Object.values(text)[0] : text;
  }

  /** What a finding is about. */
  about(one) {
    const { words, lang } = this;
    if (one.late) return words.others;
    if (one.field) return one.field.name[lang];
    if (one.additional) return one.additional.heading;
    return one.nomination === null ? words.whole : words.wholeNomination;
  }

  /** One point: what is wrong, what to do, and the place. */
  point(file, one) {
    const { words, lang } = this;
    const { finding } = one;
    const { message, request } = one.said[lang];
    const missing = one.field && ["missing", "absent"].includes(one.field.state);
    let todo = null;
    const certain = finding.certainty === "definite";
    if (finding.severity === "warning" || finding.severity === "error" && !certain) todo = missing ? words.unsure : words.doLook;
    else if (finding.severity === "error") todo = missing ? words.doAdd : words.doCorrect;
    // What is about no answer is said with what to do about it.
    const whole = !one.field && !one.additional && request && finding.severity !== "note";
    const page = finding.at[0]?.page;
    const item = el("li", { className: `point ${finding.severity}`, id: `f${file.number}-p${one.place}`, "data-rule": finding.rule },
      el("div", { className: "head" }, el("h4", {}, own(this.about(one))), page ? el("span", { className: "faint" }, words.page(page)) : null),
      el("p", { className: "message" }, own(whole ? request : ended(message))),
      whole || !todo ? null : el("p", { className: "do" }, todo),
      file.since?.fresh.has(one.key) ? el("p", { className: "fresh" }, words.fresh) : null);
    if (page) {
      const place = el("div", { className: "place" });
      item.append(place);
      file.places.push({ place, at: JSON.stringify(finding.at), missing });
    }
    return item;
  }

  /** Puts the pictures beside their points. */
  pictures(file) {
    const crops = new Map(file.pictures?.map((crop) => [JSON.stringify(crop.at), crop.picture]));
    for (const { place, at, missing } of file.places) {
      const picture = crops.get(at);
      if (picture?.Ok) place.replaceChildren(this.crop(picture.Ok, JSON.parse(at), missing));
      else if (picture) place.replaceChildren(el("p", { className: "faint" }, this.words.noPicture));
    }
  }

  crop(picture, at, missing) {
    const [left, top, right, bottom] = picture.window;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", `${left} ${top} ${right - left} ${bottom - top}`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    for (const { page, bbox: [l, t, r, b] } of at) {
      if (page !== picture.page) continue;
      const rect = document.createElementNS(SVG, "rect");
      // A little air, so that the line does not run through the letters.
      const sides = { x: l - 2, y: t - 2, width: Math.max(r - l, 0) + 4, height: Math.max(b - t, 0) + 4, rx: 2 };
      for (const [name, value] of Object.entries(sides)) rect.setAttribute(name, value);
      svg.append(rect);
    }
    const alt = (missing ? this.words.gap : this.words.place)(picture.page);
    const image = el("img", { src: `data:image/png;base64,${picture.png}`, width: picture.width, height: picture.height, alt });
    const button = el("button", { type: "button", className: "crop", title: this.words.enlarge }, el("span", { className: "pic" }, image, svg));
    button.addEventListener("click", () => this.act.enlarge(button));
    return button;
  }

  /** The points of a nomination, or of a file without one. */
  points(file, all) {
    const { words } = this;
    const of = (severity) => all.filter(({ finding }) => finding.severity === severity);
    const list = (some) => el("ul", { className: "points" }, ...some.map((one) => this.point(file, one)));
    const [errors, warnings, notes] = ["error", "warning", "note"].map(of);
    return [
      errors.length > 0 && el("section", {}, el("h3", {}, words.correct), list(errors)),
      warnings.length > 0 && el("section", {}, el("h3", {}, words.look), list(warnings)),
      notes.length > 0 && el("details", { className: "rest" }, el("summary", {}, words.know(notes.length)), list(notes)),
    ];
  }

  /** The form's questions, each with its sign and what was read. */
  asked(file, view) {
    const { words, lang } = this;
    const answer = (lines, counted) => el("div", { className: "answer" },
      ...lines.map(({ kind, text }) => el("p", { className: kind, dir: "auto" }, text)),
      counted ? el("p", { className: "faint" }, words.words(counted)) : null);
    const entry = (state, name, notes, lines, counted) => {
      const row = [
        el("span", { className: `sign ${state}`, role: "img", "aria-label": words.states[state] ?? words.additional }, SIGNS[state] ?? "+"),
        el("span", { className: "name" }, own(name)),
        el("span", { className: "faint" }, notes.filter(Boolean).join(", ")),
      ];
      if (!lines.length) return el("li", { "data-state": state }, el("div", { className: "row" }, ...row));
      return el("li", { "data-state": state }, el("details", {}, el("summary", { className: "row" }, ...row), answer(lines, counted)));
    };
    const required = view.fields.filter((field) => field.required || field.answer.length);
    const there = required.filter((field) => field.answer.length).length;
    return el("section", { className: "asked" },
      el("h3", {}, words.asked(there, required.length)),
      el("ul", { className: "checklist" },
        ...view.fields.map((field) => entry(field.state, field.name[lang], [
          field.state === "present" ? null : words.states[field.state],
          field.page && words.page(field.page),
        ], field.answer, field.words)),
        ...view.additional.map((section) => entry("additional", section.heading, [words.additional, section.page && words.page(section.page)], section.answer))));
  }

  /** What is below a verdict's heading. */
  since(file) {
    if (!file.since) return null;
    const { words, lang } = this;
    const { corrected, open, fresh } = file.since;
    const line = (sign, state, text) => el("li", {}, el("span", { className: `sign ${state}`, "aria-hidden": "true" }, sign), " ", text);
    return el("div", { className: "compared" }, el("strong", {}, words.since), el("ul", { className: "since" },
      ...corrected.map((one) => line("✓", "present", el("span", {}, own(this.about(one)), `: ${words.corrected}`))),
      open > 0 && line("!", "faulty", `${open} × ${words.open}`),
      fresh.size > 0 && line("!", "faulty", `${fresh.size} × ${words.fresh}`)));
  }

  verdict(file, nomination, errors, { heading = "h2", compared = true } = {}) {
    const { words } = this;
    const result = outcome(file, nomination);
    const kind = { complete: "complete", incomplete: "incomplete", deck: "other" }[result] ?? "incomplete";
    const texts = { complete: words.complete, incomplete: words.incomplete(errors), unrecognised: words.unrecognised, not_processed: words.notProcessed, deck: words.deck };
    const { document: source } = file.checked ?? {};
    const title = nomination && (nomination.title ?? words.noTitle);
    const details = [clean(file.name), source?.source.pages ? words.pages(source.source.pages) : null];
    const view = nomination && file.checked.view.nominations[source.nominations.indexOf(nomination)];
    if (view?.form) details.push(words.form(view.form));
    return el("div", { className: `verdict ${kind}` },
      el("span", { className: "sign", "aria-hidden": "true" }, { complete: "✓", incomplete: "!", other: "i" }[kind]),
      el("div", {},
        el(heading, {}, texts[result]),
        title ? el("p", {}, el("strong", {}, own([nomination.label && `${clean(nomination.label)}. `, view?.title ?? title].filter(Boolean).join("")))) : null,
        el("p", { className: "faint" }, own(details.filter(Boolean).join(" · "))),
        file.trouble ? el("p", {}, file.trouble(words)) : null,
        result === "complete" ? el("p", {}, this.ours(this.office.next) ?? words.next) : null,
        compared ? this.since(file) : null));
  }

  /** Everything about a file. */
  file(file) {
    const { words } = this;
    file.places = [];
    const all = findings(file);
    const nominations = file.checked?.document.nominations ?? [];
    const parts = [];
    if (nominations.length === 0) {
      parts.push(this.verdict(file, null, 0), el("div", { className: "sides alone" }, el("div", {}, ...this.points(file, all).filter(Boolean))));
    }
    const shared = all.filter((one) => one.nomination === null);
    if (nominations.length > 1 && shared.length) parts.push(el("div", { className: "sides alone" }, el("div", {}, ...this.points(file, shared).filter(Boolean))));
    nominations.forEach((nomination, nth) => {
      const mine = all.filter((one) => one.nomination === nth || nominations.length === 1 && one.nomination === null);
      const errors = mine.filter(({ finding }) => finding.severity === "error").length;
      parts.push(this.verdict(file, nomination, errors, { compared: nth === 0 }),
        el("div", { className: "sides" },
          el("div", {}, ...this.points(file, mine).filter(Boolean)),
          this.asked(file, file.checked.view.nominations[nth])));
    });
    const unplaced = file.checked?.view.unplaced ?? [];
    if (unplaced.length && nominations.length) {
      parts.push(el("details", { className: "rest" }, el("summary", {}, words.unplaced(unplaced.length)), ...unplaced.map((text) => el("p", { dir: "auto" }, text))));
    }
    this.pictures(file);
    return parts;
  }

  /** The signs of a file's nominations, before its name. */
  signs(file) {
    const nominations = file.checked?.document.nominations ?? [];
    const all = nominations.length ? nominations.map((one) => outcome(file, one)) : [outcome(file, null)];
    return all.flatMap((result) => [el("span", { className: `sign ${SIGN_OF[result]?.[1] ?? "faulty"}`, "aria-hidden": "true" }, SIGN_OF[result]?.[0] ?? "!"), " "]);
  }

  /** One line for each nomination of many files. */
  table(files) {
    const { words } = this;
    const rows = files.flatMap((file) => {
      const all = findings(file);
      const nominations = file.checked?.document.nominations ?? [];
      const row = (nomination, nth) => {
        const result = outcome(file, nomination);
        const sign = SIGN_OF[result] ?? ["!", "faulty"];
        const errors = all.filter((one) => one.finding.severity === "error" && (one.nomination === nth || one.nomination === null)).length;
        return el("tr", { "data-result": result },
          el("th", { scope: "row" }, el("a", { href: `#f${file.number}` }, own(clean(file.name)))),
          el("td", {}, own(nomination ? file.checked.view.nominations[nth]?.title ?? words.noTitle : "–")),
          el("td", {}, el("span", { className: `sign ${sign[1]}`, "aria-hidden": "true" }, sign[0]), " ", words.short[result]),
          el("td", { className: "number" }, errors ? `${errors}` : "–"));
      };
      return nominations.length ? nominations.map(row) : [row(null, null)];
    });
    const head = ["file", "nomination", "result", "points"].map((name) => el("th", { scope: "col" }, words.columns[name]));
    return el("table", { className: "many" }, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows));
  }
}
