/* What every page needs: the state, messages, requests, and who reviews. */
export const state = JSON.parse(document.getElementById("state").textContent);
export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const trouble = $("#trouble");
let again = null;

let silent = true;

export function say(text) {
  silent = false;
  const place = $("#say");
  place.textContent = "";
  requestAnimationFrame(() => { place.textContent = text; });
}

export function warn(text, retry = null) {
  $("p", trouble).textContent = text;
  again = retry;
  $("#trouble-again").hidden = !retry;
  trouble.hidden = false;
}

function calm() { trouble.hidden = true; again = null; }

/* The answer, or an Error whose `status` is 0 when the server did not answer. */
export async function send(path, body, type = "application/json") {
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

export const act = (path, data) =>
  send(path, JSON.stringify({ ...data, reviewer: state.reviewer, since: state.revision }));

$("#trouble-off").addEventListener("click", calm);
$("#trouble-again").addEventListener("click", () => { const retry = again; calm(); if (retry) retry(); });

const SAID = "newscompare-said";

/* Loads the page again and then says `said`; what a page puts off, as the address of its current flag, is done first. */
export function loadAgain(said = "") {
  document.dispatchEvent(new Event("leaving"));
  if (said) sessionStorage.setItem(SAID, said);
  location.reload();
}

const before = sessionStorage.getItem(SAID);
sessionStorage.removeItem(SAID);
if (before) setTimeout(() => { if (silent) say(before); }, 300);  // what was done since is news, this is not

const who = $("#who");
$("#who-name").textContent = state.reviewer;
for (const name of state.reviewers) $("#who-known").append(Object.assign(document.createElement("option"), { value: name }));
$("#who-change").addEventListener("click", () => { who.showModal(); $("input", who).select(); });
who.addEventListener("close", async () => {
  if (who.returnValue !== "ok") return;
  try {
    const { reviewer } = await send("/api/reviewer", JSON.stringify({ name: $("input", who).value }));
    loadAgain(`The reviewer is ${reviewer} now.`);
  } catch (error) { warn(error.message); }
});
