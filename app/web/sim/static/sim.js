// Keeps the page as it is at the gateway and the carrier. Without it everything works by reloading.
"use strict";

const EVERY_MS = 1000;
const main = document.querySelector("main[data-state]");

// Every word from outside goes in as text, never as markup.
function made(name, words, kind) {
  const element = document.createElement(name);
  element.textContent = words;
  if (kind) element.className = kind;
  return element;
}

function showTexts(texts) {
  const list = document.getElementById("texts");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  const there = new Map([...list.children].map((item) => [item.dataset.id, item]));
  for (const text of texts) {
    let item = there.get(text.id);
    if (!item) {
      item = made("li", "", text.mine ? "mine" : "theirs");
      item.dataset.id = text.id;
      item.append(made("p", text.body));
      list.append(item);
    }
    there.delete(text.id);
    const fate = item.querySelector("small");
    if (fate && fate.textContent !== text.fate) fate.textContent = text.fate;
    if (!fate && text.fate) item.append(made("small", text.fate));
  }
  for (const gone of there.values()) gone.remove();
  document.getElementById("quiet").hidden = texts.length > 0;
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function showList(id, items) {
  const list = document.getElementById(id);
  const wanted = items.map((item) => item.outerHTML).join("");
  if (list.dataset.shown !== wanted) {
    list.replaceChildren(...items);
    list.dataset.shown = wanted;
  }
}

function show(state) {
  document.getElementById("now").textContent = state.clock.now;
  const problem = document.getElementById("problem");
  if (problem.textContent !== state.problem) problem.textContent = state.problem;
  problem.hidden = !state.problem;
  if (state.problem) return; // what was seen last stays
  showTexts(state.texts);
  showList("back", state.back.map((text) => {
    const item = document.createElement("li");
    const why = text.state === "held" && text.fix ? `${text.why} ${text.fix}` : text.why;
    item.append(made("b", text.state), " ", made("q", text.body), made("small", why));
    return item;
  }));
  showList("faults", state.faults.map((fault) => made("li", fault)));
}

async function look() {
  try {
    const answer = await fetch(main.dataset.state, { headers: { Accept: "application/json" } });
    if (answer.ok) show(await answer.json());
  } catch {
    document.getElementById("problem").textContent = "Consentry does not answer. Is `consentry up` running?";
    document.getElementById("problem").hidden = false;
  }
  setTimeout(look, EVERY_MS);
}

if (main) {
  const list = document.getElementById("texts");
  list.scrollTop = list.scrollHeight;
  setTimeout(look, EVERY_MS);
}
