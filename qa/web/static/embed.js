// The chat as a bubble in any page:
//   <script src="http://HOST:7860/embed.js" data-lang="zh" defer></script>
// The page's site must be allowed by POLICYQA_FRAME_ANCESTORS on the server.
(() => {
  const script = document.currentScript;
  const home = new URL("./", script.src);
  const english = script.dataset.lang === "en";
  const words = english
    ? { open: "Ask the policies", close: "Close", title: "Policy QA" }
    : { open: "问政策", close: "关闭", title: "政策问答" };
  if (english) home.searchParams.set("lang", "en");

  // A shadow root keeps the portal's styles out and ours in.
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = `
    <style>
      button { font: 600 16px/1.2 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; cursor: pointer; }
      button:focus-visible { outline: 3px solid #8ec3f5; outline-offset: 2px; }
      .open { position: fixed; right: 24px; bottom: 24px; z-index: 2147483000; padding: 14px 20px;
        border: 0; border-radius: 28px; background: #17558f; color: #fff; box-shadow: 0 4px 16px rgb(0 0 0 / 25%); }
      .box { position: fixed; right: 24px; bottom: 24px; z-index: 2147483001; display: flex; flex-direction: column;
        width: min(440px, calc(100vw - 48px)); height: min(720px, calc(100vh - 48px)); overflow: hidden;
        border-radius: 14px; background: #fff; box-shadow: 0 8px 40px rgb(0 0 0 / 30%); }
      .bar { display: flex; align-items: center; justify-content: space-between; padding: 8px 8px 8px 16px;
        background: #17558f; color: #fff; font: 600 16px/1.4 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
      .close { padding: 8px 12px; border: 0; border-radius: 8px; background: transparent; color: #fff; font-size: 15px; }
      .close:hover { background: #104272; }
      iframe { flex: 1; width: 100%; border: 0; }
      [hidden] { display: none !important; }
      @media (max-width: 600px) { .box { inset: 0; width: 100%; height: 100%; border-radius: 0; } }
    </style>
    <button type="button" class="open" aria-haspopup="dialog" aria-expanded="false"></button>
    <div class="box" role="dialog" hidden>
      <div class="bar"><span></span><button type="button" class="close"></button></div>
    </div>`;
  const open = root.querySelector(".open");
  const box = root.querySelector(".box");
  const close = root.querySelector(".close");
  open.textContent = words.open;
  close.textContent = words.close;
  box.setAttribute("aria-label", words.title);
  root.querySelector(".bar span").textContent = words.title;

  let frame = null; // made at the first opening: a page that nobody asks from loads nothing
  const show = (shown) => {
    if (shown && !frame) {
      frame = document.createElement("iframe");
      frame.title = words.title;
      frame.src = home.href;
      frame.allow = "clipboard-write";
      box.append(frame);
    }
    box.hidden = !shown;
    open.hidden = shown;
    open.setAttribute("aria-expanded", String(shown));
    (shown ? close : open).focus();
  };
  open.addEventListener("click", () => show(true));
  close.addEventListener("click", () => show(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !box.hidden) show(false);
  });
  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home.origin) return;
    if (event.data?.type === "policyqa:close") show(false);
  });
  document.body.append(host);
})();
