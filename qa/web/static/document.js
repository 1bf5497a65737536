// Brings the marked passage into view; on a narrow screen the outline starts closed.
(() => {
  if (matchMedia("(max-width: 60rem)").matches) {
    document.getElementById("outline")?.removeAttribute("open");
  }
  document.getElementById("passage")?.scrollIntoView({ block: "center" });
})();
