"""Uploads: lists that come over the API. They are put on the shelf, and recorded by the importer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import Conflict, NotFound
from app.gateway.acting import place
from app.gateway.core import Core
from app.gateway.importing.apply import Import, import_name
from app.gateway.importing.layout import Layout, Sort
from app.gateway.importing.lines import Proof
from app.gateway.importing.rows import Rows
from app.gateway.importing.shelf import REPORT_DAYS, Shelf, Staged
from app.gateway.importing.upload import Upload, dry_id, own_id
from app.store.store import real_now

ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a list. `called` is the caller's own name of the import, if they have one."""

    business: str
    layout: Layout
    proof: Proof
    by: str
    ndjson: bool
    called: str = ""
    dry_run: bool = False
    confirm: bool = False
    confirm_rate: float = 1.0

    def check(self) -> None:
        """Raise BadInput for what no list could make good."""
        Import("", self.business, self.layout, confirm=self.confirm, confirm_rate=self.confirm_rate).check()


@dataclass(frozen=True, slots=True)
class Received:
    """A list that has come in whole: its SHA-256 and its bytes."""

    staged: Staged
    sha256: str
    size: int


class Uploads:
    """Takes lists in and says how far they are. `ring` tells an importer that one waits."""

    def __init__(self, core: Core, shelf: Shelf, *, most_bytes: int, ring: Callable[[str], None]) -> None:
        self.shelf = shelf
        self.most_bytes = most_bytes
        self._core = core
        self._ring = ring

    @contextmanager
    def receive(self, parts: Iterable[bytes], wanted: Wanted) -> Iterator[Received]:
        """A list as it comes in, on disk. Raises BadInput where its heading cannot be understood."""
        found, size = hashlib.sha256(), 0
        with self.shelf.stage() as staged:
            for part in parts:
                self.shelf.append(staged, part)
                found.update(part)
                size += len(part)
            staged.file.flush()
            with staged.path.open("rb") as stream:
                Rows(stream, wanted.layout, ndjson=wanted.ndjson)
            yield Received(staged, found.hexdigest(), size)

    def put(self, wanted: Wanted, received: Received) -> Upload:
        """Put a list on the shelf, to be recorded; the same one again is run once more where it has ended.

        Raises Conflict where the import's id stands for another list, or where it is under way with other settings.
        """
        upload = self._upload(wanted, received)
        for _ in range(ATTEMPTS):
            known = self.shelf.read(upload.id)
            if known is None:
                if self.shelf.place(received.staged, upload):
                    break
                continue
            if known.content != upload.content:
                raise Conflict(
                    f"name: {wanted.called} is the name of another list, or of this one read in another way; "
                    "give this one a name of its own.",
                    code="import_differs",
                )
            if not known.state.ended:
                if (known.confirm, known.confirm_rate) != (upload.confirm, upload.confirm_rate):
                    raise Conflict(
                        "confirm: this import is under way with another setting of it.", code="import_not_ended"
                    )
                upload = known
                break
            self.shelf.place_again(received.staged, upload)
            break
        self._ring(wanted.business)
        return upload

    def again(self, wanted: Wanted, received: Received) -> Upload:
        """The import that an earlier request put on the shelf, as it is now; put there anew where it is gone."""
        return self.shelf.read(self._upload(wanted, received).id) or self.put(wanted, received)

    def get(self, business: str, name: str) -> Upload:
        """The import of that id. Raises NotFound, for another Business's too."""
        upload = self.shelf.read(name)
        if upload is None or upload.business != business:
            raise NotFound("There is no such import.")
        return upload

    def report(self, business: str, name: str) -> Path:
        """The report of an import that has ended. Raises Conflict before that, NotFound where there is none."""
        upload = self.get(business, name)
        if not upload.state.ended:
            raise Conflict("The report is there once the import has ended.", code="import_not_ended")
        path = self.shelf.report(name)
        if path is None:
            raise NotFound(f"There is no report: the list could not be read, or ended {REPORT_DAYS} days ago.")
        return path

    def _upload(self, wanted: Wanted, received: Received) -> Upload:
        tag, plan = self._core.businesses.get(wanted.business).tag, wanted.layout
        content = import_name(tag, received.sha256, plan, wanted.proof)
        name = own_id(tag, wanted.called) if wanted.called else content
        return Upload(
            id=dry_id(tag, name) if wanted.dry_run else name,
            business=wanted.business,
            name=name,
            content=content,
            called=wanted.called,
            sort=Sort(plan.sort),
            columns=dict(plan.columns),
            defaults=dict(plan.defaults),
            region=plan.region,
            zone=plan.dates.zone,
            date_format=plan.dates.form,
            proof=wanted.proof.evidence(),
            ndjson=wanted.ndjson,
            dry_run=wanted.dry_run,
            confirm=wanted.confirm,
            confirm_rate=wanted.confirm_rate,
            size=received.size,
            by=wanted.by,
            made_at=real_now(),
            file=received.staged.name,
            where=place(),
        )
