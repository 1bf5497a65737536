// Which documents answer: boxes to tick, chips that say what is ticked, one button to clear.
(() => {
  const KEY = "policyqa.filters";
  const page = window.policyqa;
  const chosen = JSON.parse(page.storage.get(KEY) || "{}");
  const whole = () => Object.fromEntries(
    ["places", "levels", "years", "status"].map((key) => [key, chosen[key] || []]));
  page.chosen = () => {
    const filters = whole();
    return JSON.stringify({ ...filters, years: filters.years.map(Number) });
  };

  const boxes = () => [...document.querySelectorAll("#filters input[type=checkbox]")];

  const chip = (box, words) => {
    const label = box.parentElement.textContent.trim();
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "chip";
    button.textContent = label;
    button.setAttribute("aria-label", words.remove.replace("{filter}", label));
    button.addEventListener("click", () => { box.checked = false; changed(); });
    item.append(button);
    return item;
  };

  const draw = () => {
    const list = document.querySelector("#filters .chips");
    if (!list) return;
    const words = page.words();
    const ticked = boxes().filter((box) => box.checked);
    const items = ticked.map((box) => chip(box, words));
    if (items.length) {
      const clear = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "clear";
      button.textContent = words.clear;
      button.addEventListener("click", () => {
        for (const box of boxes()) box.checked = false;
        changed();
      });
      clear.append(button);
      items.push(clear);
    }
    list.replaceChildren(...items);
  };

  const changed = () => {
    for (const key of Object.keys(whole())) {
      chosen[key] = boxes().filter((box) => box.checked && box.name === key).map((box) => box.value);
    }
    page.storage.set(KEY, JSON.stringify(chosen));
    draw();
    const open = document.querySelector("#filters details[open] summary");
    if (document.activeElement === document.body) (open || document.querySelector("#ask textarea"))?.focus();
  };

  // After each drawing by the server what was chosen is ticked again.
  const mark = () => {
    const panel = document.querySelector("#filters details");
    if (!panel || "marked" in panel.dataset || !("ready" in document.documentElement.dataset)) return;
    panel.dataset.marked = "";
    for (const box of boxes()) box.checked = whole()[box.name].includes(box.value);
    draw();
  };
  new MutationObserver(mark).observe(document.documentElement, { childList: true, subtree: true });

  document.addEventListener("change", (event) => {
    if (event.target.closest?.("#filters")) changed();
  });
  document.addEventListener("input", (event) => {
    if (!event.target.matches?.("#filters .find")) return;
    event.stopPropagation();
    const wanted = event.target.value.trim().toLowerCase();
    for (const label of event.target.parentElement.querySelectorAll("label")) {
      label.hidden = !label.textContent.toLowerCase().includes(wanted);
    }
  });
  // A click elsewhere, Escape, or a question that is sent closes the panel.
  const close = () => document.querySelector("#filters details")?.removeAttribute("open");
  document.addEventListener("click", (event) => {
    if (event.target.isConnected && !event.target.closest?.("#filters")) close();
  });
  document.addEventListener("keydown", (event) => {
    const panel = document.querySelector("#filters details[open]");
    if (event.key !== "Escape" || !panel || !panel.contains(event.target)) return;
    event.preventDefault();
    close();
    panel.querySelector("summary").focus();
  });
})();
