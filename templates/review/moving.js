/* From flag to flag, and back to the same place after the page was loaded again. */
import { $, loadAgain, say } from "./common.js";
import { box, choose, current, flags, mine, pending, rowOf } from "./flags.js";

let addressing = 0;
let place = "";

export const visible = (flag) => !flag.hidden && !rowOf.get(flag).hidden && (!box.get(flag) || box.get(flag).open);

const address = (hash) => history.replaceState(null, "", hash);

export function move(flag) {
  if (box.get(flag)) box.get(flag).open = true;
  choose(flag);
  flag.tabIndex = -1;
  flag.focus({ preventScroll: true });
  flag.scrollIntoView({ block: "center" });
  clearTimeout(addressing);
  addressing = setTimeout(() => address(`#${flag.id}`), 400);
}

export function go(by, open = false) {
  const at = current() ? flags.indexOf(current()) : -1;
  for (let n = 1; n <= flags.length; n += 1) {
    const next = at < 0 && by < 0 ? flags.length - n : at + by * n;
    if (!open && (next < 0 || next >= flags.length)) break;
    const flag = flags[((next % flags.length) + flags.length) % flags.length];
    if (!visible(flag) || (open && (mine(flag).decision || pending.has(flag)))) continue;
    return move(flag);
  }
  say(open ? "All flags shown are decided." : by > 0 ? "This is the last flag." : "This is the first flag.");
}

/* Loads the page again, at `hash`, with the filters as they are. */
export function reload(hash, said = "") {
  place = hash;
  loadAgain(said);
}

document.addEventListener("leaving", () => {
  clearTimeout(addressing);
  if (place || current()) address(place || `#${current().id}`);
});

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

export function begin() {
  addEventListener("hashchange", reveal);
  reveal();
}
