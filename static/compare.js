"use strict";

/* On the page of a comparison: from change to change by key, and open what hides the place a link leads to. */

(() => {
  const { say, read, listen } = window.civicpolicyKeys;
  const changes = [...document.querySelectorAll("#the-text [id^=change-]")];
  const READING_LINE = 0.4;

  function unfold(one) {
    for (let fold = one.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  function isInSight(one) {
    const { top, bottom } = one.getBoundingClientRect();
    return one.getClientRects().length > 0 && bottom > 0 && top < window.innerHeight;
  }

  /* The change that a key led to last, until the reader goes elsewhere. */
  let last = -1;

  function elsewhere(event) {
    if (!["n", "p"].includes(event.key)) last = -1;
  }

  /* The change at which the reader is: the last one, else the one that has the focus, while it is in sight; else
     halfway between the one above the reading line and the next. */
  function place() {
    if (last >= 0) return last;
    const focused = changes.findIndex((one) => one.parentElement.contains(document.activeElement));
    if (focused >= 0 && isInSight(changes[focused])) return focused;
    const line = window.innerHeight * READING_LINE;
    const above = (one) => one.getClientRects().length > 0 && one.getBoundingClientRect().top < line;
    return changes.findLastIndex(above) + 0.5;
  }

  function go(by) {
    const here = place();
    const at = by > 0 ? Math.floor(here) + 1 : Math.ceil(here) - 1;
    const one = changes[at];
    if (!one) {
      say(by > 0 ? "That was the last change." : "That was the first change.");
      return;
    }
    last = at;
    unfold(one);
    read(one);
    const name = one.parentElement.querySelector(".rl-links a:last-child .vh");
    say(`Change ${name ? name.textContent.slice(2) : at + 1}; ${at + 1} of ${changes.length}.`);
  }

  /* Browsers differ in what they do when a link leads into something that is folded away. */
  function arrive() {
    const one = document.querySelector(":target");
    if (!one || !one.closest("details:not([open])")) return;
    unfold(one);
    one.scrollIntoView();
  }

  const leaving = ["wheel", "touchmove", "pointerdown", "keydown"];
  leaving.forEach((kind) => document.addEventListener(kind, elsewhere, { passive: true }));
  listen({ n: () => go(1), p: () => go(-1) });
  window.addEventListener("hashchange", arrive);
  arrive();
})();
