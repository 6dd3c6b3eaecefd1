/* Which flags and groups are shown, and in which order. Kept for the tab, so that a page that is loaded again is as it was. */
import { $, $$, state } from "./common.js";
import { flags, mine, rowOf, rows } from "./flags.js";
import { visible } from "./moving.js";

export const form = $("#filter");
const chapters = $$("#row-list > .chapter");
const ordered = $$("#row-list .row");
const size = chapters.length ? $$(".row", chapters[0]).length : 1;
const KEPT = `newscompare-filter-${state.event}`;
let texts = null;

const part = (place, letter) => (place.className.match(`(?:^| )${letter}-([a-z]+)`) || [])[1];
const ticked = (name) => new Set($$(`[name=${name}]:checked`, form).map((tick) => tick.value));

export function apply() {
  const kinds = ticked("kind");
  const severities = ticked("severity");
  const decisions = ticked("decision");
  const version = form.elements.version.value;
  const words = form.elements.search.value.trim().toLowerCase();
  const only = form.elements.only.checked || decisions.size < 3;
  if (words && !texts) texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
  const hidden = new Set();
  const alive = new Set();
  for (const flag of flags) {
    flag.hidden = !kinds.has(part(flag, "k")) || !severities.has(mine(flag).severity || part(flag, "s"))
      || !decisions.has(mine(flag).decision || "open") || (version !== "" && !flag.dataset.versions.split(" ").includes(version));
    if (flag.hidden) hidden.add(`#${flag.id}`);
    else alive.add(rowOf.get(flag));
  }
  for (const ref of $$(".ref")) ref.hidden = hidden.has(ref.getAttribute("href"));
  for (const text of $$("mark")) text.classList.toggle("mark-off", !kinds.has(part(text, "k")) || !severities.has(part(text, "s")));
  for (const row of rows) {
    const apart = version !== "" && row.id !== "whole" && !$(`.cell[data-version=${version}]`, row);
    row.hidden = (only && !alive.has(row)) || apart || (words !== "" && !texts.get(row).includes(words));
  }
  for (const chapter of chapters) chapter.hidden = $$(".row", chapter).every((row) => row.hidden);
  const left = flags.filter(visible).length;
  $("#shown").textContent = `${left} of ${flags.length} flags, ${rows.filter((row) => !row.hidden).length} of ${rows.length} groups`;
}

function order() {
  const column = Number(form.elements.order.value);
  const rank = new Map(ordered.map((row) => [row, Number(row.dataset.order.split(" ")[column])]));
  ordered.sort((a, b) => rank.get(a) - rank.get(b));
  chapters.forEach((chapter, n) => chapter.append(...ordered.slice(n * size, (n + 1) * size)));
  const place = new Map([...ordered, ...rows.filter((row) => !row.dataset.order)].map((row, n) => [row, n]));
  for (const list of [rows, flags]) {
    const at = (item) => place.get(rowOf.get(item) || item);
    list.sort((a, b) => at(a) - at(b));
  }
  apply();
}

export function filters(open = form.hidden) {
  form.hidden = !open;
  $("#filters").setAttribute("aria-expanded", open);
}

const now = () => new URLSearchParams(new FormData(form)).toString();

function restore() {
  const kept = sessionStorage.getItem(KEPT);
  if (kept === null || kept === now()) return;
  const values = new URLSearchParams(kept);
  for (const field of form.elements) {
    if (field.type === "checkbox") field.checked = values.getAll(field.name).includes(field.value);
    else if (values.has(field.name)) field.value = values.get(field.name);
  }
  filters(true);
  order();
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", (event) => (event.target.name === "order" ? order() : apply()));
form.addEventListener("reset", () => setTimeout(order));
document.addEventListener("leaving", () => sessionStorage.setItem(KEPT, now()));
addEventListener("pagehide", () => sessionStorage.setItem(KEPT, now()));
restore();
