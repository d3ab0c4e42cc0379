"""A sandbox that says only what is its own, here notes with a number and a text, has the whole control API."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, ClassVar

import httpx
import pytest
import uvicorn

from ingest_platform.sandbox.common.app import application
from ingest_platform.sandbox.common.control import BLOCK, control_routes
from ingest_platform.sandbox.common.deliveries import Delivery, DeliveryQueue, Settings
from ingest_platform.sandbox.common.faults import Faults
from ingest_platform.sandbox.common.objects import Body, Id, NotFoundError, Objects, refuse_unknown
from ingest_platform.sandbox.common.server import Server
from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform_tests import shared
from ingest_platform_tests.waiting import until

SEEDED = BLOCK + 10
_names = shared.numbers()


class Silence(DeliveryQueue):
    """Webhooks that nobody subscribed to."""

    faults = Faults()

    def headers(self, delivery: Delivery, payload: bytes, signature: str) -> dict[str, str]:
        return {}

    def retry_delays(self) -> tuple[float, ...]:
        return ()

    def wanted(self, delivery: Delivery) -> bool:
        return True


@dataclass
class Notebook:
    """An account. A note that was deleted has no text."""

    notes: dict[int, str | None] = field(default_factory=lambda: {n: f"note {n}" for n in range(1, SEEDED + 1)})
    faults: Faults = field(default_factory=Faults)
    webhooks: DeliveryQueue = field(default_factory=lambda: Silence(Settings()))
    reads: int = 0

    def stats(self) -> dict[str, Any]:
        return {"reads": self.reads}

    def reset_stats(self) -> None:
        self.reads = 0

    async def close(self) -> None:
        await self.webhooks.close()


class Shelf(Server[Notebook]):
    NAME: ClassVar[re.Pattern[str]] = re.compile(r"[a-z0-9]+\Z")

    def make(self, name: str) -> Notebook:
        return Notebook()


class Notes(Objects[Notebook, str]):
    CHURNED = "notes"

    def kind(self, name: str) -> str:
        if name != "notes":
            raise NotFoundError(f"There are no {name}")
        return name

    def name(self, kind: str) -> str:
        return kind

    def _living(self, account: Notebook) -> list[int]:
        return sorted(number for number, text in account.notes.items() if text is not None)

    def count(self, account: Notebook, kind: str) -> int:
        return len(self._living(account))

    def ids(self, account: Notebook, kind: str, after: str | None) -> Iterator[Id]:
        return (number for number in self._living(account) if number > int(after or 0))

    def random_id(self, account: Notebook, kind: str, rng: Random) -> Id | None:
        return rng.choice(self._living(account) or [None])

    def shown(self, account: Notebook, kind: str, identifier: str) -> Doc:
        account.reads += 1
        text = account.notes.get(int(identifier))
        if int(identifier) not in account.notes:
            raise NotFoundError(f"Note {identifier} does not exist")
        return {"id": int(identifier), "text": text, "deleted": text is None}

    def truth(self, account: Notebook, kind: str, form: str) -> Iterator[Doc]:
        return ({"id": number, "text": account.notes[number]} for number in self._living(account))

    def create(self, account: Notebook, kind: str, body: Body) -> Doc:
        return self._write(account, len(account.notes) + 1, body)

    def update(self, account: Notebook, kind: str, identifier: str, body: Body) -> Doc:
        return self._write(account, int(self.shown(account, kind, identifier)["id"]), body)

    def delete(self, account: Notebook, kind: str, identifier: str, body: Body) -> Doc:
        account.notes[int(identifier)] = None
        return {"id": int(identifier), "event": None}

    def _write(self, account: Notebook, number: int, body: Body) -> Doc:
        refuse_unknown(body, ("text", "seed", "webhook"), "A note has a text")
        account.notes[number] = body.get("text", f"changed by {body.get('seed')}")
        return {"id": number, "event": None}


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    app = application(Shelf(), control_routes(Notes(), [], named="a notebook's"), [])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    until(lambda: server.started)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def notebook(url: str) -> Iterator[SandboxControl]:
    with SandboxControl(url, f"book{next(_names)}", vendor="toy") as control:
        yield control


def test_pages_of_ids_end_where_nothing_follows(notebook: SandboxControl) -> None:
    first = notebook.call("GET", f"notes?limit={SEEDED - 1}")
    assert (first["count"], first["next"]) == (SEEDED, SEEDED - 1)
    assert notebook.call("GET", f"notes?limit=1&after={first['next']}") == {
        "count": SEEDED,
        "ids": [SEEDED],
        "next": None,
    }


def test_the_truth_is_every_living_object_and_no_other(notebook: SandboxControl) -> None:
    notebook.delete("notes", 3)
    notebook.create("notes", text="new")
    found = {one["id"]: one["text"] for one in notebook.truth("notes")}
    assert list(found) == notebook.ids("notes")
    assert (3 in found, found[SEEDED + 1]) == (False, "new")
    assert notebook.get("notes", 3)["deleted"]


def test_the_same_seed_makes_the_same_changes(url: str) -> None:
    made = []
    for _ in range(2):
        with SandboxControl(url, f"book{next(_names)}", vendor="toy") as control:
            changes = control.churn(40, seed=7, kinds=("update", "create", "delete"))
            made.append((changes, list(control.truth("notes"))))
    assert made[0] == made[1]
    assert {one["kind"] for one in made[0][0]} == {"update", "create", "delete"}


def test_an_account_that_is_reset_is_as_it_was(notebook: SandboxControl) -> None:
    before = list(notebook.truth("notes"))
    notebook.churn(10, kinds=("update", "delete"))
    notebook.set_faults(slow_ms=5)
    notebook.reset()
    assert list(notebook.truth("notes")) == before
    assert notebook.call("GET", "faults")["slow_ms"] == 0


@pytest.mark.parametrize(
    ("method", "path", "content", "status", "says"),
    [
        ("GET", "book/letters", "", 404, "There are no letters"),
        ("GET", "book/notes/999", "", 404, "does not exist"),
        ("GET", "book/notes/first", "", 400, "Bad value"),
        ("POST", "book/notes", '{"colour": "red"}', 400, "Unknown keys: colour. A note has a text"),
        ("POST", "book/notes", "[1]", 400, "must be a JSON object"),
        ("POST", "book/notes", "{", 400, "Bad value"),
        ("POST", "book/prepare", '{"type": "notes"}', 400, "always made when they are read"),
        ("POST", "book/prepare", "", 400, "missing key 'type'"),
        ("PUT", "book/faults", '{"weather": "rain"}', 400, "Unknown or missing key 'weather'"),
        ("GET", "NO-NAME/stats", "", 404, "can't be a notebook's name"),
    ],
)
def test_what_can_not_be_done_is_refused_with_a_sentence(
    url: str, method: str, path: str, content: str, status: int, says: str
) -> None:
    answer = httpx.request(method, f"{url}/control/accounts/{path}", content=content, trust_env=False)
    assert answer.status_code == status, answer.text
    assert says in answer.json()["error"]
