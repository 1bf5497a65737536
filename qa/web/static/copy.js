// Buttons with data-copy put their text on the clipboard.
(() => {
  // The clipboard interface exists on https and localhost only; an intranet often has neither.
  const copy = async (text) => {
    if (navigator.clipboard && window.isSecureContext) {
      try {
        await navigator.clipboard.writeText(text);
        return;
      } catch { /* a frame without the permission: the old way */ }
    }
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    const before = document.activeElement;
    (document.querySelector("dialog:modal") || document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    before?.focus?.({ preventScroll: true });
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("button.copy");
    if (!button) return;
    await copy(button.dataset.copy);
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), 1500);
  });
})();
