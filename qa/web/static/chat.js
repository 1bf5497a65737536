// What the chat page does in the browser: its language, the newest question in view.
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

  const tidy = () => {
    const heading = document.querySelector("#title h1");
    if (heading) speak(heading);
    // Gradio calls its example buttons a list, which may hold list items only.
    document.querySelector('#chat .examples[role="list"]')?.setAttribute("role", "group");
    // The buttons of what can be asked next say together what they are.
    const options = document.querySelector("#chat .options");
    const lead = document.querySelector("#chat .also");
    options?.setAttribute("role", "group");
    if (options && lead) options.setAttribute("aria-label", lead.textContent);
  };
  new MutationObserver(tidy).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["lang"],
  });
  tidy();

  // “Edit and ask again”: the question as it was understood goes into the box.
  document.addEventListener("click", (event) => {
    const edit = event.target.closest?.("button.edit");
    if (edit) window.policyqa.type(edit.dataset.question);
  });

  // A redraw may take away what is being pressed: further questions come a moment after the
  // answer. The click then goes to what stands in its place.
  const PRESSED = "#chat :is(a, button, summary)";
  let pressed = null;
  document.addEventListener("pointerdown", (event) => {
    const part = event.button === 0 && event.target.closest?.(PRESSED);
    pressed = part && { part, at: [...document.querySelectorAll(PRESSED)].indexOf(part) };
  }, true);
  document.addEventListener("pointerup", () => {
    const was = pressed;
    pressed = null;
    if (!was || was.part.isConnected) return;
    const now = document.querySelectorAll(PRESSED)[was.at];
    if (now?.textContent === was.part.textContent) now.click();
  }, true);

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

  // Where the input stays at the bottom of the screen, the filters stand on top of it.
  const measure = () => {
    const box = document.getElementById("ask");
    if (!box) return void setTimeout(measure, 100);
    new ResizeObserver(() => {
      document.documentElement.style.setProperty("--pq-ask", `${box.offsetHeight}px`);
    }).observe(box);
  };
  measure();
})();
