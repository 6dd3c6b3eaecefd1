"use strict";
const state = JSON.parse(document.getElementById("state").textContent);
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const trouble = $("#trouble");
let again = null;

function say(text) {
  const place = $("#say");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

function warn(text, retry = null) {
  $("p", trouble).textContent = text;
  again = retry;
  $("#trouble-again").hidden = !retry;
  trouble.hidden = false;
}

function calm() { trouble.hidden = true; again = null; }

/* The answer, or an Error whose `status` is 0 when the server did not answer. */
async function send(path, body, type = "application/json") {
  let answer;
  try {
    answer = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
  } catch {
    throw Object.assign(new Error("Not saved: the server does not answer. Start it again, then try again."), { status: 0 });
  }
  const data = await answer.json().catch(() => ({ error: `The server failed (${answer.status}): this was not saved.` }));
  if (!answer.ok) throw Object.assign(new Error(data.error), { status: answer.status, outdated: data.outdated });
  return data;
}

const act = (path, data) =>
  send(path, JSON.stringify({ ...data, reviewer: state.reviewer, since: state.revision }));

$("#trouble-off").addEventListener("click", calm);
$("#trouble-again").addEventListener("click", () => { const retry = again; calm(); if (retry) retry(); });

/* Loads the page again; what a page puts off, as the address of its current flag, is done first. */
function loadAgain() {
  document.dispatchEvent(new Event("leaving"));
  location.reload();
}

const who = $("#who");
$("#who-name").textContent = state.reviewer;
for (const name of state.reviewers) $("#who-known").append(Object.assign(document.createElement("option"), { value: name }));
$("#who-change").addEventListener("click", () => { who.showModal(); $("input", who).select(); });
who.addEventListener("close", async () => {
  if (who.returnValue !== "ok") return;
  try {
    await send("/api/reviewer", JSON.stringify({ name: $("input", who).value }));
    loadAgain();
  } catch (error) { warn(error.message); }
});

const importer = $("#import");
if (importer) importer.addEventListener("submit", async (event) => {
  event.preventDefault();
  const file = importer.elements.file.files[0];
  const type = file.name.toLowerCase().endsWith(".csv") ? "text/csv" : "application/json";
  try {
    const done = await send("/api/import", await file.text(), type);
    const kept = done.differing.length ? ` Decided otherwise here, ours kept: ${done.differing.join("; ")}.` : "";
    $("#imported").textContent = `${done.taken} taken in, ${done.same} were there already.${kept}`;
  } catch (error) { warn(error.message); }
});

async function answerOffers(keys, accept) {
  try {
    await act("/api/carried", { keys, accept });
    location.reload();
  } catch (error) { warn(error.message, error.status ? null : () => answerOffers(keys, accept)); }
}
for (const button of $$("[data-accept]")) {
  button.addEventListener("click", () => answerOffers([button.closest("[data-key]").dataset.key], button.dataset.accept === "true"));
}
const alike = $("#all-alike");
if (alike) alike.addEventListener("click", () => {
  const same = $$(".carried").filter((item) => item.dataset.likeness === "100.0" && $("[data-accept=true]", item));
  answerOffers(same.map((item) => item.dataset.key), true);
});
