(() => {
"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const form = document.querySelector(".controls");
if (!form) return;
const rows = all(".row");
const flags = all(".flag");
const home = document.getElementById("row-list");
const out = form.querySelector("output");
const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
let at = -1;

const named = (element, letter) => [...element.classList].find((name) => name.startsWith(letter + "-")).slice(2);
const chosen = (name) => new Set(all(`[name=${name}]:checked`, form).map((box) => box.value));

function apply() {
  const kinds = chosen("kind");
  const severities = chosen("severity");
  const version = form.elements.version.value;
  const words = form.elements.search.value.trim().toLowerCase();
  const only = form.elements.only.checked;
  const off = (kind, severity) => !kinds.has(kind) || !severities.has(severity);
  const hidden = new Set();
  for (const flag of flags) {
    const apart = version !== "" && !flag.dataset.versions.split(" ").includes(version);
    flag.hidden = off(named(flag, "k"), named(flag, "s")) || apart;
    if (flag.hidden) hidden.add("#" + flag.id);
  }
  for (const ref of all(".ref")) ref.hidden = hidden.has(ref.getAttribute("href"));
  for (const mark of all("mark")) mark.classList.toggle("off", off(named(mark, "k"), named(mark, "s")));
  for (const box of all("details.variants")) {
    box.hidden = !box.querySelector(".flag:not([hidden])");
  }
  for (const row of rows) {
    const empty = !row.querySelector(".flag:not([hidden])");
    const apart = version !== "" && row.id !== "whole" && !row.querySelector(`.cell[data-version=${version}]`);
    row.hidden = (only && empty) || apart || (words !== "" && !texts.get(row).includes(words));
  }
  at = -1;
  tell();
}

function shown() {
  return flags.filter((flag) => !flag.hidden && !flag.closest(".row[hidden], details.variants:not([open])"));
}

function tell() {
  const flagsShown = shown();
  const rowsShown = rows.filter((row) => !row.hidden).length;
  const place = at < 0 ? "" : form.dataset.place.replace("{at}", at + 1) + " ";
  const told = { flags: flagsShown.length, rows: rowsShown, all: rows.length };
  out.textContent = place + form.dataset.told.replace(/\{(\w+)\}/g, (_, name) => told[name]);
}

function step(by) {
  const list = shown();
  if (!list.length) return;
  const now = list.indexOf(document.activeElement);
  if (now >= 0) at = now;
  at = at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1);
  const flag = list[at];
  open(flag);
  flag.tabIndex = -1;
  flag.focus({ preventScroll: true });
  flag.scrollIntoView({ block: "center" });
  history.replaceState(null, "", "#" + flag.id);
  tell();
}

function order() {
  const column = Number(form.elements.order.value);
  const rank = (row) => Number((row.dataset.order || "").split(" ")[column] ?? rows.length) || 0;
  const ordered = rows.filter((row) => row.dataset.order).sort((a, b) => rank(a) - rank(b));
  home.append(...ordered, ...rows.filter((row) => !row.dataset.order));
  flags.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  tell();
}

function open(element) {
  for (let box = element.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
}

function reveal() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target) open(target);
  if (target) target.scrollIntoView({ block: "center" });
}

form.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => (event.target.name === "order" ? order() : event.target.name !== "keys" && apply()));
form.addEventListener("reset", () => setTimeout(() => { order(); apply(); }));
for (const button of all("button[data-step]", form)) button.addEventListener("click", () => step(Number(button.dataset.step)));
document.addEventListener("keydown", (event) => {
  if (!form.elements.keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input[type=search], select")) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
for (const box of all("details.variants")) box.addEventListener("toggle", tell);
addEventListener("hashchange", reveal);
addEventListener("beforeprint", () => { for (const box of all("details.only")) box.open = true; });
apply();
reveal();
})();
