"use strict";

/* Keys of a page. Every one of them does what a link on it does too; nothing needs them. They are silent while
   somebody types, with Ctrl, Alt or Meta, and once they are turned off. A page's own script says what they do. */

window.civicpolicyKeys = (() => {
  const OFF = "civicpolicy-keys-off";
  const panel = document.querySelector("[data-keys]");
  const said = document.querySelector("[data-keys-said]");

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

  function typing(target) {
    return target.isContentEditable || target.closest("input, textarea, select");
  }

  function listen(acts) {
    document.addEventListener("keydown", (event) => {
      const act = acts[event.key];
      const taken = event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented;
      if (!act || taken || typing(event.target) || off) return;
      event.preventDefault();
      act();
    });
  }

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

  return { say, read, listen };
})();
