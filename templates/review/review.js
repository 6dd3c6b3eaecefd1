/* The page of one event: what the mouse and the keys do, and the start. */
import { $, $$, say } from "./common.js";
import { decide, turn } from "./deciding.js";
import { filters, form } from "./filter.js";
import { choose, current, fill, flags, mine, more, pending, rowOf, rows } from "./flags.js";
import { link, linker, openLinker } from "./linker.js";
import { begin, go, move } from "./moving.js";

/* ---------------------------------------------------------------- notes */

function openNote(flag) {
  const panel = more(flag);
  const place = $(".note-box", panel);
  place.hidden = !place.hidden;
  $("[data-do=note]", panel).setAttribute("aria-expanded", !place.hidden);
  if (place.hidden) return;
  $("textarea", place).value = mine(flag).note;
  $("textarea", place).focus();
}

function leaveNote(flag) {
  openNote(flag);
  move(flag);
}

function saveNote(flag) {
  const note = $("textarea", more(flag)).value.trim();
  leaveNote(flag);
  if (note !== mine(flag).note) decide(flag, { note });
}

addEventListener("beforeunload", (event) => {
  const draft = $$(".note-box:not([hidden])").some((place) => $("textarea", place).value.trim() !== mine(place.closest(".flag")).note);
  if (draft || pending.size) event.preventDefault();
});

/* ---------------------------------------------------------------- mouse */

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

/* ---------------------------------------------------------------- keys */

/* The focus goes into the filters, and back to the flag when they close. */
function toFilters() {
  filters();
  if (!form.hidden) form.elements.decision[0].focus();
  else if (current()) move(current());
}

const dismissals = $$("[data-do=reason] option", $("#more").content).map((o) => o.value).slice(1);
const keys = {
  j: () => go(1), k: () => go(-1), n: () => go(1, true), N: () => go(-1, true),
  u: () => turn("undo"), U: () => turn("redo"), f: toFilters, l: () => openLinker(current() ? rowOf.get(current()) : rows[0]),
  "/": () => { filters(true); form.elements.search.focus(); }, "?": () => $("#keys").showModal(),
};
const onFlag = {
  y: { decision: "keep", reason: "" }, x: { decision: "dismiss", reason: "" }, 0: { decision: "", reason: "" },
  c: { severity: "conflict" }, d: { severity: "difference" }, v: { severity: "variant" }, s: { severity: "" },
  ...Object.fromEntries(dismissals.map((reason, n) => [n + 1, { decision: "dismiss", reason }])),
};

function typed(event, place) {
  const flag = place.closest(".flag");
  if (place.matches("textarea") && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); saveNote(flag); }
  if (place.matches("textarea") && event.key === "Escape") leaveNote(flag);
  if (place.matches("[name=search]") && event.key === "Escape") { event.preventDefault(); place.blur(); }
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (typing) return typed(event, typing);
  if ($("dialog[open]")) return;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && "zy".includes(event.key.toLowerCase())) {
    event.preventDefault();
    return turn(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo");
  }
  if (event.ctrlKey || event.metaKey || event.altKey || (!$("#keys-on").checked && event.key !== "?")) return;
  if (keys[event.key]) { event.preventDefault(); return keys[event.key](); }
  if (event.key === "e" || onFlag[event.key]) {
    event.preventDefault();
    if (!current()) return say("No flag is chosen: j goes to the first.");
    if (event.key === "e") openNote(current()); else decide(current(), onFlag[event.key]);
  }
});

for (const name of ["keys-on", "move-on"]) {
  const tick = $(`#${name}`);
  const known = localStorage.getItem(`newscompare-${name}`);
  if (known !== null) tick.checked = known === "true";
  tick.addEventListener("change", () => localStorage.setItem(`newscompare-${name}`, tick.checked));
}

/* ---------------------------------------------------------------- start */

const near = new IntersectionObserver((seen) => {
  for (const entry of seen) if (entry.isIntersecting) { near.unobserve(entry.target); for (const flag of $$(".flag", entry.target)) fill(flag); }
}, { rootMargin: "800px" });

/* The page opens with the buttons that are in the window; the others come in idle moments, and then the watch ends. */
const BATCH = 50;
function prepare(from) {
  requestIdleCallback(() => {
    for (const flag of flags.slice(from, from + BATCH)) fill(flag);
    if (from + BATCH < flags.length) return prepare(from + BATCH);
    near.disconnect();
    document.documentElement.dataset.ready = "true";
  }, { timeout: 2000 });
}
for (const row of rows) near.observe(row);
prepare(0);
begin();
