/* Files of decisions taken in, and offers after a new run. */
import { $, $$, act, loadAgain, send, warn } from "./common.js";

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
    loadAgain(`${keys.length} ${accept ? "carried over" : "set aside"}. Saved.`);
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
