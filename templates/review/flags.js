/* The flags of an event and what is decided about them, as it is shown. */
import { $, $$, state } from "./common.js";

const blank = { decision: "", reason: "", severity: "", note: "", revision: 0 };
export const flags = $$(".flag");
export const rows = $$(".row");
export const byId = new Map(flags.map((flag) => [flag.id.slice(2), flag]));
export const rowOf = new Map(flags.map((flag) => [flag, flag.closest(".row")]));
export const box = new Map(flags.map((flag) => [flag, flag.closest("details")]));
export const pending = new Map();
const opinions = new Map();
const bars = new Map();
const panels = new Map();
const counted = new Set(state.counted);
let chosen = null;

export const current = () => chosen;
export const code = (flag) => $(".badge", flag).textContent;
export const id = (flag) => flag.id.slice(2);
export const mine = (flag) => (opinions.get(id(flag)) || new Map()).get(state.reviewer) || blank;
export const told = (o) => [
  { keep: "kept", dismiss: "dismissed", "": "undecided" }[o.decision] || "", o.reason, o.severity && `now a ${o.severity}`,
].filter(Boolean).join(", ");

export function set(opinion) {
  const { flag, reviewer, ...rest } = opinion;
  if (!byId.has(flag)) return;
  if (!opinions.has(flag)) opinions.set(flag, new Map());
  opinions.get(flag).set(reviewer, { ...blank, ...rest });
}

export function fill(flag) {
  if (bars.has(flag)) return bars.get(flag);
  const bar = $("#bar").content.firstElementChild.cloneNode(true);
  bar.setAttribute("aria-label", `Decision on ${code(flag)}`);
  bars.set(flag, bar);
  flag.append(bar);
  show(flag);
  return bar;
}

/* Reason, severity and note: only the current flag has them open, so that a page of thousands stays light. */
export function more(flag) {
  if (!panels.has(flag)) {
    const panel = $("#more").content.firstElementChild.cloneNode(true);
    panels.set(flag, panel);
    fill(flag).after(panel);
  }
  return panels.get(flag);
}

export function show(flag) {
  const own = { ...mine(flag), ...pending.get(flag) };
  flag.dataset.decision = own.decision;
  const bar = bars.get(flag);
  if (!bar) return;
  for (const name of ["keep", "dismiss"]) $(`[data-do=${name}]`, bar).setAttribute("aria-pressed", own.decision === name);
  $(".told", bar).textContent = own.reason || own.severity ? told({ ...own, decision: "-" }) : "";
  const panel = panels.get(flag);
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
  if (flag === chosen) name(flag);
}

function line(kind, text) {
  const place = document.createElement("p");
  place.className = kind;
  place.dir = "auto";
  place.textContent = text;
  return place;
}

/* What a screen reader says when the focus comes to a flag. */
function name(flag) {
  const said = [$(".flag-head", flag), $(".why", flag)].map((place) => place.textContent.replace(/\s+/g, " ").trim());
  const sides = $$(".sides div", flag).map((side) => `${side.firstChild.textContent}: ${side.lastChild.textContent}.`);
  const notes = $$(".my-note, .other", flag).map((place) => place.textContent);
  flag.setAttribute("aria-label", [...said, ...sides, `${told({ ...mine(flag), ...pending.get(flag) })}.`, ...notes].join(" "));
}

export function choose(flag) {
  if (chosen === flag) return;
  if (chosen) {
    chosen.classList.remove("current");
    const panel = panels.get(chosen);
    if (panel && $(".note-box", panel).hidden) panel.hidden = true;
  }
  chosen = flag;
  more(flag).hidden = false;
  show(flag);
  flag.classList.add("current");
}

export function mark(flag, text, bad = false) {
  const place = $(".saved", fill(flag));
  place.textContent = text;
  place.classList.toggle("bad", bad);
}

export function count() {
  let done = 0;
  for (const key of counted) if (byId.has(key) && mine(byId.get(key)).decision) done += 1;
  $("#count").textContent = `${done} of ${counted.size}`;
  $("#progress").max = counted.size || 1;
  $("#progress").value = done;
}

for (const opinion of state.opinions) set(opinion);
for (const key of opinions.keys()) show(byId.get(key));
count();
