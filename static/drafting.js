"use strict";

/* The redline of a section while it is written. Without this script "Preview the change" draws it. */

(() => {
  const form = document.querySelector("form[data-preview]");
  const shown = document.querySelector("[data-redline]");
  const said = document.querySelector("[data-redline-said]");
  if (!form || !shown || !window.fetch) return;

  const WAIT = 400;
  const FIELDS = ["csrfmiddlewaretoken", "level", "label", "heading", "text", "reason"];
  let timer = 0;
  let asked = null;
  let last = told(asSent);

  function told(value) {
    return new URLSearchParams(FIELDS.map((name) => [name, value(name) || ""])).toString();
  }

  function words() {
    const data = new FormData(form);
    return told((name) => data.get(name));
  }

  /* What the page came with: somebody may have typed before this script was there. */
  function asSent(name) {
    const field = form.elements[name];
    if (!field || !field.options) return field && field.defaultValue;
    return ([...field.options].find((each) => each.defaultSelected) || field.options[0]).value;
  }

  async function draw() {
    const typed = words();
    if (typed === last) return;
    if (asked) asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.dataset.preview, {
        method: "POST",
        body: new URLSearchParams(typed),
        credentials: "same-origin",
        redirect: "error",
        signal: asked.signal,
      });
      if (answer.status >= 500 || answer.status === 403 || answer.status === 404) throw new Error(answer.status);
      const piece = await answer.text();
      last = typed;
      shown.innerHTML = piece;
      const sentence = shown.querySelector("[data-said]");
      if (said && sentence) said.textContent = sentence.textContent;
    } catch (error) {
      if (error.name !== "AbortError" && said) {
        said.textContent = "The redline could not be drawn now. Press “Preview the change”.";
      }
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(draw, WAIT);
  });
  draw();
})();
