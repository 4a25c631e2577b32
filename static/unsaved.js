"use strict";

/* Asks before a page is left with words in its form that were not sent. What was sent and came back with
   something to put right was not kept either. Without this script nothing asks. */

(() => {
  const isTyped = (form) => form.querySelector("textarea, input[type=text]");
  const forms = [...document.querySelectorAll("form[method=post]")].filter(isTyped);
  if (!forms.length) return;

  const words = (form) => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  const first = new Map(forms.map((form) => [form, words(form)]));
  const cameBack = document.querySelector(".error-summary, form[data-unsaved]") !== null;
  let sent = null;

  const isUnsaved = (form) => form !== sent && words(form) !== first.get(form);

  document.addEventListener("submit", (event) => { sent = event.target; });
  window.addEventListener("pageshow", () => { sent = null; });
  window.addEventListener("beforeunload", (event) => {
    if ((cameBack && !forms.includes(sent)) || forms.some(isUnsaved)) event.preventDefault();
  });
})();
