// Exports: the server answers again what the tab has asked, and sends a file.
(() => {
  const save = async (reply) => {
    const name = /filename\*=UTF-8''([^;]+)/.exec(reply.headers.get("Content-Disposition") || "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await reply.blob());
    link.download = name ? decodeURIComponent(name[1]) : "export";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const run = async (button) => {
    const failed = document.querySelector("#tools .failed");
    const words = window.policyqa.words();
    const body = { asked: window.policyqa.asked(), language: document.documentElement.lang.slice(0, 2) };
    if (button.dataset.turn) body.turn = Number(button.dataset.turn);
    button.disabled = true;
    if (failed) failed.textContent = "";
    try {
      const reply = await fetch(`export/${button.dataset.format}`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
      });
      if (!reply.ok) throw new Error(reply.statusText);
      await save(reply);
      button.closest("details")?.removeAttribute("open");
    } catch {
      if (failed) failed.textContent = words.failed;
    } finally {
      button.disabled = false;
    }
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button.export");
    if (button) run(button);
    if (!event.target.closest?.("details.menu")) {
      document.querySelector("details.menu[open]")?.removeAttribute("open");
    }
  });
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("details.menu[open]");
    if (event.key !== "Escape" || !menu) return;
    event.preventDefault();
    menu.removeAttribute("open");
    menu.querySelector("summary").focus();
  });
})();
