"""The simulator's page: a phone to text from, the clock, and the carrier's faults. On ADMIN_PORT only."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import ip_address
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from app.consent.model import DAY, HOUR, MINUTE
from app.errors import BadInput, ConsentryError
from app.gateway.gateway import Gateway
from app.simulator.asking import ask
from app.web.auth import only_on
from app.web.sim.faults import COUNTS, FAULTS, asked, in_words
from app.web.sim.phone import CARRIER_SECONDS, Phone, conversation, held_back, phones, time_of_day

TEXT_SECONDS = 20.0
"""A STOP's webhook is answered after up to ten seconds."""
STEPS = {"15m": 15 * MINUTE, "1h": HOUR, "1d": DAY, "7d": 7 * DAY}
UNITS = {"minutes": MINUTE, "hours": HOUR, "days": DAY}
MOST_AHEAD = 10 * 365 * DAY
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def sim(gateway: Gateway, *, admin_port: int) -> Blueprint:
    """`/sim`, its state as JSON, and its forms."""
    blueprint = Blueprint("sim", __name__, url_prefix="/sim", template_folder="templates", static_folder="static")
    core = gateway.core

    @blueprint.before_request
    def guard() -> None:
        only_on(admin_port)
        if not _by_address(request.host) or (request.method == "POST" and not _from_here()):
            abort(403)

    @blueprint.after_request
    def headers(answer: Response) -> Response:
        answer.headers.update(HEADERS)
        return answer

    def page(error: str = "", status: int = 200, body: str = "") -> AnyResponse:
        known = phones(core)
        chosen, problem = None, ""
        try:
            chosen = Phone.chosen(known, request.values)
        except BadInput as wrong:
            problem = wrong.detail
        shown = _state(gateway, chosen) if chosen else None
        html = render_template(
            "sim.html",
            phones=known,
            phone=chosen,
            state=shown,
            faults=FAULTS,
            counts=COUNTS,
            steps=STEPS,
            units=UNITS,
            body=body,
            error=error or problem,
        )
        return Response(html, 422 if problem and not error else status)

    @blueprint.get("")
    def look() -> AnyResponse:
        return page()

    @blueprint.get("/state")
    def state() -> AnyResponse:
        return jsonify(_state(gateway, Phone.chosen(phones(core), request.args)))

    def act(work: Callable[[Phone], None]) -> AnyResponse:
        """Do it and show the page again, so that reloading does it no second time."""
        try:
            phone = Phone.chosen(phones(core), request.form)
            work(phone)
        except ConsentryError as error:
            return page(error.detail, error.status, request.form.get("body", ""))
        return redirect(f"/sim?{urlencode({'sender': phone.sender, 'phone': phone.number})}", 303)

    @blueprint.post("/text")
    def text() -> AnyResponse:
        def work(phone: Phone) -> None:
            body = request.form.get("body", "")
            if not body.strip():
                raise BadInput("body", "Write something first.")
            said = {"from": phone.number, "to": phone.sender, "body": body}
            status = ask(phone.carrier, "/control/text", said, timeout=TEXT_SECONDS)["status"]
            if status != 200:
                raise BadInput("body", f"The carrier has it, but the gateway answered {status}; see the web's log.")

        return act(work)

    @blueprint.post("/clock")
    def clock() -> AnyResponse:
        def work(phone: Phone) -> None:
            if not core.store.simulated_clock:
                raise BadInput("clock", "The clock moves only where every sender is on the simulator.")
            by = _duration()
            if core.directory.ahead() + by > MOST_AHEAD:
                raise BadInput("amount", "The clock is ten years ahead at most.")
            core.directory.advance(by)

        return act(work)

    @blueprint.post("/faults")
    def faults() -> AnyResponse:
        def work(phone: Phone) -> None:
            now = ask(phone.carrier, "/control", timeout=CARRIER_SECONDS)
            ask(phone.carrier, "/control", asked(request.form, phone.number, now), timeout=CARRIER_SECONDS)

        return act(work)

    return blueprint


def _state(gateway: Gateway, phone: Phone) -> dict[str, object]:
    """All that changes while one looks; what cannot be had is said in `problem`."""
    found: dict[str, object] = {
        "clock": time_of_day(gateway.core, phone.policy),
        "texts": [],
        "faults": [],
        "back": [],
        "problem": "",
    }
    try:
        found["back"] = held_back(gateway.core, phone)
        found["texts"] = conversation(phone)
        found["faults"] = in_words(ask(phone.carrier, "/control", timeout=CARRIER_SECONDS))
    except ConsentryError as error:
        found["problem"] = error.detail
    return found


def _duration() -> int:
    """By how many ms the form moves the clock."""
    if (step := request.form.get("step", "")) in STEPS:
        return STEPS[step]
    amount, unit = request.form.get("amount", ""), request.form.get("unit", "")
    if not (amount.isascii() and amount.isdigit()) or not 0 < int(amount) < 100_000 or unit not in UNITS:
        raise BadInput("amount", f"Move the clock by a whole number of {', '.join(UNITS)}.")
    return int(amount) * UNITS[unit]


def _by_address(host: str) -> bool:
    """Whether the page was opened by an address or as localhost: a name may be a stranger's that points here."""
    name = urlsplit(f"//{host}").hostname or ""
    try:
        return name == "localhost" or bool(ip_address(name))
    except ValueError:
        return False


def _from_here() -> bool:
    """Whether the form was on this page: a browser says where a POST comes from."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host
