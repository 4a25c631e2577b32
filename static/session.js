"use strict";

/* Keys of the work session. Every one of them does what a link on the page does too; nothing needs them.
   They are silent while somebody types, with Ctrl, Alt or Meta, and once they are turned off. */

(() => {
  const OFF = "civicpolicy-keys-off";
  const FIRST = "#first-change";
  const LAST = "#last-change";
  const panel = document.querySelector("[data-keys]");
  const said = document.querySelector("[data-keys-said]");
  const screen = document.querySelector("[data-full-screen]");

  const all = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
  const changes = () => all("#the-text a.rl-no");
  const comments = () => all("#said article");
  const step = (rel) => document.querySelector(`#the-text a[rel=${rel}], .wall-foot a[rel=${rel}]`);

  function stored() {
    try {
      return localStorage.getItem(OFF) === "1";
    } catch {
      return false;
    }
  }

  let off = stored();

  function say(words) {
    if (said) said.textContent = words;
  }

  function read(one) {
    if (!one.hasAttribute("tabindex") && !one.matches("a, button, summary")) one.tabIndex = -1;
    one.focus({ preventScroll: true, focusVisible: true });
    one.scrollIntoView({ block: "center" });
  }

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

  const KEYS = {
    n: () => change(1),
    p: () => change(-1),
    s: () => go("next"),
    c: comment,
    "?": list,
  };

  function typing(target) {
    return target.isContentEditable || target.closest("input, textarea, select");
  }

  document.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    const taken = event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented;
    if (!act || taken || typing(event.target) || off) return;
    event.preventDefault();
    act();
  });

  function turn(button) {
    button.textContent = off ? "Turn the keys on" : "Turn the keys off";
  }

  if (panel) {
    panel.hidden = false;
    const button = panel.querySelector("[data-keys-switch]");
    if (button) {
      turn(button);
      button.addEventListener("click", () => {
        off = !off;
        turn(button);
        try {
          localStorage.setItem(OFF, off ? "1" : "0");
        } catch {
          /* Private windows forget: the switch still counts on this page. */
        }
      });
    }
  }

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
