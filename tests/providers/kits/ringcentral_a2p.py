"""RingCentral's high volume SMS."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.providers.calls import Answer
from app.providers.seam import Fate, Outcome, Status
from tests.providers.kits import ANNA, OURS, Kit, Post, Sent
from tests.providers.kits.ringcentral import ACCOUNT, RingCentral, error, notified, now

INBOUND = f"/restapi/v1.0/account/{ACCOUNT}/a2p-sms/messages?direction=Inbound&to={OURS}"
OUTBOUND = f"/restapi/v1.0/account/{ACCOUNT}/a2p-sms/messages?direction=Outbound&from={OURS}"
WORDS = {
    Status.QUEUED: ("Queued", None),
    Status.SENT: ("Sent", None),
    Status.UNCONFIRMED: ("DeliveryFailed", "SMS-CAR-199"),
    Status.DELIVERED: ("Delivered", None),
    Status.UNDELIVERED: ("DeliveryFailed", "SMS-CAR-412"),
    Status.FAILED: ("SendingFailed", "SMS-RC-410"),
}


class HighVolume(RingCentral):
    """Batches of one."""

    settings = RingCentral.settings + '\nproduct = "a2p"'

    def message(self, body: str, number: int, sender: str = ANNA, to: tuple[str, ...] = (OURS,)) -> dict[str, Any]:
        return {
            "id": str(7000 + number),
            "from": sender.removeprefix("+") if number % 2 else sender,  # both are seen
            "to": list(to),
            "text": body,
            "messageStatus": "Delivered",
            "creationTime": now(),
            "lastModifiedTime": now(),
            "segmentCount": 1,
            "cost": 0.007,
            "direction": "Inbound",
        }

    def brought(self, message: object, number: int, **more: str) -> Post:
        return notified(INBOUND, message, f"60002{number:014}", **more)

    def media(self, number: int = 1) -> tuple[Post, tuple[str, ...]] | None:
        return None  # its events show no attachments

    def group(self, body: str, number: int = 1) -> Post | None:
        return None

    def status(self, said: Status, text: str, number: int = 1) -> Post | None:
        return self._became(*WORDS[said], number) if said in WORDS else None

    def blocked(self, text: str, number: int = 1) -> Post | None:
        return self._became("SendingFailed", "SMS-CAR-413", number)

    def _became(self, word: str, code: str | None, number: int) -> Post:
        message = {
            **self.message("Hello", number, OURS, (ANNA,)),
            "direction": "Outbound",
            "batchId": self.provider_id(number),
            "messageStatus": word,
            **({"errorCode": code} if code else {}),
        }
        return notified(OUTBOUND, message, f"60003{number:014}")

    def opt_out(self, number: int = 1) -> Post | None:
        event = f"/restapi/v1.0/account/{ACCOUNT}/a2p-sms/opt-outs"
        return notified(event, {"from": OURS, "to": ANNA, "active": True}, f"60004{number:014}")

    def malformed(self) -> list[Post]:
        changes: list[dict[str, Any]] = [{"from": ""}, {"to": []}, {"to": ["x"]}, {"id": None}, {"text": 5}]
        return [self.brought({**self.message("Hi", 1), **change}, 1) for change in changes]

    def provider_id(self, number: int) -> str:
        return f"00000000-0000-4000-8000-{number:012x}"

    def accepts(self, number: int = 1) -> Answer:
        said = {"id": self.provider_id(number), "from": OURS, "batchSize": 1, "status": "Processing", "rejected": []}
        return Answer(201, {}, json.dumps(said).encode())

    def read(self, path: str, headers: Mapping[str, str], body: bytes) -> Sent:
        assert path == "/restapi/v1.0/account/~/a2p-sms/batches"
        said = self.said(headers, body)
        assert set(said) == {"from", "text", "messages"}
        ((to,),) = [message["to"] for message in said["messages"]]
        return Sent(said["from"], to, said["text"], (), None)

    def answers(self) -> list[tuple[str, Answer, Outcome]]:
        def rejecting(code: str) -> Answer:
            rejected = [{"index": 1, "to": [ANNA], "errorCode": code, "description": "…"}]
            return Answer(200, {}, json.dumps({"id": self.provider_id(1), "rejected": rejected}).encode())

        return [
            ("rejected", rejecting("SMS-RC-410"), Outcome(Fate.FAILED, why="SMS-RC-410")),
            ("rejected, opted out", rejecting("SMS-RC-413"), Outcome(Fate.FAILED, why="SMS-RC-413", opted_out=True)),
            ("rejected, who knows", rejecting("?"), Outcome(Fate.FAILED, why="rejected")),
            ("too fast", error(429, "CMN-301", retry_after="9"), Outcome(Fate.NOT_SENT, "", "rate", 9.0)),
        ]

    def listing(self, texts: list[tuple[int, str]]) -> Answer | None:
        rows = [self.message(body, number) for number, body in texts]
        return Answer(200, {}, json.dumps({"records": rows, "paging": {"perPage": 250}}).encode())


kit: Kit = HighVolume()
