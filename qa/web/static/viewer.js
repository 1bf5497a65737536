// The document beside the answer: the cited clause marked, steps to the other citations.
(() => {
  let dialog = null;
  let opener = null;
  let cards = [];
  let at = 0;

  const make = () => {
    const words = window.policyqa.words();
    dialog = document.createElement("dialog");
    dialog.id = "viewer";
    dialog.innerHTML = `
      <div class="bar">
        <div class="steps"><button type="button" class="previous"></button>
          <span class="where" role="status"></span><button type="button" class="next"></button></div>
        <b class="name"></b>
        <a class="tab" target="_blank"></a><button type="button" class="close"></button>
      </div>
      <iframe></iframe>`;
    const part = (name) => dialog.querySelector(`.${name}`);
    dialog.setAttribute("aria-label", words.document);
    dialog.querySelector("iframe").title = words.document;
    for (const name of ["previous", "next", "close"]) {
      part(name).textContent = name === "close" ? "✕" : name === "next" ? "›" : "‹";
      part(name).setAttribute("aria-label", words[name]);
      part(name).title = words[name];
    }
    part("tab").textContent = words.tab;
    part("previous").addEventListener("click", () => step(-1));
    part("next").addEventListener("click", () => step(1));
    part("close").addEventListener("click", close);
    dialog.addEventListener("close", closed);
    document.body.append(dialog);
  };

  // Who comes back has just read it: the quotation at the number need not cover the answer.
  const returning = (step) => {
    window.policyqa.returning = true;
    step();
    window.policyqa.returning = false;
  };

  // The browser gives the focus back by itself, before the dialog tells that it is closed.
  const close = () => returning(() => dialog.close());

  const closed = () => {
    delete document.documentElement.dataset.viewer;
    dialog.remove();
    dialog = null;
    returning(() => (opener?.isConnected ? opener : document.querySelector("#ask textarea"))?.focus());
  };

  const load = (address) => {
    // The passage is scrolled to by the page itself; another address always loads anew.
    dialog.querySelector("iframe").src = address;
    dialog.querySelector(".tab").href = address;
    const card = cards[at];
    dialog.querySelector(".name").textContent = (card?.querySelector("h3 a") ?? opener).textContent;
    const steps = dialog.querySelector(".steps");
    steps.hidden = cards.length < 2;
    if (cards.length < 2) return;
    const number = card.id.split("-").at(-1);
    const words = window.policyqa.words();
    steps.querySelector(".where").textContent =
      words.hit.replace("{number}", number).replace("{total}", cards.length);
  };

  const step = (by) => {
    at = (at + by + cards.length) % cards.length;
    load(cards[at].querySelector("a.view").getAttribute("href"));
  };

  // The address of a document, the card it stands on if any, and where the focus returns to.
  window.policyqa.view = (address, card, from) => {
    const wide = matchMedia("(min-width: 75rem)").matches;
    if (dialog) {
      dialog.removeEventListener("close", closed);
      dialog.remove();
    }
    opener = from;
    cards = card ? [...card.closest("section").querySelectorAll("article.card")] : [];
    cards.sort((a, b) => Number(a.id.split("-").at(-1)) - Number(b.id.split("-").at(-1)));
    at = Math.max(cards.indexOf(card), 0);
    make();
    document.documentElement.dataset.viewer = "";
    dialog.style.setProperty("--pq-top", `${document.getElementById("top").offsetHeight}px`);
    // Beside the answer where there is room, else over all of the page, which waits behind it.
    if (wide) dialog.show();
    else dialog.showModal();
    load(address);
    dialog.querySelector(".close").focus();
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !dialog || event.defaultPrevented) return;
    event.preventDefault();
    close();
  });
  // Escape inside the document's frame.
  addEventListener("message", (event) => {
    const own = dialog && event.source === dialog.querySelector("iframe").contentWindow;
    if (own && event.data?.type === "policyqa:close") close();
  });
  document.addEventListener("click", (event) => {
    if (dialog && event.target.closest?.("#new, #switch")) close();
  });
})();
