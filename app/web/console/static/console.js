// What makes the console quicker. Nothing here is needed: every link and form works without it.
"use strict";

const rows = () => [...document.querySelectorAll(".row")];
const typing = (one) => one.closest("input, select, textarea, [contenteditable]") !== null;

function step(by) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement.closest(".row"));
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function say() {
  const chosen = document.querySelectorAll(".mark input:checked").length;
  const place = document.getElementById("chosen");
  if (place) place.textContent = chosen ? `${chosen} chosen` : "";
}

// A button may have a key of its own.
function pressed(key) {
  const button = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
  return button && (() => button.click());
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const keys = document.getElementById("keys");
  const act = {
    j: () => step(1),
    k: () => step(-1),
    x: () => {
      const mark = document.activeElement.closest(".row")?.querySelector(".mark input");
      if (mark) mark.click();
    },
    "/": () => document.getElementById("q")?.focus(),
    "?": () => keys?.showModal(),
  }[event.key] ?? pressed(event.key);
  if (!act || (keys && keys.open)) return;
  event.preventDefault();
  act();
});

document.addEventListener("change", (event) => {
  if (event.target.closest(".mark")) say();
});

// What is often written goes into the reply, where the cursor stands.
for (const button of document.querySelectorAll("[data-insert]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const text = button.closest("form").querySelector("textarea");
    text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  });
}

// What takes more than one request goes on by itself, with a moment in which to stop it.
const go = document.querySelector("[data-go]");
if (go) setTimeout(() => go.form.requestSubmit(go), 1500);

// Live counts can be paused; what is new is only announced, never put under the pointer.
const pause = document.getElementById("pause");
if (pause) {
  pause.hidden = false;
  pause.addEventListener("click", () => {
    const paused = pause.getAttribute("aria-pressed") !== "true";
    pause.setAttribute("aria-pressed", String(paused));
  });
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (pause.getAttribute("aria-pressed") === "true" || document.hidden) event.preventDefault();
  });
}
