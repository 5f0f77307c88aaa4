"""The simulator's page in a real browser, on the whole system as `consentry up` starts it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.demo import Demo

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


@pytest.fixture(scope="module")
def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("demo"))
    demo.key()
    yield demo
    demo.end()


@pytest.fixture
def page(browser: Browser, demo: Demo) -> Iterator[Page]:
    """The page at a phone's width; whatever its console complains of fails the test."""
    page = browser.new_page(viewport=PHONE)
    said: list[str] = []
    # A slow page may come to be typed into before it would have put the cursor there itself: the browser remarks on it.
    page.on("console", lambda message: said.append(message.text) if "Autofocus" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"http://127.0.0.1:{demo.admin_port}/sim")
    yield page
    page.close()
    assert said == []


def write(page: Page, body: str) -> None:
    page.get_by_placeholder("Text as the consumer").fill(body)
    page.get_by_role("button", name="Text", exact=True).click()
    expect(page.locator(".mine p").last).to_have_text(body)


def test_a_person_texts_and_sees_the_answer_arrive(page: Page, demo: Demo) -> None:
    held = demo.send("Your table is ready.")
    assert held["state"] == "held"
    expect(page.locator("#back")).to_contain_text("Your table is ready.")
    expect(page.locator("#back")).to_contain_text("No consent on record")
    write(page, "A table at eight? <script>alert(1)</script>")
    page.evaluate("window.sameDocument = true")
    assert demo.send("Yes, see you at eight.")["state"] == "ready"
    arrived = page.locator(".theirs", has_text="Yes, see you at eight.")
    expect(arrived).to_contain_text("delivered")
    assert page.evaluate("window.sameDocument"), "it came without a reload"
    assert page.get_by_role("log").get_attribute("aria-live") == "polite"


def test_the_clock_moves_and_the_window_closes(page: Page, demo: Demo) -> None:
    write(page, "Are you there?")
    before = page.locator("#now").text_content()
    page.get_by_role("button", name="+1d").click()
    expect(page.locator("#now")).not_to_contain_text(str(before)[:11])
    page.get_by_label("Forward by").fill("2")
    page.get_by_label("Unit").select_option("hours")
    page.get_by_role("button", name="Move").click()
    page.get_by_role("button", name="+7d").click()
    late = demo.send("We are now.")
    assert (late["state"], late["decision"]["reasons"][0]["code"]) == ("held", "window_closed")
    expect(page.locator("#back")).to_contain_text("We are now.")


def test_a_fault_is_chosen_strikes_and_is_cleared(page: Page, demo: Demo) -> None:
    write(page, "And now?")
    page.get_by_label("What goes wrong").select_option("5xx_after")
    page.get_by_role("button", name="Let it happen").click()
    expect(page.locator("#faults li")).to_contain_text("though the text is taken")
    page.get_by_label("What goes wrong").select_option("silent")
    page.get_by_role("button", name="Let it happen").click()
    expect(page.locator("#faults li")).to_have_count(2)
    demo.send("Struck by a fault.")
    expect(page.locator(".theirs", has_text="Struck by a fault.")).to_be_visible()
    expect(page.locator("#back li", has_text="Struck by a fault.")).to_contain_text("unknown")
    expect(page.locator("#faults li")).to_have_count(1)
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#faults li")).to_have_count(0)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_it_fits_and_its_controls_have_names(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    wide = "labels => labels.filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.eval_on_selector_all(".who label", wide) == 0, "no control lies over the next"
    nameless = "e => e.filter(one => !(one.labels && one.labels.length) && !one.textContent.trim()).length"
    assert page.eval_on_selector_all("input:not([type=hidden]), select, button", nameless) == 0
    assert page.evaluate("document.activeElement.id") == "body", "one may write at once"


def test_it_works_without_javascript(browser: Browser, demo: Demo) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{demo.admin_port}/sim?phone=%2B17045550124")
    write(page, "No script here")
    page.get_by_role("link", name="Refresh").click()
    expect(page.locator(".mine p")).to_have_text("No script here")
    context.close()
