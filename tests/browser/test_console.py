"""The console in a real browser, on the whole system as `consentry up` starts it: as a person uses it, at a desk and
on a phone, by light and by night, by hand and by keyboard, with and without JavaScript.

Each page is looked at by axe-core; the pictures lie in build/console.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Page, expect

from tests.demo import Demo
from tests.running import eventually

PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}
PASSWORD = "correct horse battery"
AXE = Path(__file__).parent / "axe" / "axe-4.14.1.min.js"
PICTURES = Path(__file__).parents[2] / "build" / "console"
NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"
ANNA, BEN = "+17045550123", "+17045550124"


@pytest.fixture(scope="module")
def demo(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    demo = Demo(tmp_path_factory.mktemp("demo"))
    demo.key()
    yield demo
    demo.end()


@pytest.fixture(scope="module")
def first(demo: Demo, browser: Browser) -> str:
    """The first user, made by the link that `consentry up` prints."""
    link = re.search(r"http://\S+/console/first/\S+", demo.log.read_text())
    assert link
    page = browser.new_page()
    page.goto(link[0])
    page.get_by_label("Name").fill("anna")
    page.get_by_label("Password, 12 characters or more").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Waiting")).to_be_visible()
    page.close()
    return "anna"


def simulated(demo: Demo, number: str, body: str) -> None:
    """That phone texts in."""
    sim = f"http://127.0.0.1:{demo.admin_port}/sim"
    said = {"sender": "+17045550100", "phone": number, "body": body}
    assert requests.post(f"{sim}/text", data=said, timeout=30, headers={"Origin": sim[:-4]}).status_code == 200


def console(demo: Demo, path: str = "/held") -> str:
    return f"http://127.0.0.1:{demo.admin_port}/console{path}"


def entered(browser: Browser, demo: Demo, user: str, **how: Any) -> Page:
    """A page of a browser that has logged in."""
    page = browser.new_context(**how).new_page()
    page.goto(console(demo))
    page.get_by_label("Name").fill(user)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Waiting")).to_be_visible()
    return page


@pytest.fixture(params=["desk light", "phone dark"])
def page(browser: Browser, demo: Demo, first: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Logged in; whatever the browser complains of fails the test."""
    size, scheme = request.param.split()
    page = entered(browser, demo, first, viewport=DESK if size == "desk" else PHONE, color_scheme=scheme)
    said: list[str] = []
    # A refusal is answered 409, which a browser remarks on.
    page.on("console", lambda message: said.append(message.text) if "409 (CONFLICT)" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    yield page
    page.context.close()
    assert said == []


def looked_at(page: Page, name: str) -> None:
    """No fault that axe-core finds, nothing wider than the screen; and a picture of it."""
    # The page's policy lets no foreign script in: it is handed over by the browser itself.
    found = page.evaluate(AXE.read_text() + ";axe.run()")["violations"]
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), "it fits"
    PICTURES.mkdir(parents=True, exist_ok=True)
    size = "desk" if page.viewport_size and page.viewport_size["width"] > 600 else "phone"
    page.screenshot(path=PICTURES / f"{name}-{size}.png", full_page=True)


def held(demo: Demo, page: Page, body: str, to: str = ANNA) -> None:
    """A text that waits, and is in the list."""
    assert demo.send(body, to=to)["state"] == "held"

    def there() -> bool:
        page.goto(console(demo))
        return page.locator(".row", has_text=body[:60]).count() == 1

    eventually(there)


def test_what_waits_says_why_and_is_taken_back(page: Page, demo: Demo) -> None:
    held(demo, page, f"Your table is ready. {NASTY}", BEN)
    row = page.locator(".row", has_text="Your table is ready.")
    expect(row).to_contain_text("<script>alert(1)</script>")
    expect(row).to_contain_text("No consent on record")
    expect(page.locator("main")).not_to_contain_text(BEN)
    looked_at(page, "held")
    row.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("status")).to_have_text("Taken back: it will not be sent.")
    expect(page.locator(".row", has_text="Your table is ready.")).to_have_count(0)
    looked_at(page, "held-after")


def test_several_are_chosen_by_keyboard_and_taken_back_together(page: Page, demo: Demo) -> None:
    for number in (1, 2, 3):
        held(demo, page, f"Number {number} of the chosen", f"+1704555018{number}")
    page.goto(console(demo))
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#chosen")).to_have_text("2 chosen")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.get_by_role("button", name="with the chosen…").click()
    expect(page.get_by_role("heading", name="Take back 2 texts?")).to_be_visible()
    looked_at(page, "check")
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", name="2 texts taken back")).to_be_visible()
    looked_at(page, "done")
    page.get_by_role("link", name="Back").click()
    expect(page.locator(".row", has_text="of the chosen")).to_have_count(1)
    page.locator("[name=deed]").select_option("extend")
    page.get_by_role("button", name=re.compile("with all")).click()
    expect(page.get_by_role("heading", name=re.compile("Let .* wait longer"))).to_be_visible()
    looked_at(page, "check-extend")
    page.goto(console(demo))
    row = page.locator(".row", has_text="of the chosen")
    row.get_by_text("Other program").click()
    row.get_by_label("It is of the program").select_option("offers")
    looked_at(page, "held-correcting")
    row.get_by_role("button", name="It is of this one").click()
    expect(page.get_by_role("status")).to_have_text("Recorded. It still waits, for another reason.")
    page.get_by_role("button", name=re.compile("with all")).click()
    page.get_by_role("button", name="Take back").click()


def test_a_consent_is_recorded_and_the_text_leaves(page: Page, demo: Demo) -> None:
    who = "+17045550141" if page.viewport_size == DESK else "+17045550142"
    held(demo, page, "We open at nine tomorrow.", who)
    page.locator(".row", has_text="We open at nine").get_by_role("link", name="Record consent").click()
    expect(page.get_by_role("heading", name="Record a consent")).to_be_visible()
    looked_at(page, "person")
    form = page.locator("#consent")
    form.locator("[name=source]").select_option("verbal")
    form.get_by_label("What they said").fill("Yes, do text me.")
    form.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("status")).to_contain_text("Their consent is recorded.")
    expect(page.locator("main")).to_contain_text("said yes")
    eventually(lambda: page.reload() and "sent" in page.locator(".timeline").inner_text())
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save it as proof, to print").click()
    assert saved.value.suggested_filename.endswith(".html")
    page.get_by_role("button", name="Show the number").click()
    expect(page.get_by_role("heading", name=who)).to_be_visible()
    page.get_by_label("Note").fill("They called.")
    page.get_by_role("button", name="Record the stop").click()
    expect(page.get_by_role("status")).to_contain_text("Their stop is recorded.")
    expect(page.locator("main")).to_contain_text("would be stopped")
    looked_at(page, "person-stopped")


def test_who_is_called_says_yes_and_the_text_leaves(page: Page, demo: Demo) -> None:
    who = "+17045550147" if page.viewport_size == DESK else "+17045550148"
    held(demo, page, "Your table is ready.", who)
    page.get_by_role("link", name="People to call").click()
    looked_at(page, "calls")
    page.get_by_role("button", name=re.compile(f"Call .*{who[-4:]}")).click()
    expect(page.get_by_role("heading", name=who)).to_be_visible()
    looked_at(page, "call")
    page.keyboard.press("y")
    expect(page.get_by_role("status")).to_contain_text("Their yes is recorded")
    eventually(lambda: page.reload() and page.locator("tr", has_text=who[-4:]).count() == 0)


def test_who_wrote_is_answered(page: Page, demo: Demo) -> None:
    who = "+17045550145" if page.viewport_size == DESK else "+17045550146"
    simulated(demo, who, f"Are you open? {NASTY}")

    def there() -> bool:
        page.goto(console(demo, "/inbox"))
        return page.locator(".person", has_text=who[-4:]).count() == 1

    eventually(there)
    looked_at(page, "inbox")
    page.locator(".person", has_text=who[-4:]).get_by_role("link", name="Reply").click()
    page.get_by_role("button", name="I answer them").click()
    expect(page.get_by_role("status")).to_have_text("You answer them. The others see it.")
    page.get_by_text("What we often write").click()
    page.get_by_role("button", name="Insert opening hours").click()
    expect(page.get_by_label("Your text")).to_have_value("We are open Monday to Friday, 8 to 6.")
    expect(page.locator("#judged")).to_contain_text("may be sent: A conversation is open.")
    looked_at(page, "reply-judged")
    page.get_by_label("Your text").fill("")
    page.get_by_label("Your text").press_sequentially("Until six.")
    expect(page.locator("#judged")).to_contain_text("may be sent: A conversation is open.")
    page.get_by_label("Your text").fill("Until six. And 50% off everything today!")
    expect(page.locator("#judged")).to_contain_text("would wait: It reads like an offer.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#reply [role=alert]")).to_contain_text("It was not sent.")
    looked_at(page, "reply-refused")
    page.get_by_label("Your text").fill("Yes, until six.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_have_text("Your reply is on its way.")
    page.goto(console(demo, "/inbox"))

    def answered() -> bool:
        page.reload()
        return page.locator(".person", has_text=who[-4:]).count() == 0

    eventually(answered)
    page.goto(console(demo, "/unknown"))
    looked_at(page, "unknown")
    simulated(demo, who, "enough")

    def to_read() -> bool:
        page.goto(console(demo, "/unclear"))
        return page.locator(".person", has_text=who[-4:]).count() == 1

    eventually(to_read)
    looked_at(page, "unclear")
    page.locator(".person", has_text=who[-4:]).get_by_role("button", name="It does not mean stop").click()
    expect(page.get_by_role("status")).to_contain_text("Recorded as no stop.")


@pytest.mark.parametrize("page", ["desk light"], indirect=True)
def test_what_comes_is_announced_and_can_be_paused(page: Page, demo: Demo) -> None:
    held(demo, page, "There already", "+17045550151")
    rows = page.locator(".row").count()
    demo.send("A new one", to="+17045550152")
    new = page.locator("#new")
    expect(new).to_contain_text("new: show", timeout=40_000)
    assert page.locator(".row").count() == rows, "nothing moves under the pointer"
    assert new.get_attribute("aria-live") == "polite"
    pause = page.get_by_role("button", name="Pause live counts")
    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "true")
    new.get_by_role("link").click()
    expect(page.locator(".row", has_text="A new one").first).to_be_visible()


def test_the_other_pages(page: Page, demo: Demo) -> None:
    page.goto(console(demo, "/tiers"))
    looked_at(page, "tiers")
    page.goto(console(demo, "/overview"))
    expect(page.locator("main")).to_contain_text("What waits, and for what")
    looked_at(page, "overview")
    page.get_by_role("link", name="numbers where the carrier and we disagree").click()
    looked_at(page, "drift")
    page.goto(console(demo, "/setup"))
    page.get_by_role("button", name="Pause offers").click()
    expect(page.get_by_role("status")).to_contain_text("Paused.")
    looked_at(page, "setup")
    page.get_by_role("button", name="Resume offers").click()
    expect(page.get_by_role("status")).to_contain_text("Resumed.")
    page.goto(console(demo, "/wordings"))
    looked_at(page, "wordings")
    words = page.get_by_label("The words they are shown")
    words.press_sequentially("Sign up for deals!")
    expect(page.locator("#linted")).to_contain_text("No consent can rest on these words.")
    page.get_by_role("link", name="Web form: line and box").first.click()
    expect(page.get_by_role("heading", name="What the linter says")).to_be_visible()
    looked_at(page, "wording")
    page.goto(console(demo, "/activity"))
    expect(page.locator("main")).to_contain_text("user:anna")
    looked_at(page, "activity")
    page.goto(console(demo, "/held?q=reason:no_consent"))
    page.get_by_label("Save this view as").fill("Needs consent")
    looked_at(page, "held-narrowed")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Kept: it stands above the list")
    page.goto(console(demo))
    page.get_by_role("link", name="Needs consent").click()
    page.get_by_role("button", name="Forget the view “Needs consent”").click()
    page.goto(console(demo, "/held?q=reason:quarantine tier:x"))
    expect(page.locator("main")).to_contain_text("is not known")
    looked_at(page, "held-wrong")
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()
    looked_at(page, "login")


@pytest.mark.parametrize("page", ["desk light"], indirect=True)
def test_the_first_quarter_hour_from_a_text_to_its_proof(page: Page, demo: Demo) -> None:
    who = "+17045550149"

    def ticked(number: int) -> None:
        """So many steps are done, and the next one is marked."""

        def so() -> bool:
            page.goto(console(demo, "/tour"))
            return page.locator(".tour .done").count() == number

        eventually(so)

    simulated(demo, who, "Are you open tomorrow?")
    ticked(2)
    looked_at(page, "tour")
    page.locator(".tour .next").get_by_role("link", name="there").click()
    page.get_by_label("Your text").fill("Yes, from nine.")
    page.get_by_role("button", name="Send", exact=True).click()
    ticked(3)
    page.get_by_role("button", name="Send the reminder").click()
    ticked(4)
    page.locator(".tour .next").get_by_role("link", name="there").click()
    row = page.locator(".person", has_text=who[-4:]).locator(".row", has_text="Your appointment is tomorrow")
    row.get_by_role("button", name="Ask them").click()
    ticked(5)
    simulated(demo, who, "YES")
    ticked(7)
    simulated(demo, who, "STOP")
    ticked(8)
    page.locator(".tour .next").get_by_role("link", name="there").click()
    with page.expect_download():
        page.get_by_role("button", name="as a file to check").click()
    ticked(9)
    expect(page.locator("main")).to_contain_text("That was all of it.")
    looked_at(page, "tour-done")


def test_no_page_is_heavy(browser: Browser, demo: Demo, first: str) -> None:
    page = entered(browser, demo, first)
    context = browser.new_context(storage_state=page.context.storage_state())  # with nothing in its cache
    page.context.close()
    page = context.new_page()
    answers: list[Any] = []
    page.on("requestfinished", lambda request: answers.append(request.sizes()["responseBodySize"]))
    page.goto(console(demo))
    expect(page.get_by_role("heading", name="Waiting")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len(answers) >= 4
    assert 0 < sum(answers) < 150_000, answers
    context.close()


def test_it_works_without_javascript(browser: Browser, demo: Demo, first: str) -> None:
    page = entered(browser, demo, first, java_script_enabled=False, viewport=PHONE)
    held(demo, page, "No script here", "+17045550161")
    page.goto(console(demo, "/people/00000000000000000000000000"))
    expect(page.locator("main")).to_contain_text("There is no such person.")
    page.goto(console(demo))
    page.get_by_label("Search").fill("to:+17045550161")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator(".row")).to_have_count(1)
    page.locator(".mark input").check()
    page.get_by_role("button", name="with the chosen…").click()
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_role("heading", name="1 text taken back")).to_be_visible()
    page.context.close()
