// 👍/👎 under an answer and “this is the right passage” on its cards. What was pressed is kept in
// the tab's own storage, since the conversation is drawn anew at every turn.
(() => {
  const STORE = "policyqa:feedback";
  const read = () => {
    try { return JSON.parse(sessionStorage.getItem(STORE)) ?? {}; } catch { return {}; }
  };
  const write = (all) => {
    try { sessionStorage.setItem(STORE, JSON.stringify(all)); } catch { /* private mode: no memory */ }
  };
  // The tab's own name in the key: another person's verdict on the same answer is another one.
  const all = read();
  if (!all.tab) {
    all.tab = Array.from(crypto.getRandomValues(new Uint8Array(9)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    write(all);
  }
  const keyOf = (box) => `${all.tab}-${box.dataset.key}`;
  const stateOf = (box) => all[keyOf(box)] ?? {};
  const wordsOf = (box) => JSON.parse(box.dataset.words);
  const spot = (passage) => `${passage.document_id}:${passage.start}:${passage.end}`;
  const boxes = () => document.querySelectorAll(".feedback[data-key]");
  const boxOf = (turn) => document.querySelector(`.feedback[data-turn="${turn}"]`);

  const press = (button, on) => {
    if (button.getAttribute("aria-pressed") !== String(on)) button.setAttribute("aria-pressed", String(on));
  };
  // What was last said under an answer, for the same reason.
  let said = null;
  // The form that is open; it moves on to the answer's new element when that is drawn anew.
  let opened = null;
  const current = (box) => document.querySelector(`.feedback[data-key="${box.dataset.key}"]`) ?? box;

  // Shows again what was pressed; changes only what differs, since it runs at every redraw.
  const restore = () => {
    if (opened && !opened.form.isConnected) {
      const box = current(opened.box);
      if (box.isConnected) {
        opened.box = box;
        box.append(opened.form);
        box.querySelector(".down").setAttribute("aria-expanded", "true");
        if (document.activeElement === document.body) opened.form.querySelector("input").focus();
      } else if (!document.querySelector("#chat .question")) opened = null; // a new conversation
    }
    for (const box of boxes()) {
      const { verdict } = stateOf(box);
      press(box.querySelector(".up"), verdict === "up");
      press(box.querySelector(".down"), verdict === "down");
      const line = box.querySelector(".said");
      if (said?.key === box.dataset.key && line.textContent !== said.line) line.textContent = said.line;
    }
    for (const button of document.querySelectorAll("button.right-passage")) {
      const box = boxOf(button.dataset.turn);
      const right = box && stateOf(box).right_passage;
      press(button, Boolean(right) && spot(right) === spot(JSON.parse(button.dataset.passage)));
    }
  };

  const say = (box, line) => {
    said = { key: box.dataset.key, line };
    current(box).querySelector(".said").textContent = line;
  };

  const send = async (box, state) => {
    const body = { ...JSON.parse(box.dataset.given), ...state, key: keyOf(box) };
    const words = wordsOf(box);
    try {
      const reply = await fetch("api/feedback", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      if (!reply.ok) throw new Error(String(reply.status));
    } catch {
      say(box, words.failed);
      return false;
    }
    if (state.verdict === "none") delete all[keyOf(box)];
    else all[keyOf(box)] = state;
    write(all);
    restore();
    say(box, state.verdict === "none" ? words.kept : words.thanks);
    return true;
  };

  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const choice = (passage, name, chosen) => {
    const radio = make("input", { type: "radio", name, checked: chosen });
    radio.passage = passage;
    const title = passage.title?.startsWith("《") ? passage.title : `《${passage.title}》`;
    const head = passage.title && make("b", { textContent: `${passage.label}${title}${passage.clause} ` });
    return make("label", {}, radio, make("span", {}, head || "", passage.text));
  };

  // Passages of all documents for a few words, as further choices.
  const search = async (box, field, list, name) => {
    const words = wordsOf(box);
    const query = field.value.trim();
    if (!query) return field.focus();
    let hits = [];
    try {
      const reply = await fetch("api/search", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ query, k: 6 }),
      });
      if (!reply.ok) throw new Error(String(reply.status));
      hits = (await reply.json()).hits;
    } catch {
      return say(box, words.failed);
    }
    list.querySelectorAll("label.found").forEach((label) => !label.querySelector(":checked") && label.remove());
    for (const hit of hits) {
      const { document_id, start, end, title, clause } = hit;
      const text = hit.text.replace(/\s+/g, " ").slice(0, 90);
      const label = choice({ document_id, start, end, title, clause, label: "", text }, name, false);
      label.className = "found";
      list.append(label);
    }
    say(box, hits.length ? "" : words.nothing);
    list.querySelector("label.found input")?.focus();
    opened?.form.scrollIntoView({ block: "nearest" });
  };

  const close = () => {
    if (!opened) return;
    opened.box.querySelector(".down").removeAttribute("aria-expanded");
    opened.form.remove();
    opened = null;
  };

  const open = (box) => {
    const words = wordsOf(box);
    const state = stateOf(box);
    const name = `right-${keyOf(box)}`;
    const reason = make("input", { type: "text", maxLength: 2000, placeholder: words.reason_hint, value: state.reason ?? "" });
    const list = make("div", { className: "choices" }, choice({ text: words.unknown }, name, !state.right_passage));
    for (const passage of JSON.parse(box.dataset.passages).slice(0, 8)) {
      list.append(choice(passage, name, Boolean(state.right_passage) && spot(passage) === spot(state.right_passage)));
    }
    const field = make("input", { type: "search", maxLength: 500, placeholder: words.search_hint, ariaLabel: words.search_hint });
    const find = make("button", { type: "button", textContent: words.search });
    find.addEventListener("click", () => search(box, field, list, name));
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      search(box, field, list, name);
    });
    const cancel = make("button", { type: "button", textContent: words.cancel });
    const form = make("form", { ariaLabel: words.form },
      make("label", { className: "reason" }, make("span", { textContent: words.reason }), reason),
      make("fieldset", {}, make("legend", { textContent: words.which }), list, make("div", { className: "find" }, field, find)),
      make("div", { className: "ends" }, make("button", { type: "submit", className: "send", textContent: words.send }), cancel));
    const away = () => { close(); current(box).querySelector(".down").focus(); };
    cancel.addEventListener("click", away);
    form.addEventListener("keydown", (event) => {
      // Typing here is no business of the page around; Escape closes the form alone.
      event.stopPropagation();
      if (event.key === "Escape" && !event.isComposing) away();
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const passage = list.querySelector("input:checked")?.passage;
      const right = passage?.document_id ? { document_id: passage.document_id, start: passage.start, end: passage.end } : null;
      if (await send(box, { verdict: "down", reason: reason.value.trim(), right_passage: right })) away();
    });
    close();
    opened = { box, form };
    box.append(form);
    box.querySelector(".down").setAttribute("aria-expanded", "true");
    form.scrollIntoView({ block: "nearest" });
    reason.focus();
  };

  const thumb = async (box, way) => {
    const { verdict } = stateOf(box);
    const shown = box.contains(opened?.form);
    close();
    if (verdict === way && (way === "up" || shown)) return void send(box, { verdict: "none" });
    if (way === "up") return void send(box, { verdict: "up" });
    // Kept at once, so that nobody has to fill in anything; the form may add to it.
    if (verdict === "down" || await send(box, { verdict: "down" })) open(current(box));
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.thumb");
    const box = button?.closest(".feedback");
    if (box) thumb(box, button.classList.contains("up") ? "up" : "down");
    const right = event.target.closest?.("button.right-passage");
    const own = right && boxOf(right.dataset.turn);
    if (!own) return;
    const { right_passage: _, ...state } = stateOf(own);
    const taken = right.getAttribute("aria-pressed") === "true";
    const passage = taken ? {} : { right_passage: JSON.parse(right.dataset.passage) };
    send(own, { verdict: "down", ...state, ...passage });
  });

  let waiting = false;
  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; restore(); });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
