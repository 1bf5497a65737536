"""The chat page in a browser: how much it transfers, when it is ready, when an answer begins.

Needs Playwright (requirements-dev.txt) and a Chromium of the system; both serve the tests only,
so they are looked for when somebody measures.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from corpus.ingest import Progress
from eval.errors import BenchmarkError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WAIT_S = 120.0  # for the server, and for each thing to show
_SETTLES_MS = 1000.0  # what a ready page still loads; it keeps one connection open for ever
_ROOT = Path(__file__).resolve().parents[1]
_VIEWPORT = {"width": 1280, "height": 800}

# In the page: from Enter until the question and its step, then its answer, have been painted.
_WATCH = """() => {
  window.bench = { asked: 0, marks: {} };
  const seen = { first_content: "#chat .question", answer: "#chat .answer" };
  const counts = {};
  const count = (name) => document.querySelectorAll(seen[name]).length;
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    for (const name of Object.keys(seen)) counts[name] = count(name);
    window.bench = { asked: performance.now(), marks: {} };
  }, true);
  new MutationObserver(() => {
    for (const name of Object.keys(seen)) {
      const { asked, marks } = window.bench;
      if (name in marks || !asked || count(name) <= counts[name]) continue;
      marks[name] = null;
      requestAnimationFrame(() => setTimeout(() => { marks[name] = performance.now() - asked; }));
    }
  }).observe(document.body, { childList: true, subtree: true });
}"""


def bench_page(
    data: Path, questions: Sequence[str], loads: int = 5, progress: Progress | None = None
) -> dict[str, Any]:
    """Measure the page over a prepared data folder, with a server of its own.

    Args:
        data: as ``qa.workspace.prepare`` leaves it.
        questions: at least one; each is asked once, all in one conversation.
        loads: how often the page is loaded, each time by a browser just started (nothing cached).
        progress: called with the stage, the steps done and the steps in all.

    Returns:
        ``{"page": {"loads", "transferred_kib", "ready_p50_ms", "ready_max_ms"}, "ask":
        {"questions", "first_content_p50_ms", "first_content_max_ms", "answer_p50_ms",
        "answer_max_ms"}}``. Ready: the examples can be clicked, from the start of the navigation
        on. First content: the question stands in the conversation; both until painted.

    Raises:
        BenchmarkError: no question, no browser, or the page or the server does not get ready.
    """
    if not questions:
        raise BenchmarkError("nothing to measure: the list of questions is empty")
    sync_playwright, failure = _playwright()
    executable = _chromium()
    report = progress or (lambda stage, done, total: None)
    with _server(data) as home, sync_playwright() as playwright:

        def browser() -> Browser:
            # Chromium's own sandbox needs rights that a container rarely gives.
            flags = ["--no-sandbox"]
            started: Browser = playwright.chromium.launch(executable_path=executable, args=flags)
            return started

        try:
            times, sizes = [], []
            for number in range(loads):
                ready, size = _load(browser(), home)
                times.append(ready)
                sizes.append(size)
                report("load", number + 1, loads)
            first, answers = _ask(browser(), home, questions, report)
        except failure as error:
            line = str(error).splitlines()[0]
            raise BenchmarkError(f"the page could not be measured: {line}") from error
    return {
        "page": {
            "loads": loads,
            "transferred_kib": round(max(sizes) / 1024, 1),
            **_spread("ready", times),
        },
        "ask": {
            "questions": len(questions),
            **_spread("first_content", first),
            **_spread("answer", answers),
        },
    }


def _spread(name: str, times: Sequence[float]) -> dict[str, float]:
    """Median and maximum of times in milliseconds."""
    return {f"{name}_p50_ms": round(median(times), 1), f"{name}_max_ms": round(max(times), 1)}


def _playwright() -> tuple[Any, type[Exception]]:
    """Playwright's entry and its error, if it is installed."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        raise BenchmarkError(
            "bench-page needs Playwright: pip install -r requirements-dev.txt"
        ) from error
    return sync_playwright, Error


def _chromium() -> str:
    """The path of the system's Chromium."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    if executable is None:
        raise BenchmarkError("bench-page needs Chromium, and there is no chromium on the PATH")
    return executable


def _open(browser: Browser, home: str) -> tuple[Page, list[float]]:
    """The page when it is ready, and the bytes of what it loaded, as transferred."""
    page = browser.new_context(viewport=_VIEWPORT).new_page()  # type: ignore[arg-type]
    page.set_default_timeout(WAIT_S * 1000)
    sizes: list[float] = []
    watch = page.context.new_cdp_session(page)
    watch.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    watch.send("Network.enable")
    page.goto(home, wait_until="commit")
    page.wait_for_selector("#chat .example")
    return page, sizes


def _load(browser: Browser, home: str) -> tuple[float, float]:
    """Milliseconds until the page is ready in a browser just started, and bytes transferred."""
    page, sizes = _open(browser, home)
    ready = page.evaluate("performance.now()")
    page.wait_for_timeout(_SETTLES_MS)
    browser.close()
    return float(ready), sum(sizes)


def _ask(
    browser: Browser, home: str, questions: Sequence[str], report: Progress
) -> tuple[list[float], list[float]]:
    """Milliseconds from Enter to the first content and to the answer, for each question."""
    page, _ = _open(browser, home)
    page.evaluate(_WATCH)
    first, answers = [], []
    for number, question in enumerate(questions, 1):
        page.locator("#ask .stop-button").wait_for(state="hidden")
        page.fill("#ask textarea", question)
        page.keyboard.press("Enter")
        page.wait_for_function("window.bench.marks.answer && window.bench.marks.first_content")
        marks = page.evaluate("window.bench.marks")
        first.append(float(marks["first_content"]))
        answers.append(float(marks["answer"]))
        page.wait_for_timeout(500)  # what is worth asking next is looked for behind the answer
        report("ask", number, len(questions))
    browser.close()
    return first, answers


@contextmanager
def _server(data: Path) -> Iterator[str]:
    """The address of ``app.py`` over ``data`` in a process of its own, once it is ready."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home = f"http://127.0.0.1:{port}/"
    process = subprocess.Popen(
        [sys.executable, "app.py", "--data", str(data.resolve()), "--port", str(port)],
        cwd=_ROOT,
        env={**os.environ, "POLICYQA_CORPUS": "", "POLICYQA_KEEP_QUESTIONS": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + WAIT_S
        while not _ready(f"{home}readyz"):
            if process.poll() is not None or time.monotonic() > end:
                raise BenchmarkError(f"the server on {data} did not get ready")
            time.sleep(0.2)
        yield home
    finally:
        process.terminate()
        process.wait(30)


def _ready(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
