// The chat as a bubble in any page:
//   <script src="http://HOST:7860/embed.js" defer></script>
// data-title, data-lang (zh, en), data-position (right, left), data-color, data-theme (light, dark),
// data-open (true: open at once), data-question (stands in the input field). The page's site must be
// allowed by POLICYQA_FRAME_ANCESTORS on the server.
(() => {
  const script = document.currentScript ?? document.querySelector('script[src*="embed.js"]');
  const asked = script.dataset;
  const home = new URL("./", script.src);
  const english = asked.lang === "en";
  const title = asked.title || (english ? "Policy QA" : "政策问答");
  const query = { lang: english ? "en" : "zh", compact: "1", theme: asked.theme, q: asked.question };
  for (const [name, value] of Object.entries(query)) if (value) home.searchParams.set(name, value);

  const make = (parent, tag, name, text) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    parent.append(element);
    return element;
  };

  // A shadow root keeps the portal's styles out and ours in; a sheet made by script passes a
  // portal's own content security policy.
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const css = `
    :host { --ground: #17558f; --ink: #fff; --side: 24px; all: initial; }
    * { box-sizing: border-box; }
    button, .bar { font: 600 16px/1.25 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: var(--ink); }
    button { border: 0; background: var(--ground); cursor: pointer; }
    button:hover { box-shadow: inset 0 0 0 99px rgb(0 0 0 / 14%); }
    button:focus-visible { outline: 3px solid var(--ink); outline-offset: -5px; }
    .open, .box { position: fixed; inset: auto var(--side) 24px auto; z-index: 2147483000; }
    .left > .open, .left > .box { inset: auto auto 24px var(--side); }
    .open { min-height: 48px; max-width: calc(100vw - 48px); padding: 12px 20px; border-radius: 28px; filter: drop-shadow(0 3px 8px rgb(0 0 0 / 30%)); }
    .box { flex-direction: column; width: min(440px, 100vw - 48px); height: min(720px, 100vh - 48px); max-width: none; max-height: none;
      margin: 0; padding: 0; border: 0; border-radius: 14px; overflow: hidden; background: #fff; box-shadow: 0 8px 40px rgb(0 0 0 / 35%); }
    .box[open] { display: flex; }
    .bar { display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 4px 4px 4px 16px; background: var(--ground); }
    .bar span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .close { flex: none; width: 44px; height: 40px; border-radius: 8px; font-size: 24px; line-height: 1; }
    iframe { flex: 1; width: 100%; min-height: 0; border: 0; }
    @media (max-width: 600px) {
      :host { --side: 16px; }
      .box[open], .left > .box[open] { inset: 0; width: 100%; height: 100vh; height: 100dvh; border-radius: 0; }
    }`;
  if ("adoptedStyleSheets" in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } else make(root, "style", "", css);

  const side = make(root, "div", asked.position === "left" ? "left" : "");
  const open = make(side, "button", "open", asked.title || (english ? "Ask the policies" : "问政策"));
  const box = make(side, "dialog", "box");
  const bar = make(box, "div", "bar");
  make(bar, "span", "", title);
  const close = make(bar, "button", "close", "×");
  open.type = close.type = "button";
  open.setAttribute("aria-haspopup", "dialog");
  open.setAttribute("aria-expanded", "false");
  close.setAttribute("aria-label", english ? "Close" : "关闭");
  box.setAttribute("aria-label", title);

  // Dark letters on a light colour: by the luminance of WCAG.
  const paint = () => {
    if (!asked.color || !CSS.supports("color", asked.color)) return;
    host.style.setProperty("--ground", asked.color);
    const parts = getComputedStyle(open).backgroundColor.match(/[\d.]+/g).slice(0, 3);
    const [r, g, b] = parts.map((part) => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    host.style.setProperty("--ink", 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? "#111" : "#fff");
  };

  let frame = null; // made at the first opening: a page that nobody asks from loads nothing
  const narrow = matchMedia("(max-width: 600px)");
  const tell = () => frame.contentWindow.postMessage({ type: "policyqa:focus" }, home.origin);
  const show = (quietly) => {
    if (box.open) return;
    if (!frame) {
      frame = make(box, "iframe");
      frame.title = title;
      frame.allow = "clipboard-write";
      frame.src = home.href;
    } else if (!quietly) tell();
    open.setAttribute("aria-expanded", "true");
    if (quietly) box.setAttribute("open", ""); // the page keeps the focus
    else if (narrow.matches) box.showModal(); // nothing behind a full screen can be reached
    else box.show();
    if (!quietly) frame.focus();
    open.style.visibility = "hidden";
  };
  const hide = () => box.open && box.close();
  box.addEventListener("close", () => {
    open.setAttribute("aria-expanded", "false");
    open.style.visibility = "";
    open.focus();
  });
  open.addEventListener("click", () => show(false));
  close.addEventListener("click", hide);
  addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && hide());
  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home.origin) return;
    if (event.data?.type === "policyqa:close") hide();
    if (event.data?.type === "policyqa:ready" && root.activeElement === frame) tell();
  });

  const start = () => {
    document.body.append(host);
    paint();
    if (asked.open === "true" && !narrow.matches) show(true);
  };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
})();
