"use strict";

/* What the keys of the work session do; when they are heard is in keys.js. */

(() => {
  const { say, read, listen } = window.civicpolicyKeys;
  const FIRST = "#first-change";
  const LAST = "#last-change";
  const screen = document.querySelector("[data-full-screen]");

  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
  const changes = () => all("#the-text a.rl-no");
  const comments = () => all("#said article");
  const step = (rel) => document.querySelector(`#the-text a[rel=${rel}], .wall-foot a[rel=${rel}]`);

  /* Where the reader stands among several: the one that has the focus, else the last one before it. */
  function place(several) {
    const here = document.activeElement;
    const inside = several.findIndex((one) => one === here || one.contains(here));
    if (inside >= 0) return inside;
    const before = (one) => here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING;
    return here === document.body ? -1 : several.filter(before).length - 1;
  }

  function go(rel, end) {
    const link = step(rel);
    if (link) window.location.assign(link.href.split("#")[0] + (end || "#the-text"));
    else say(rel === "next" ? "This is the last section." : "This is the first section.");
  }

  function change(by) {
    const several = changes();
    const inText = document.activeElement.closest("#the-text");
    const at = (inText ? place(several) : by > 0 ? -1 : several.length) + by;
    if (several[at]) {
      read(several[at]);
      say(`Change ${several[at].textContent.replace(/\D/g, "")}, ${at + 1} of ${several.length} here.`);
    } else go(by > 0 ? "next" : "prev", by > 0 ? FIRST : LAST);
  }

  function comment() {
    const several = comments();
    const at = document.activeElement.closest("#said") ? place(several) + 1 : 0;
    if (several[at]) {
      read(several[at]);
      say(`Comment ${at + 1} of ${several.length} shown.`);
    } else say(several.length ? "That was the last comment shown." : "Nobody has written about this.");
  }

  function list() {
    const keys = document.querySelector("[data-keys-all]");
    if (!keys) return;
    keys.open = !keys.open;
    read(keys.querySelector("summary"));
  }

  listen({
    n: () => change(1),
    p: () => change(-1),
    s: () => go("next"),
    c: comment,
    "?": list,
  });

  if (screen && document.fullscreenEnabled) {
    screen.hidden = false;
    screen.addEventListener("click", () => {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen();
    });
  }

  /* Somebody came here from the last change of the section before, or from the first of the one after. */
  const several = changes();
  const wanted = { [FIRST]: several[0], [LAST]: several[several.length - 1] }[window.location.hash];
  if (wanted) read(wanted);
  else if ([FIRST, LAST].includes(window.location.hash)) read(document.getElementById("the-text"));
})();
