"use strict";

/* Asks before a page is left with words in its form that were not sent. What was sent and came back with
   something to put right was not kept either. Without this script nothing asks. */

(() => {
  const forms = [...document.querySelectorAll("form[method=post]")].filter((form) => form.querySelector("textarea, input[type=text]"));
  if (!forms.length) return;

  const words = (form) => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const first = new Map(forms.map((form) => [form, words(form)]));
  const cameBack = document.querySelector(".error-summary, form[data-unsaved]") !== null;
  let isSent = false;

  document.addEventListener("submit", () => { isSent = true; });
  window.addEventListener("pageshow", () => { isSent = false; });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent && (cameBack || forms.some((form) => words(form) !== first.get(form)))) event.preventDefault();
  });
})();
