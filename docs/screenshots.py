"""Takes the pictures of this folder anew, over the sample library:

.venv/bin/python docs/screenshots.py     (with requirements-dev.txt and a Chromium installed)
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent))

from qa.workspace import SAMPLE_LIBRARY  # noqa: E402
from tests.web.serving import answers, running, wait_until  # noqa: E402

DESKTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
COLOURS = 128  # a picture of text needs no more, and is a third of the size

TABLE = "哪些城市提出到2030年人工智能产业规模达到500亿元？"
PASSAGES = "成都的组织领导机制是怎样的？"
DUTIES = "眉山人工智能小镇由哪些单位负责？"
HIGHEST = "哪个城市2030年的人工智能产业规模目标最高？"
HIGHEST_EN = "Which city has the highest AI industry target for 2030?"


def asked(browser: Browser, home: str, question: str, size: ViewportSize, scheme: str) -> Page:
    """The page with the answer to ``question``, in the question's language."""
    language = "en" if question.isascii() else "zh"
    page = browser.new_page(viewport=size, color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{home}?lang={language}")
    page.wait_for_selector("#chat .example")
    page.fill("#ask textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#chat .option, #chat .answer .chart")
    page.wait_for_timeout(800)
    return page


def picture(page: Page) -> Image.Image:
    """What the page shows now."""
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(image: Image.Image, name: str) -> None:
    """Writes the picture into this folder, with few colours."""
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(DOCS / name, optimize=True)


def beside(images: list[Image.Image], gap: int = 24) -> Image.Image:
    """The pictures in a row, on grey."""
    width = sum(image.width for image in images) + gap * (len(images) + 1)
    row = Image.new("RGB", (width, images[0].height + 2 * gap), "#8a94a3")
    left = gap
    for image in images:
        row.paste(image, (left, gap))
        left += image.width + gap
    return row


def main() -> None:
    """Takes all pictures."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser")
    with (
        tempfile.TemporaryDirectory() as data,
        running("--corpus", str(SAMPLE_LIBRARY), "--data", data) as server,
        sync_playwright() as playwright,
    ):
        wait_until(lambda: answers(server.url + "readyz"), server.process)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        save(picture(asked(browser, server.url, TABLE, DESKTOP, "light")), "chat.png")
        save(picture(asked(browser, server.url, HIGHEST, DESKTOP, "dark")), "table.png")
        page = asked(browser, server.url, PASSAGES, DESKTOP, "light")
        save(picture(page), "passages.png")
        page.locator("#chat button.cite").first.click()
        page.frame_locator("#viewer iframe").locator("#passage").wait_for()
        page.wait_for_timeout(800)
        save(picture(page), "document.png")
        phones = [asked(browser, server.url, DUTIES, PHONE, "light")]
        phones.append(asked(browser, server.url, HIGHEST_EN, PHONE, "dark"))
        row = [picture(phone) for phone in phones]
        phones[0].locator("#chat button.cite").first.click()
        phones[0].frame_locator("#viewer iframe").locator("#passage").wait_for()
        phones[0].wait_for_timeout(800)
        save(beside([row[0], picture(phones[0]), row[1]]), "phone.png")
        browser.close()


if __name__ == "__main__":
    main()
