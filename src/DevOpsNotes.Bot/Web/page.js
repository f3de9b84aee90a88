// With this script answers appear one below the other; without it, each is a page of its own.
"use strict";

const log = document.getElementById("log");
const say = document.getElementById("say");
const line = document.getElementById("line");
const said = [];
let recalled = 0;
let draft = "";

document.addEventListener("submit", async event => {
  event.preventDefault();
  const form = event.target;
  const data = new URLSearchParams(new FormData(form, event.submitter));
  data.set("zone", Intl.DateTimeFormat().resolvedOptions().timeZone ?? "");
  const typed = form === say ? line.value : "";
  const origin = form.closest("article");
  log.setAttribute("aria-busy", "true");
  try {
    const response = await fetch("/", { method: "POST", body: data });
    const text = await response.text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const exchange = page.querySelector("#log > article");
    if (!exchange) throw new Error(text);
    renew(page);
    if (form === say) {
      if (typed.trim()) said.push(typed);
      recalled = said.length;
      line.value = page.getElementById("line").value;
    }
    if (exchange.dataset.delivery === "Replace" && origin) {
      if (origin.querySelector(".said")) exchange.prepend(origin.querySelector(".said"));
      origin.replaceWith(exchange);
    } else {
      log.append(exchange);
    }
    if (form !== say) exchange.focus({ preventScroll: true });
    exchange.scrollIntoView({ block: "nearest" });
  } catch (problem) {
    const notice = document.createElement("article");
    notice.textContent = problem instanceof TypeError ? "The bot does not answer. Is it still running? Say it again when it is." : problem.message;
    log.append(notice);
    notice.scrollIntoView({ block: "nearest" });
  } finally {
    log.removeAttribute("aria-busy");
  }
});

// The arrow keys bring back what was said before.
line.addEventListener("keydown", event => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || said.length === 0) return;
  event.preventDefault();
  if (recalled === said.length) draft = line.value;
  recalled = Math.min(Math.max(recalled + step, 0), said.length);
  line.value = said[recalled] ?? draft;
});

// A page that is older than the bot gets the new bot's token.
function renew(page) {
  const token = page.querySelector("#say input[type=hidden]");
  for (const old of document.querySelectorAll(`input[name="${token.name}"]`)) old.value = token.value;
}
