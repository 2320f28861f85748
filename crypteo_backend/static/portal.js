// What the holder's pages cannot do without a script: read the link's fragment, which no server ever sees by itself.
"use strict";

const TOKEN = /^#t=([A-Za-z0-9_-]{22,128})$/;

// The token of the address, if there is one.
function tokenOfAddress() {
  const match = TOKEN.exec(location.hash);
  return match ? match[1] : null;
}

function element(id) {
  return document.getElementById(id);
}

// Identity check: take the token out of the address bar and the history, and send it in the form's body.
function openLink(form) {
  const token = tokenOfAddress();
  if (token === null) return;
  history.replaceState(null, "", location.pathname);
  form.elements.link.value = token;
  form.submit();
}

// Download page: hand the token to the program; it stays in the address and is never sent to the service.
function offerProgram(panel) {
  const token = tokenOfAddress();
  if (token === null) return;
  // A language that was asked for is remembered by now; the link that is copied must be the e-mail's own.
  history.replaceState(null, "", location.pathname + location.hash);
  for (const link of document.querySelectorAll(".languages a")) link.hash = location.hash;
  element("open-program").href = `crypteo://enrol?v=1&s=${encodeURIComponent(panel.dataset.server)}#t=${token}`;
  element("copy-link").onclick = copyLink;
  element("without-link").hidden = true;
  panel.hidden = false;
}

async function copyLink() {
  const told = element("copied");
  try {
    await navigator.clipboard.writeText(location.href);
    told.textContent = told.dataset.copied;
  } catch {
    element("link-shown").hidden = false;
    element("link-text").value = location.href;
    element("link-text").select();
    told.textContent = told.dataset.selected;
  }
}

// "Show the answers": without a script the button sends the form and the page comes back; with one nothing is sent.
function showAnswers(button) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const shown = element("shown").value !== "yes";
    for (const field of document.querySelectorAll("input[data-answer]")) field.type = shown ? "text" : "password";
    element("shown").value = shown ? "yes" : "no";
    button.textContent = shown ? button.dataset.hide : button.dataset.show;
  });
}

// A form that is on its way is not sent again by a second press.
function sendOnce(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent === "yes") event.preventDefault();
    form.dataset.sent = "yes";
  });
  // A page that comes back with the Back button can be used again.
  addEventListener("pageshow", () => { form.dataset.sent = "no"; });
}

function start(parts) {
  for (const [id, begin] of Object.entries(parts)) {
    const part = element(id);
    if (part !== null) begin(part);
  }
}

const links = { "link-form": openLink, "with-link": offerProgram };
start(links);
start({ "show-answers": showAnswers });
// A link that is pasted into the address of this very page changes the fragment alone.
addEventListener("hashchange", () => start(links));
for (const form of document.forms) sendOnce(form);
// Errors are read out first: the summary takes the focus when the page comes back with one.
element("summary")?.focus();
