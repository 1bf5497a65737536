// The numbers in an answer: the quotation on hover or focus, the document on a click.
(() => {
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // From a number to its card beside the answer.
  const show = (id) => {
    const card = document.getElementById(id);
    if (!card) return null;
    const group = card.closest("section");
    for (const other of group.parentElement.children) other.hidden = other !== group;
    // Citations of one passage share a place; one of their cards is shown.
    if (card.parentElement.className === "same") {
      for (const other of card.parentElement.children) other.hidden = other !== card;
    }
    return card;
  };

  const flash = (card) => {
    card.classList.remove("flash");
    void card.offsetWidth; // restarts the animation
    card.classList.add("flash");
  };

  // What the card quotes, as a bubble beside the number.
  const bubble = document.createElement("div");
  bubble.id = "quotation";
  bubble.setAttribute("role", "tooltip");
  bubble.hidden = true;
  let about = null;
  let timer = 0;

  const fill = (card) => {
    const marks = [...card.querySelectorAll("blockquote mark")].map((mark) => mark.textContent.trim());
    const quote = document.createElement("p");
    quote.textContent = `“${marks.join(" …… ") || card.querySelector("blockquote").textContent.trim()}”`;
    const source = document.createElement("p");
    source.className = "source";
    source.append(...[...card.querySelectorAll(".facts .badge")].map((badge) => badge.cloneNode(true)));
    source.append(card.dataset.reference);
    bubble.replaceChildren(quote, source);
  };

  const place = (button) => {
    const box = button.getBoundingClientRect();
    const { width, height } = bubble.getBoundingClientRect();
    const left = Math.min(Math.max(8, box.left - 24), innerWidth - width - 8);
    const below = box.bottom + 6;
    const top = below + height > innerHeight - 8 && box.top - height - 6 > 8 ? box.top - height - 6 : below;
    bubble.style.left = `${left}px`;
    bubble.style.top = `${top}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    about?.removeAttribute("aria-describedby");
    about = null;
    bubble.hidden = true;
  };

  const tell = (button) => {
    const card = document.getElementById(button.dataset.card);
    if (!card || about === button) return;
    hide();
    fill(card);
    if (!bubble.isConnected) document.body.append(bubble);
    about = button;
    bubble.hidden = false;
    button.setAttribute("aria-describedby", bubble.id);
    place(button);
  };

  const cite = (node) => node.closest?.("button.cite");
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return; // a finger opens the document
    const button = cite(event.target);
    clearTimeout(timer);
    if (button) timer = setTimeout(() => button.isConnected && tell(button), 120);
    else if (!bubble.hidden && !bubble.contains(event.target)) timer = setTimeout(hide, 200);
  });
  document.addEventListener("focusin", (event) => {
    const button = cite(event.target);
    if (button?.matches(":focus-visible") && !window.policyqa.returning) tell(button);
    else if (about && !bubble.contains(event.target)) hide();
  });
  document.addEventListener("scroll", () => { if (!bubble.hidden) hide(); }, true);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || bubble.hidden) return;
    event.preventDefault();
    hide();
  });

  document.addEventListener("click", (event) => {
    const button = cite(event.target);
    const link = event.target.closest?.("#panel a[href^='document/']");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!plain || (!button && !link)) return;
    hide();
    const card = button ? show(button.dataset.card) : link.closest(".card");
    const address = link || card?.querySelector("a.view");
    if (!address) return;
    event.preventDefault();
    // On a narrow screen the cards are far below; who closes the document is back at the answer.
    if (button && matchMedia("(min-width: 60.01rem)").matches) {
      card.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
      flash(card);
    }
    window.policyqa.view(address.getAttribute("href"), card, button || link);
  });
})();
