"""The simulated carrier: Twilio's Messages API on loopback, signed webhooks, and faults on demand.

`POST /control` (JSON, from this machine only) takes any of `faults`, `opted_out`, `hooks`, `callbacks`,
`clear`, `refuse_s`; `GET /control` says what is in force. `POST /control/text` lets a Consumer text in;
`GET /control/received` lists arrivals, `GET /control/texts?phone=` both sides of one phone's conversations.
"""

from __future__ import annotations

import asyncio
import json
from base64 import b64encode
from collections.abc import Coroutine, Mapping
from dataclasses import asdict
from ipaddress import ip_address
from typing import Any

from app.errors import BadInput, StartRefused
from app.simulator.answers import error, faulty, not_found, refusal
from app.simulator.book import INBOUND, OUTBOUND, Book, Text, new_sid
from app.simulator.faults import BEFORE, FaultPlan, parse_plan
from app.simulator.http import (
    Manner,
    Poster,
    Request,
    Response,
    json_response,
    read_request,
    reset,
    write_response,
)
from app.simulator.webhooks import Callbacks, Hook, inbound_form, post_signed, tell_fate

ACCOUNT = "AC" + "0" * 31 + "1"
_ACCOUNTS = "/2010-04-01/Accounts/"


class Carrier:
    """One simulated carrier. All of it runs in the event loop that started it."""

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        *,
        account: str = ACCOUNT,
        token: str = "",
        callbacks: Callbacks | None = None,
        hooks: Mapping[str, Hook] | None = None,
    ) -> None:
        """With a `token` the API asks for it; it also signs webhooks of numbers that have no hook."""
        if not ip_address(host).is_loopback:
            raise StartRefused("the simulated carrier listens on loopback only, such as 127.0.0.1")
        self.host = host
        self.port = port
        self.account = account
        self.book = Book()
        self.plan = FaultPlan()
        self.opted_out: frozenset[str] = frozenset()
        self.hooks: dict[str, Hook] = dict(hooks or {})
        self.callbacks = callbacks or Callbacks()
        self._token = token
        self._poster = Poster()
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.StreamWriter, asyncio.Task[None] | None] = {}
        self._controls: set[asyncio.StreamWriter] = set()  # which a refusal must leave open
        self._errands: set[asyncio.Task[None]] = set()
        self._arrivals = 0
        self._awaited: list[tuple[int, asyncio.Future[None]]] = []

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._converse, self.host, self.port, backlog=1024)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Close the listener and cut every connection and errand."""
        if self._server:
            self._server.close()
        tasks = [*self._errands, *(task for task in self._open.values() if task)]
        for writer in tuple(self._open):
            reset(writer)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._poster.close()
        if self._server:
            await self._server.wait_closed()

    async def arrived(self, count: int) -> None:
        """Wait until `count` texts have arrived since the start or the last clear."""
        if self._arrivals < count:
            waiting = asyncio.get_running_loop().create_future()
            self._awaited.append((count, waiting))
            await waiting

    async def text_in(
        self, sender: str, to: str, body: str, media: tuple[str, ...] = (), opt_out_type: str = ""
    ) -> tuple[str, int | None]:
        """A Consumer texts: the sid, and what the number's hook answered. Without a hook nobody is told."""
        hook = self.hooks.get(to)
        account = hook.account if hook and hook.account else self.account
        text = Text(new_sid(media), account, sender, to, body, INBOUND, "received", media=media)
        self.book.add(text)
        if hook is None:
            return text.sid, None
        form = inbound_form(text, opt_out_type)
        return text.sid, await post_signed(self._poster, hook.url, hook.token, form)

    def control(self, said: Mapping[str, object]) -> None:
        """Change what `POST /control` can change. BadInput for what is not understood."""
        unknown = set(said) - {"faults", "opted_out", "hooks", "callbacks", "clear", "refuse_s"}
        if unknown:
            raise BadInput(min(unknown), f"/control knows no {min(unknown)}")
        try:
            if said.get("clear"):
                self.book.clear()
                self._arrivals = 0
            if "faults" in said:
                self.plan = parse_plan(said["faults"])
            if "opted_out" in said:
                self.opted_out = frozenset(_strings(said["opted_out"]))
            if "hooks" in said:
                self.hooks = {number: Hook(**hook) for number, hook in _mapping(said["hooks"]).items()}
            if "callbacks" in said:
                self.callbacks = Callbacks(**_mapping(said["callbacks"]))
            if "refuse_s" in said:
                self._run(self._refuse(float(str(said["refuse_s"]))))
        except (TypeError, ValueError) as reason:
            raise BadInput("control", f"/control: {reason}") from None

    def state(self) -> dict[str, object]:
        """What `control` has set, in the form that it takes."""
        return {
            "faults": self.plan.in_force(),
            "opted_out": sorted(self.opted_out),
            "callbacks": asdict(self.callbacks),
        }

    async def _refuse(self, seconds: float) -> None:
        """Nobody can connect for a while; what is connected is reset."""
        if self._server:
            self._server.close()
        for writer in set(self._open) - self._controls:
            reset(writer)
        await asyncio.sleep(seconds)
        await self.start()

    def _run(self, errand: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(errand)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open[writer] = asyncio.current_task()
        try:
            while request := await read_request(reader):
                response = await self._respond(request, writer)
                await write_response(response, reader, writer)
                if response.close or response.manner is not Manner.WHOLE:
                    break
        except (ConnectionError, asyncio.CancelledError):
            pass  # the caller has gone, or the carrier stops: asyncio.start_server asks for a quiet end
        finally:
            del self._open[writer]
            self._controls.discard(writer)
            writer.close()

    async def _respond(self, request: Request, writer: asyncio.StreamWriter) -> Response:
        if request.path.startswith("/control"):
            self._controls.add(writer)
            peer = writer.get_extra_info("peername")
            return await self._respond_control(request, peer[0])
        account, slash, rest = request.path.removeprefix(_ACCOUNTS).partition("/")
        if not request.path.startswith(_ACCOUNTS) or not slash or not rest.endswith(".json"):
            return not_found()
        if self._token:
            credentials = b64encode(f"{account}:{self._token}".encode()).decode()
            if account != self.account or request.headers.get("authorization") != f"Basic {credentials}":
                return error(401, 20003, "Authenticate")
        if rest == "Messages.json" and request.method == "POST":
            return await self._take(account, request)
        if rest == "Messages.json" and request.method == "GET":
            try:
                return json_response(self.book.page(account, request.parameters()))
            except ValueError:
                return error(400, 20001, "Invalid parameter")
        text = self.book.get(rest.removeprefix("Messages/").removesuffix(".json"))
        if request.method != "GET" or text is None or text.account != account:
            return not_found()
        return json_response(text.resource())

    async def _take(self, account: str, request: Request) -> Response:
        """A text to send."""
        form = request.form()
        to, sender = form.get("To", [""])[0], form.get("From", [""])[0]
        body, media = form.get("Body", [""])[0], tuple(form.get("MediaUrl", []))
        refused = refusal(to, sender, body, media, self.opted_out)
        if refused:
            return refused
        fault = self.plan.next(to)
        if fault and fault.kind in BEFORE:
            return faulty(fault)
        callback = form.get("StatusCallback", [""])[0]
        text = Text(new_sid(media), account, sender, to, body, OUTBOUND, "queued", media=media, callback=callback)
        self._accept(text)
        if delay := self.plan.delay(to):
            await asyncio.sleep(delay)
        whole = json_response(text.resource(), 201)
        return faulty(fault, whole.body) if fault else whole

    def _accept(self, text: Text) -> None:
        self.book.add(text)
        self._arrivals += 1
        if self._awaited:
            for count, waiting in self._awaited:
                if count <= self._arrivals and not waiting.done():
                    waiting.set_result(None)
            self._awaited = [one for one in self._awaited if not one[1].done()]
        if self.callbacks.enabled:
            hook = self.hooks.get(text.sender)
            token = hook.token if hook else self._token
            self._run(tell_fate(self._poster, self.book, text, token, self.callbacks))

    async def _respond_control(self, request: Request, peer: str) -> Response:
        # A web page can make a browser on this machine post here, but not as JSON without asking first.
        is_json = request.headers.get("content-type", "").startswith("application/json")
        if not ip_address(peer).is_loopback or (request.method == "POST" and not is_json):
            return json_response({"error": "from this machine, as application/json"}, 403)
        if (request.method, request.path) == ("GET", "/control/received"):
            return json_response([text.arrival() for text in self.book.outbound()])
        if (request.method, request.path) == ("GET", "/control"):
            return json_response(self.state())
        if (request.method, request.path) == ("GET", "/control/texts"):
            return json_response(self.book.of_phone(request.parameters().get("phone", "")))
        if request.method != "POST" or request.path not in ("/control", "/control/text"):
            return json_response({"error": "no such thing"}, 404)
        try:
            said = _mapping(json.loads(request.body))
            if request.path == "/control":
                self.control(said)
                return json_response({"ok": True})
            sid, status = await self.text_in(
                said["from"],
                said["to"],
                said.get("body", ""),
                tuple(_strings(said.get("media") or [])),
                said.get("opt_out_type", ""),
            )
        except BadInput as reason:
            return json_response({"error": reason.detail}, 400)
        except (KeyError, TypeError, ValueError):
            return json_response({"error": "from, to and body are needed, as JSON"}, 400)
        return json_response({"sid": sid, "status": status})


def _mapping(said: object) -> Mapping[str, Any]:
    if not isinstance(said, Mapping):
        raise ValueError("an object is needed")
    return said


def _strings(said: object) -> list[str]:
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        raise ValueError("a list of strings is needed")
    return said
