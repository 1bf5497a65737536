// What the tab keeps of the conversation, and what the page's address asks for:
//   ?q=…        puts a question into the box, with ask=1 it is asked
//   ?theme=     dark or light, ?lang= zh or en, ?compact=1 for a narrow frame
(() => {
  const address = new URL(location.href);
  const parameters = address.searchParams;
  const theme = parameters.get("theme");
  // Gradio has taken the system's by now.
  if (theme === "dark" || theme === "light") document.body.classList.toggle("dark", theme === "dark");
  if (parameters.get("compact") === "1") document.documentElement.dataset.compact = "";

  const KEY = "policyqa.conversation";
  // A frame may be denied a storage; the page then works without one.
  const storage = {
    get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* not kept */ } },
  };
  const page = (window.policyqa = { storage });
  page.saved = () => storage.get(KEY) || "[]";
  page.words = () => JSON.parse(document.querySelector("#title h1")?.dataset.words || "{}");
  page.asked = () =>
    [...document.querySelectorAll("#chat .question")].map((said) => JSON.parse(said.dataset.asked));

  // Until a kept conversation is drawn again, an empty page must not wipe it out.
  let restoring = page.saved() !== "[]";
  const save = () => {
    const asked = page.asked();
    if (asked.length) restoring = false;
    if (!restoring) storage.set(KEY, JSON.stringify(asked));
    document.documentElement.toggleAttribute("data-talking", asked.length > 0);
  };
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("#new")) {
      restoring = false;
      storage.set(KEY, "[]");
    }
  });

  // Into the box as if it were typed, so that the page's own code takes it.
  page.type = (question) => {
    const box = document.querySelector("#ask textarea");
    if (!box) return false;
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(box, question);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    // In a portal's frame only what the reader has gone into may take the focus.
    if (window.parent === window || document.hasFocus()) box.focus();
    return true;
  };

  const question = (parameters.get("q") || "").trim();
  const ask = parameters.get("ask") === "1";
  let waiting = Boolean(question);
  const take = () => {
    const state = document.querySelector("#title h1")?.dataset.state;
    if (!waiting || !state || (ask && state !== "ready") || !document.querySelector("#ask textarea")) return;
    waiting = false;
    // A reload must not ask again.
    const cleaned = new URL(location.href);
    for (const name of ["q", "ask"]) cleaned.searchParams.delete(name);
    history.replaceState(history.state, "", cleaned);
    // The kept conversation may not be drawn yet.
    const last = (page.asked().at(-1) || JSON.parse(page.saved()).at(-1))?.question;
    if (ask && last === question) return;
    page.type(question);
    if (ask) setTimeout(() => document.querySelector("#ask .submit-button")?.click(), 50);
  };

  const look = () => {
    if (document.getElementById("chat")) save();
    take();
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();

  // The Enter that ends the composition of an input method belongs to the input method alone.
  for (const name of ["keydown", "keypress"]) {
    document.addEventListener(name, (event) => {
      const composing = event.isComposing || event.keyCode === 229;
      if (event.key === "Enter" && composing && event.target.closest?.("#ask")) event.stopPropagation();
    }, true);
  }
})();
