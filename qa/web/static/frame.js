// What every page of ours does inside a portal's frame: Escape closes the bubble, and the portal
// may ask for the focus. Nothing secret is told, so any parent may hear it.
(() => {
  if (window.parent === window) return;
  // After everybody else: who closes something of its own with Escape prevents the default.
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented) {
      window.parent.postMessage({ type: "policyqa:close" }, "*");
    }
  });
  // The input field comes a moment after the page; who has gone elsewhere since is left alone.
  const focusInput = (tries) => {
    const input = document.querySelector("#ask textarea");
    if (input && document.hasFocus()) input.focus();
    else if (!input && tries) setTimeout(focusInput, 100, tries - 1);
  };
  addEventListener("message", (event) => {
    if (event.source === window.parent && event.data?.type === "policyqa:focus") focusInput(100);
  });
  window.parent.postMessage({ type: "policyqa:ready" }, "*");
})();
