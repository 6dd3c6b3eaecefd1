"use strict";
(() => {
const blank = { decision: "", reason: "", severity: "", note: "", revision: 0 };
const flags = $$(".flag");
const byId = new Map(flags.map((flag) => [flag.id.slice(2), flag]));
const rows = $$(".row");
const box = new Map();
const rowOf = new Map();
for (const flag of flags) {
  rowOf.set(flag, flag.closest(".row"));
  box.set(flag, flag.closest("details"));
}
const opinions = new Map();
const bars = new Map();
const extras = new Map();
const pending = new Map();
const counted = new Set(state.counted);
const form = $("#filter");
let current = null;
let chain = Promise.resolve();
let addressing = 0;

const code = (flag) => $(".badge", flag).textContent;
const id = (flag) => flag.id.slice(2);
const mine = (flag) => (opinions.get(id(flag)) || new Map()).get(state.reviewer) || blank;
const part = (place, letter) => (place.className.match(`(?:^| )${letter}-([a-z]+)`) || [])[1];
const told = (o) => [
  { keep: "kept", dismiss: "dismissed", "": "undecided" }[o.decision] || "", o.reason, o.severity && `now a ${o.severity}`,
].filter(Boolean).join(", ");

/* ---------------------------------------------------------------- what is shown */

function set(opinion) {
  const { flag, reviewer, ...rest } = opinion;
  if (!byId.has(flag)) return;
  if (!opinions.has(flag)) opinions.set(flag, new Map());
  opinions.get(flag).set(reviewer, { ...blank, ...rest });
}

function fill(flag) {
  if (bars.has(flag)) return bars.get(flag);
  const bar = $("#bar").content.firstElementChild.cloneNode(true);
  bar.setAttribute("aria-label", `Decision on ${code(flag)}`);
  bars.set(flag, bar);
  flag.append(bar);
  show(flag);
  return bar;
}

/* Reason, severity and note: only the current flag has them open, so that a page of thousands stays light. */
function more(flag) {
  if (!extras.has(flag)) {
    const panel = $("#more").content.firstElementChild.cloneNode(true);
    extras.set(flag, panel);
    fill(flag).after(panel);
  }
  return extras.get(flag);
}

function show(flag) {
  const own = { ...mine(flag), ...pending.get(flag) };
  flag.dataset.decision = own.decision;
  const bar = bars.get(flag);
  if (!bar) return;
  for (const name of ["keep", "dismiss"]) $(`[data-do=${name}]`, bar).setAttribute("aria-pressed", own.decision === name);
  $(".told", bar).textContent = own.reason || own.severity ? told({ ...own, decision: "-" }) : "";
  const panel = extras.get(flag);
  if (panel) {
    $(".why-not", panel).hidden = own.decision !== "dismiss";
    $("[data-do=reason]", panel).value = own.reason;
    $("[data-do=severity]", panel).value = own.severity;
  }
  const lines = own.note ? [line("my-note", own.note)] : [];
  for (const [name, o] of opinions.get(id(flag)) || []) {
    if (name === state.reviewer || !(o.decision || o.severity || o.note)) continue;
    lines.push(line("other", `${name}: ${told(o)}${o.note ? `, “${o.note}”` : ""}`));
  }
  for (const old of $$(".my-note, .other", flag)) old.remove();
  flag.append(...lines);
}

function line(kind, text) {
  const place = document.createElement("p");
  place.className = kind;
  place.dir = "auto";
  place.textContent = text;
  return place;
}

function choose(flag) {
  if (current === flag) return;
  if (current) {
    current.classList.remove("current");
    const panel = extras.get(current);
    if (panel && $(".note-box", panel).hidden) panel.hidden = true;
  }
  current = flag;
  more(flag).hidden = false;
  show(flag);
  flag.classList.add("current");
}

function mark(flag, text, bad = false) {
  const place = $(".saved", fill(flag));
  place.textContent = text;
  place.classList.toggle("bad", bad);
}

function count() {
  let done = 0;
  for (const key of counted) if (byId.has(key) && mine(byId.get(key)).decision) done += 1;
  $("#count").textContent = `${done} of ${counted.size}`;
  $("#progress").max = counted.size || 1;
  $("#progress").value = done;
  return done;
}

function take(answer, own) {
  const touched = [];
  for (const opinion of answer.opinions) {
    set(opinion);
    if (byId.has(opinion.flag)) { touched.push(byId.get(opinion.flag)); show(byId.get(opinion.flag)); }
  }
  state.revision = Math.max(state.revision, answer.revision);
  count();
  if (answer.links && !own) warn("Another reviewer linked or unlinked statements: load the page again to see it.", () => location.reload());
  return touched;
}

/* ---------------------------------------------------------------- deciding */

function decide(flag, patch) {
  pending.set(flag, { ...pending.get(flag), ...patch });
  show(flag);
  mark(flag, "saving…");
  chain = chain.then(() => post(flag, patch));
  return chain;
}

async function post(flag, patch) {
  const now = mine(flag);
  const { revision, ...value } = { ...now, ...patch };
  if (value.decision !== "dismiss") value.reason = "";
  try {
    const answer = await act("/api/decide", { event: state.event, flag: id(flag), ...value, revision });
    pending.delete(flag);
    take(answer, true);
    show(flag);
    mark(flag, "saved");
    say(`${code(flag)}: ${told(mine(flag))}. Saved. ${$("#count").textContent} decided.`);
    if ($("#move-on").checked && patch.decision && current === flag) go(1, true);
  } catch (error) {
    pending.delete(flag);
    show(flag);
    mark(flag, "not saved", true);
    if (error.outdated) {
      await look();
      warn(`${code(flag)}: ${error.message} It is ${told(mine(flag))} now; decide again if you see it otherwise.`);
    } else {
      warn(`${code(flag)}: ${error.message}`, () => decide(flag, patch));
    }
  }
}

function turn(action) {
  chain = chain.then(async () => {
    try {
      const answer = await act(`/api/${action}`, {});
      const touched = take(answer, true);
      if (answer.links) return reload(answer.action === "link" ? "" : location.hash);
      for (const flag of touched) mark(flag, "saved");
      say(answer.turned ? `${action === "undo" ? "Undone" : "Done again"}: ${answer.turned}. Saved.` : `Nothing to ${action}.`);
      if (touched.length) move(touched[touched.length - 1]);
    } catch (error) {
      warn(error.message, error.status ? null : () => turn(action));
    }
  });
}

async function look() {
  try {
    const answer = await fetch(`/api/changes?since=${state.revision}`);
    if (!answer.ok) return;
    const data = await answer.json();
    if (data.revision === state.revision) return;
    take(data, false);
    const others = data.done.filter((line) => !line.startsWith(`${state.reviewer}: `));
    if (others.length) say(others.join(". "));
  } catch { /* the next decision says that the server is gone */ }
}

document.addEventListener("leaving", () => {
  clearTimeout(addressing);
  if (current) history.replaceState(null, "", `#${current.id}`);
});

function reload(hash) {
  clearTimeout(addressing);
  if (hash) history.replaceState(null, "", hash);
  location.reload();
}

/* ---------------------------------------------------------------- moving */

const visible = (flag) => !flag.hidden && !rowOf.get(flag).hidden && (!box.get(flag) || box.get(flag).open);

function move(flag) {
  if (box.get(flag)) box.get(flag).open = true;
  choose(flag);
  flag.tabIndex = -1;
  flag.focus({ preventScroll: true });
  flag.scrollIntoView({ block: "center" });
  clearTimeout(addressing);
  addressing = setTimeout(() => history.replaceState(null, "", `#${flag.id}`), 400);
}

function go(by, open = false) {
  const at = current ? flags.indexOf(current) : -1;
  for (let n = 1; n <= flags.length; n += 1) {
    const place = at < 0 && by < 0 ? flags.length - n : at + by * n;
    if (!open && (place < 0 || place >= flags.length)) break;
    const flag = flags[((place % flags.length) + flags.length) % flags.length];
    if (!visible(flag) || (open && (mine(flag).decision || pending.has(flag)))) continue;
    return move(flag);
  }
  say(open ? "All flags shown are decided." : by > 0 ? "This is the last flag." : "This is the first flag.");
}

/* ---------------------------------------------------------------- filters */

let texts = null;

function apply() {
  const chosen = (name) => new Set($$(`[name=${name}]:checked`, form).map((tick) => tick.value));
  const kinds = chosen("kind");
  const severities = chosen("severity");
  const decisions = chosen("decision");
  const version = form.elements.version.value;
  const words = form.elements.search.value.trim().toLowerCase();
  const only = form.elements.only.checked || decisions.size < 3;
  if (words && !texts) texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const hidden = new Set();
  const alive = new Set();
  let seen = 0;
  for (const flag of flags) {
    const kind = part(flag, "k");
    const severity = part(flag, "s");
    const { versions } = flag.dataset;
    const off = !kinds.has(kind) || !severities.has(mine(flag).severity || severity) || !decisions.has(mine(flag).decision || "open")
      || (version !== "" && !versions.split(" ").includes(version));
    flag.hidden = off;
    if (off) hidden.add(`#${flag.id}`);
    else { alive.add(rowOf.get(flag)); seen += 1; }
  }
  for (const ref of $$(".ref")) ref.hidden = hidden.has(ref.getAttribute("href"));
  for (const text of $$("mark")) text.classList.toggle("mark-off", !kinds.has(part(text, "k")) || !severities.has(part(text, "s")));
  for (const row of rows) {
    const apart = version !== "" && row.id !== "whole" && !$(`.cell[data-version=${version}]`, row);
    row.hidden = (only && !alive.has(row)) || apart || (words !== "" && !texts.get(row).includes(words));
  }
  const left = flags.filter(visible).length;
  $("#shown").textContent = `${left} of ${flags.length} flags, ${rows.filter((row) => !row.hidden).length} of ${rows.length} groups`;
  return seen;
}

function filters(open = form.hidden) {
  form.hidden = !open;
  $("#filters").setAttribute("aria-expanded", open);
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", apply);
form.addEventListener("reset", () => setTimeout(apply));

/* ---------------------------------------------------------------- links by hand */

const linker = $("#linker");
const pick = $("form", linker);
let statements = null;

/* The text of a statement without the codes of its flags. */
const spoken = (place) => [...place.childNodes].filter((n) => !n.classList || !n.classList.contains("ref")).map((n) => n.textContent).join("");

function all() {
  if (statements) return statements;
  const known = new Map();
  for (const place of $$(".statement")) {
    const key = place.dataset.statement;
    if (known.has(key)) continue;
    const where = $(".where", place).textContent.trim().replace(/\s+/g, " ");
    known.set(key, { id: key, version: place.closest(".cell").dataset.version, text: `${where}: ${spoken($(".text", place))}` });
  }
  statements = [...known.values()];
  return statements;
}

const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });

function offer() {
  const left = all().find((s) => s.id === pick.elements.left.value);
  const words = pick.elements.find.value.trim().toLowerCase();
  const found = all().filter((s) => left && s.version !== left.version && s.text.toLowerCase().includes(words)).slice(0, 200);
  pick.elements.right.replaceChildren(...found.map((s) => option(s.id, s.text)));
}

function openLinker(row) {
  const inside = $$(".statement", row).map((place) => place.dataset.statement);
  if (!inside.length) return;
  pick.elements.left.replaceChildren(...all().filter((s) => inside.includes(s.id)).map((s) => option(s.id, s.text)));
  pick.elements.find.value = "";
  offer();
  const lines = $$(".unlink", row).map((button) => {
    const line = document.createElement("li");
    const copy = button.cloneNode(true);
    copy.addEventListener("click", () => link(button.dataset.left, button.dataset.right, "unlinked"));
    line.append(button.getAttribute("aria-label").replace("Unlink ", ""), " ", copy);
    return line;
  });
  $("#linked").hidden = !lines.length;
  $("#linked ul").replaceChildren(...lines);
  linker.returnValue = "";
  linker.showModal();
}

function link(left, right, to) {
  if (linker.open) linker.close("");
  chain = chain.then(async () => {
    try {
      const answer = await act("/api/link", { event: state.event, left, right, state: to });
      reload(`#${answer.anchor}`);
    } catch (error) {
      warn(error.message, error.status ? null : () => link(left, right, to));
    }
  });
}

pick.elements.left.addEventListener("input", offer);
pick.elements.find.addEventListener("input", offer);
linker.addEventListener("close", () => {
  if (linker.returnValue === "ok" && pick.elements.right.value) link(pick.elements.left.value, pick.elements.right.value, "linked");
});

/* ---------------------------------------------------------------- mouse and keys */

function openNote(flag) {
  const panel = more(flag);
  const place = $(".note-box", panel);
  place.hidden = !place.hidden;
  $("[data-do=note]", panel).setAttribute("aria-expanded", !place.hidden);
  if (place.hidden) return;
  $("textarea", place).value = mine(flag).note;
  $("textarea", place).focus();
}

function saveNote(flag) {
  const note = $("textarea", more(flag)).value.trim();
  openNote(flag);
  move(flag);
  if (note !== mine(flag).note) decide(flag, { note });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".unlink") && !linker.contains(button)) return link(button.dataset.left, button.dataset.right, "unlinked");
  if (button.matches(".link")) return openLinker(button.closest(".row"));
  const flag = button.closest(".flag");
  if (!flag || !button.dataset.do) return;
  const action = button.dataset.do;
  choose(flag);
  if (action === "note") openNote(flag);
  else if (action === "save") saveNote(flag);
  else decide(flag, { decision: mine(flag).decision === action ? "" : action, reason: "" });
});

document.addEventListener("focusin", (event) => {
  const flag = event.target.closest(".flag");
  if (flag) choose(flag);
});

document.addEventListener("change", (event) => {
  const flag = event.target.closest(".flag");
  const action = event.target.dataset.do;
  if (flag && (action === "reason" || action === "severity")) decide(flag, { [action]: event.target.value });
});

for (const button of $$("[data-go]")) {
  button.addEventListener("click", () => (button.dataset.go === "open" ? go(1, true) : go(Number(button.dataset.go))));
}
$("#undo").addEventListener("click", () => turn("undo"));
$("#redo").addEventListener("click", () => turn("redo"));
$("#filters").addEventListener("click", () => filters());
$("#help").addEventListener("click", () => $("#keys").showModal());

const dismissals = $$("[data-do=reason] option", $("#more").content).map((o) => o.value).slice(1);
const keys = {
  j: () => go(1), k: () => go(-1), n: () => go(1, true), N: () => go(-1, true),
  u: () => turn("undo"), U: () => turn("redo"), f: () => filters(), l: () => openLinker(current ? rowOf.get(current) : rows[0]),
  "/": () => { filters(true); form.elements.search.focus(); }, "?": () => $("#keys").showModal(),
};
const onFlag = {
  y: { decision: "keep", reason: "" }, x: { decision: "dismiss", reason: "" }, 0: { decision: "", reason: "" },
  c: { severity: "conflict" }, d: { severity: "difference" }, v: { severity: "variant" }, s: { severity: "" },
  ...Object.fromEntries(dismissals.map((reason, n) => [n + 1, { decision: "dismiss", reason }])),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing) {
    const flag = typing.closest(".flag");
    if (typing.matches("textarea") && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); saveNote(flag); }
    if (typing.matches("textarea") && event.key === "Escape") { openNote(flag); move(flag); }
    if (typing.matches("[name=search]") && event.key === "Escape") typing.blur();
    return;
  }
  if ($("dialog[open]")) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && "zy".includes(event.key.toLowerCase())) {
    event.preventDefault();
    return turn(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo");
  }
  if (event.ctrlKey || event.metaKey || event.altKey || (!$("#keys-on").checked && event.key !== "?")) return;
  if (keys[event.key]) { event.preventDefault(); return keys[event.key](); }
  if (event.key === "e" || onFlag[event.key]) {
    event.preventDefault();
    if (!current) return say("No flag is chosen: j goes to the first.");
    if (event.key === "e") openNote(current); else decide(current, onFlag[event.key]);
  }
});

for (const name of ["keys-on", "move-on"]) {
  const tick = $(`#${name}`);
  const known = localStorage.getItem(`newscompare-${name}`);
  if (known !== null) tick.checked = known === "true";
  tick.addEventListener("change", () => localStorage.setItem(`newscompare-${name}`, tick.checked));
}

addEventListener("beforeunload", (event) => {
  const draft = $$(".note-box:not([hidden])").some((place) => $("textarea", place).value.trim() !== mine(place.closest(".flag")).note);
  if (draft || pending.size) event.preventDefault();
});

/* ---------------------------------------------------------------- start */

for (const opinion of state.opinions) set(opinion);
for (const key of opinions.keys()) show(byId.get(key));
count();
const near = new IntersectionObserver((seen) => {
  for (const entry of seen) if (entry.isIntersecting) { near.unobserve(entry.target); for (const flag of $$(".flag", entry.target)) fill(flag); }
}, { rootMargin: "800px" });
for (const row of rows) near.observe(row);
/* The page opens with what is in the window; the rest is laid out in idle moments, so that moving there costs less. */
const BATCH = 25;
function prepare(from) {
  requestIdleCallback(() => {
    for (const row of rows.slice(from, from + BATCH)) {
      for (const flag of $$(".flag", row)) fill(flag);
      row.classList.add("ready");
    }
    if (from + BATCH < rows.length) prepare(from + BATCH);
  }, { timeout: 2000 });
}
prepare(0);
function reveal() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.matches(".flag")) return move(target);
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
  const first = $(".flag", target.closest(".row") || target);
  if (first) choose(first);
}
addEventListener("hashchange", reveal);
reveal();
setInterval(() => { if (!document.hidden && !pending.size) chain = chain.then(look); }, 3000);
})();
