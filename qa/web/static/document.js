// The marked passage in view, steps between the cited ones; the outline closed where it is narrow.
(() => {
  const framed = window.parent !== window;
  if (framed) document.documentElement.dataset.framed = "";
  if (matchMedia("(max-width: 44rem)").matches) {
    document.getElementById("outline")?.removeAttribute("open");
  }
  const passage = document.getElementById("passage");
  passage?.scrollIntoView({ block: "center" });
  const outline = document.querySelector("nav.outline");
  const current = outline?.querySelector("[aria-current]");
  if (current) outline.scrollTop = current.offsetTop - outline.clientHeight / 2;

  const steps = document.querySelector("nav.steps");
  const hits = steps?.dataset.hits.split(",") ?? [];
  let at = Number(steps?.dataset.at ?? 0);
  const go = (by) => {
    at = (at + by + hits.length) % hits.length;
    const hit = document.getElementById(hits[at]);
    for (const mark of document.querySelectorAll("mark.current")) mark.classList.remove("current");
    hit.classList.add("current");
    hit.tabIndex = -1;
    hit.scrollIntoView({ block: "center" });
    hit.focus({ preventScroll: true });
    steps.querySelector("span").textContent =
      steps.dataset.told.replace("{number}", at + 1).replace("{total}", hits.length);
  };
  steps?.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    go(link.className === "next" ? 1 : -1);
  });

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && framed) window.parent.postMessage({ type: "policyqa:close" }, "*");
  });
})();
