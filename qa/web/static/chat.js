// What the chat page does in the browser: from a number to its card, copying, Escape in a frame.
(() => {
  // The server tells the page's language with its name, at the load and at each switch.
  const speak = (heading) => {
    const root = document.documentElement;
    if (root.lang === heading.lang && "ready" in root.dataset) return;
    root.lang = heading.lang;
    root.dataset.ready = "";
    const address = new URL(location.href);
    if (heading.lang === "en") address.searchParams.set("lang", "en");
    else address.searchParams.delete("lang");
    history.replaceState(history.state, "", address);
  };
  new MutationObserver(() => {
    const heading = document.querySelector("#title h1");
    if (heading) speak(heading);
    // Gradio calls its example buttons a list, which may hold list items only.
    document.querySelector('#chat .examples[role="list"]')?.setAttribute("role", "group");
    // The buttons of other readings say together what they are.
    const readings = document.querySelector("#chat .options");
    const lead = document.querySelector("#chat .also");
    readings?.setAttribute("role", "group");
    if (readings && lead) readings.setAttribute("aria-label", lead.textContent);
  }).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["lang"],
  });

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  const show = (id) => {
    const card = document.getElementById(id);
    if (!card) return;
    const group = card.closest("section");
    for (const other of group.parentElement.children) other.hidden = other !== group;
    // Citations of one passage share a place; one of their cards is shown.
    if (card.parentElement.className === "same") {
      for (const other of card.parentElement.children) other.hidden = other !== card;
    }
    card.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
    card.focus({ preventScroll: true });
    card.classList.remove("flash");
    void card.offsetWidth; // restarts the animation
    card.classList.add("flash");
  };

  // The rest of a long table is there from the start; nothing is asked for again.
  const unfold = (button) => {
    const rest = button.closest(".actions").previousElementSibling.querySelector("tbody + tbody");
    rest.hidden = !rest.hidden;
    button.setAttribute("aria-expanded", String(!rest.hidden));
    button.textContent = rest.hidden ? button.dataset.more : button.dataset.less;
    if (rest.hidden) button.scrollIntoView({ block: "nearest" });
  };

  // The clipboard interface exists on https and localhost only; an intranet often has neither.
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      await navigator.clipboard.writeText(text);
      return;
    }
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  };

  document.addEventListener("click", async (event) => {
    const cite = event.target.closest?.("button.cite");
    if (cite) show(cite.dataset.card);
    const rows = event.target.closest?.("button.rows");
    if (rows) unfold(rows);
    const button = event.target.closest?.("button.copy");
    if (!button) return;
    await copy(button.dataset.copy);
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1500);
  });

  // A new question: the sources start at the top, and so does what is said to it.
  const follow = () => {
    const chat = document.getElementById("chat");
    if (!chat) return void setTimeout(follow, 100);
    let seen = 0;
    new MutationObserver(() => {
      const questions = chat.querySelectorAll(".question");
      // Once more with the answer: before it there may be too little below to scroll.
      const messages = chat.querySelectorAll(".question, .answer").length;
      if (messages > seen && questions.length) {
        document.getElementById("side").scrollTop = 0;
        const newest = questions[questions.length - 1];
        newest.scrollIntoView();
        // The button that asked it may be gone; whoever uses the keyboard goes on from here.
        if (document.activeElement === document.body) {
          newest.tabIndex = -1;
          newest.focus({ preventScroll: true });
        }
      }
      seen = messages;
    }).observe(chat, { childList: true, subtree: true });
  };
  follow();

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && window.parent !== window) {
      window.parent.postMessage({ type: "policyqa:close" }, "*");
    }
  });
})();
