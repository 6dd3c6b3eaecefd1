/* Links made and cut by hand. */
import { $, $$, act, state, warn } from "./common.js";
import { queue } from "./deciding.js";
import { reload } from "./moving.js";

export const linker = $("#linker");
const pick = $("form", linker);
const PAGE = 100;
let statements = null;
let from = 0;

/* The text of a statement without the codes of its flags. */
const spoken = (place) => [...place.childNodes].filter((n) => !n.classList || !n.classList.contains("ref")).map((n) => n.textContent).join("");

function all() {
  if (statements) return statements;
  const known = new Map();
  for (const place of $$(".statement")) {
    const key = place.dataset.statement;
    if (known.has(key)) continue;
    const where = $(".where", place).textContent.trim().replace(/\s+/g, " ");
    const text = spoken($(".text", place));
    known.set(key, { id: key, version: place.closest(".cell").dataset.version, place: Number($(".no", place).textContent.split("/")[0]), text: `${where}: ${text}`, low: text.toLowerCase() });
  }
  const version = (s) => Number(s.version.slice(1));
  statements = [...known.values()].sort((a, b) => version(a) - version(b) || a.place - b.place);
  return statements;
}

const option = (s) => Object.assign(document.createElement("option"), { value: s.id, textContent: s.text });

function choice(s) {
  const label = document.createElement("label");
  const button = Object.assign(document.createElement("input"), { type: "radio", name: "right", value: s.id, required: true });
  const text = Object.assign(document.createElement("span"), { textContent: s.text, dir: "auto" });
  label.append(button, text);
  return label;
}

/* Statements of the other versions that have all the words, a page of them at a time. */
function offer(at = 0) {
  const left = all().find((s) => s.id === pick.elements.left.value);
  const words = pick.elements.find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all().filter((s) => left && s.version !== left.version && words.every((word) => s.low.includes(word)));
  from = Math.max(0, Math.min(at, Math.floor((found.length - 1) / PAGE) * PAGE));
  const shown = found.slice(from, from + PAGE);
  $("#whole-left").textContent = left ? left.text : "";
  $(".choices", pick).replaceChildren(...shown.map(choice));
  $(".choices", pick).scrollTop = 0;
  $("#offered").textContent = found.length ? `${from + 1} to ${from + shown.length} of ${found.length}` : "No statement has these words.";
  $("#linker-back").disabled = from === 0;
  $("#linker-on").disabled = from + PAGE >= found.length;
  for (const button of [$("#linker-back"), $("#linker-on")]) button.hidden = found.length <= PAGE;
}

export function openLinker(row) {
  const inside = new Set($$(".statement", row).map((place) => place.dataset.statement));
  if (!inside.size) return;
  pick.elements.left.replaceChildren(...all().filter((s) => inside.has(s.id)).map(option));
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

export function link(left, right, to) {
  if (linker.open) linker.close("");
  queue(async () => {
    try {
      const answer = await act("/api/link", { event: state.event, left, right, state: to });
      reload(`#${answer.anchor}`, `Two statements ${to}. Saved.`);
    } catch (error) {
      warn(error.message, error.status ? null : () => link(left, right, to));
    }
  });
}

pick.elements.left.addEventListener("input", () => offer());
pick.elements.find.addEventListener("input", () => offer());
pick.elements.find.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  const first = $(".choices input", pick);
  if (first) first.focus();
});
$("#linker-back").addEventListener("click", () => offer(from - PAGE));
$("#linker-on").addEventListener("click", () => offer(from + PAGE));
linker.addEventListener("close", () => {
  const right = new FormData(pick).get("right");
  if (linker.returnValue === "ok" && right) link(pick.elements.left.value, right, "linked");
});
