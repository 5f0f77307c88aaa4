"""The evidence page in a real browser: on a phone, at a desk, on paper; without a script, and whole by itself."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.demo import Demo
from tests.proof import hold

ANNA = "+17045550123"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def page_file(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The page about Anna as the running system gives it, in a file: nothing stands behind it."""
    demo = Demo(tmp_path_factory.mktemp("demo"))
    key = demo.key()
    phone = f"http://127.0.0.1:{demo.admin_port}/sim/text"
    headers = {"Origin": f"http://127.0.0.1:{demo.admin_port}"}
    for body in ("A table at eight? <img src=x onerror=alert(1)> " + "very" * 60, "STOP"):
        told = requests.post(
            phone, {"phone": ANNA, "sender": "+17045550100", "body": body}, headers=headers, timeout=30
        )
        assert told.ok, told.text
        if body != "STOP":
            demo.send("Yes, see you at eight.")
    answer = requests.get(
        f"http://127.0.0.1:{demo.port}/v1/evidence/{ANNA}",
        headers={"Authorization": f"Bearer {key}", "Accept": "text/html"},
        timeout=30,
    )
    assert answer.ok, answer.text
    path = tmp_path_factory.mktemp("page") / "anna.html"
    path.write_bytes(answer.content)
    yield path
    demo.end()


@pytest.fixture
def page(browser: Browser, page_file: Path) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    yield page
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith("file:")] == [], "it needs nothing from elsewhere"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_it_fits_and_shows_what_was_written_as_words(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    expect(page.locator("li.received").first).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("img, script").count() == 0
    expect(page.locator("li.stop")).to_contain_text("STOP")


def test_the_file_that_it_carries_can_be_saved_and_holds(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Save the evidence file").click()
    saved = tmp_path / "file.json"
    waiting.value.save_as(saved)
    file = json.loads(saved.read_bytes())
    assert hold(file, json.loads(file["keys"][-1]["statement"])["public"]) == []
    expect(page.locator("#sha256")).to_have_text(hashlib.sha256(saved.read_bytes()).hexdigest())


def test_it_prints_without_what_is_for_the_screen_and_each_part_on_a_page_of_its_own(page: Page) -> None:
    page.emulate_media(media="print")
    expect(page.locator(".screen")).to_be_hidden()
    expect(page.locator("#sha256")).to_be_visible()
    broken = "e => e.filter(one => getComputedStyle(one).breakBefore === 'page').length"
    assert page.eval_on_selector_all(".draft, .entries", broken) == page.locator(".draft, .entries").count()
    printed = page.pdf(format="Letter")
    assert printed.startswith(b"%PDF")
    assert printed.count(b"/Type /Page\n") >= 3 or printed.count(b"/Type /Page") >= 3
