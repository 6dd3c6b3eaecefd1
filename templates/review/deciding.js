/* Decisions on their way to the server and back, one after the other. */
import { $, act, say, state, warn } from "./common.js";
import { byId, code, count, current, id, mark, mine, pending, set, show, told } from "./flags.js";
import { go, move, reload } from "./moving.js";

let chain = Promise.resolve();

/* Does one thing after all that was begun before. */
export function queue(work) {
  chain = chain.then(work);
  return chain;
}

function take(answer, own) {
  const touched = [];
  for (const opinion of answer.opinions) {
    set(opinion);
    if (byId.has(opinion.flag)) { touched.push(byId.get(opinion.flag)); show(byId.get(opinion.flag)); }
  }
  state.revision = Math.max(state.revision, answer.revision);
  count();
  if (answer.links && !own) warn("Another reviewer linked or unlinked statements: load the page again to see it.", () => reload(location.hash));
  return touched;
}

export function decide(flag, patch) {
  pending.set(flag, { ...pending.get(flag), ...patch });
  show(flag);
  mark(flag, "saving…");
  return queue(() => post(flag, patch));
}

async function post(flag, patch) {
  const { revision, ...value } = { ...mine(flag), ...patch };
  if (value.decision !== "dismiss") value.reason = "";
  try {
    const answer = await act("/api/decide", { event: state.event, flag: id(flag), ...value, revision });
    pending.delete(flag);
    take(answer, true);
    show(flag);
    mark(flag, "saved");
    say(`${code(flag)}: ${told(mine(flag))}. Saved. ${$("#count").textContent} decided.`);
    if ($("#move-on").checked && patch.decision && current() === flag) go(1, true);
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

export function turn(action) {
  queue(async () => {
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

function lookNow() { if (!document.hidden && !pending.size) queue(look); }
setInterval(lookNow, 3000);
addEventListener("focus", lookNow);
