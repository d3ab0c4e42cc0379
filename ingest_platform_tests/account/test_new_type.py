"""An object type that nobody planned for costs one declaration; a vendor that nobody planned for, a client.

The vendor here is a help desk with a REST API of its own, served over HTTP by this test.
"""

from __future__ import annotations

import json
import threading
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from ingest_platform import sources
from ingest_platform.declare import (
    Child,
    Field,
    IdSweepParity,
    Listing,
    NeverDeleted,
    ObjectType,
    Reference,
    Scope,
    Source,
    SweepDelete,
    Tier,
)
from ingest_platform.extract.connector import Account as OpenAccount
from ingest_platform.extract.connector import Subscribed, Subscription
from ingest_platform.extract.documents import EVERYTHING, Batch, Count, Document, Usage, Window
from ingest_platform.refine import ddl
from ingest_platform.sync.account import AccountSync, sync_account
from ingest_platform.sync.connect import connect_token
from ingest_platform_tests.conftest import TestDatabase


class ByUpdate(Listing):
    @property
    def cursor(self) -> str | None:
        return "changed"


AGENT = ObjectType(
    name="agent", plural="agents", description="Who answers.", identity=("id",), version=("changed",),
    listing=ByUpdate(), delete=(NeverDeleted(reason="agents are only deactivated"),), parity=IdSweepParity(),
    scopes=("read",), tier=Tier.DAILY, fields=(Field(target="name", source="name", required=True),),
)  # fmt: skip

# The new type, complete.
TICKET = ObjectType(
    name="ticket",
    plural="tickets",
    description="What somebody asked.",
    identity=("id",),
    version=("changed",),
    listing=ByUpdate(),
    delete=(SweepDelete(),),
    parity=IdSweepParity(),
    scopes=("read",),
    tier=Tier.HOURLY,
    fields=(Field(target="subject", source="subject"), Field(target="price", source="fee.amount", type="numeric")),
    references=(Reference(name="agent", target="agent", source=("agent_id",)),),
    children=(Child(name="reply", lists=("replies",), key=("id",), fields=(Field(target="body", source="text"),)),),
)


def desk(*object_types: ObjectType) -> Source:
    return Source(
        name="desk", title="Desk", api_version="1", scopes=(Scope(name="read", purpose="to read"),),
        object_types=object_types,
    )  # fmt: skip


class Client:
    """Knows the vendor's paging, and no object type."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.usage = Usage()
        self._http = http

    async def _get(self, path: str, **params: Any) -> Any:
        self.usage.called()
        answer = await self._http.get(path, params=params)
        return answer.json() if answer.status_code == 200 else None

    async def _pages(self, object_type: ObjectType, since: str) -> AsyncIterator[Batch]:
        after: str | None = ""
        while after is not None:
            read_at = datetime.now(UTC)
            page = await self._get(object_type.plural, after=after, since=since)
            after = page["next"]
            newest = max((datetime.fromisoformat(i["changed"]) for i in page["items"]), default=None)
            state = {"after": after} if after is not None else None
            yield Batch([Document(i) for i in page["items"]], read_at, newest, state)

    def backfill(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        return self._pages(object_type, "")

    def changes(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        assert window.start is not None
        return self._pages(object_type, window.start.isoformat())

    async def fetch(self, object_type: ObjectType, ids: Sequence[str]) -> list[Document]:
        found = [(i, await self._get(f"{object_type.plural}/{i}")) for i in ids]
        return [Document(d) if d else Document({"id": i}, operation="delete") for i, d in found]

    async def ids(self, object_type: ObjectType, window: Window = EVERYTHING) -> AsyncIterator[Sequence[str]]:
        async for batch in self._pages(object_type, ""):
            yield [str(d.data["id"]) for d in batch.documents]

    async def count(self, object_type: ObjectType, window: Window) -> Count:
        raise NotImplementedError

    async def granted_scopes(self, proven: Collection[str] = ()) -> frozenset[str]:
        return frozenset({"read"})

    async def subscriptions(self) -> list[Subscription]:
        return []

    async def identify(self) -> str:
        return "help"

    async def subscribe(self, topics: Sequence[str], address: str) -> Subscribed:
        raise NotImplementedError

    async def unsubscribe(self, subscription: Subscription) -> None:
        raise NotImplementedError


class Connector:
    door: Any = None

    def __init__(self, source: Source) -> None:
        self.source = source

    @asynccontextmanager
    async def open(self, account: OpenAccount) -> AsyncIterator[Client]:
        async with httpx.AsyncClient(base_url=account.base_url) as http:
            yield Client(http)


Objects = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture
def vendor() -> Iterator[tuple[str, Objects]]:
    """The help desk's server: its address and its objects, which a test may change."""
    objects: Objects = {"agents": {}, "tickets": {}}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            url = urlsplit(self.path)
            query = {k: v[0] for k, v in parse_qs(url.query).items()}
            plural, _, number = url.path.strip("/").partition("/")
            held = objects[plural]
            if number:
                body: Any = held.get(number)
            else:
                fresh = [k for k in sorted(held) if held[k]["changed"] >= query.get("since", "")]
                rest = [k for k in fresh if k > query.get("after", "")]
                body = {"items": [held[k] for k in rest[:2]], "next": rest[1] if len(rest) > 2 else None}
            data = json.dumps(body).encode()
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", objects
    server.shutdown()
    server.server_close()


def register(monkeypatch: pytest.MonkeyPatch, source: Source) -> None:
    """The line in the list of sources."""
    made: Any = Connector(source)
    monkeypatch.setitem(sources.SOURCES, source.name, source)
    monkeypatch.setitem(sources._CONNECTORS, source.name, lambda _settings: made)


def test_a_new_object_type_costs_one_declaration(
    vendor: tuple[str, Objects], db: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, objects = vendor
    objects["agents"]["a1"] = {"id": "a1", "name": "Ada", "changed": "2026-01-01T00:00:00+00:00"}
    for n in range(1, 6):
        objects["tickets"][f"t{n}"] = {
            "id": f"t{n}", "subject": f"Help {n}", "fee": {"amount": "0.10"}, "agent_id": "a1",
            "changed": f"2026-01-0{n}T00:00:00+00:00", "replies": [{"id": f"r{n}", "text": "soon"}],
        }  # fmt: skip
    register(monkeypatch, desk(AGENT))
    with db.connect() as conn:
        ddl.upgrade(conn, desk(AGENT))
        conn.commit()
        connect_token(db.settings, conn, source="desk", name="desk", base_url=url, token="t")
    sync_account(db.settings, "desk")

    extended = desk(AGENT, TICKET)
    register(monkeypatch, extended)
    with db.connect() as conn:
        assert all(change.additive for change in ddl.diff(conn, extended))
        ddl.upgrade(conn, extended)
        conn.commit()
    modes = {t: o.raw.mode for t, o in sync_account(db.settings, "desk").items()}
    assert modes == {"agent": "incremental", "ticket": "backfill"}

    def tickets() -> list[Any]:
        with db.connect() as conn:
            return conn.execute(
                "SELECT t.desk_ticket_id, t.subject, t.price::text, a.name, "
                "(SELECT string_agg(r.body, ',') FROM desk_ticket_reply r WHERE r.ticket_id = t.id "
                "AND r.deleted_at IS NULL) FROM desk_ticket t LEFT JOIN desk_agent a ON a.id = t.agent_id "
                "WHERE t.deleted_at IS NULL ORDER BY 1"
            ).fetchall()

    assert tickets() == [(f"t{n}", f"Help {n}", "0.10", "Ada", "soon") for n in range(1, 6)]
    objects["tickets"]["t2"] |= {"subject": "Thanks", "replies": [], "changed": "2026-02-01T00:00:00+00:00"}
    del objects["tickets"]["t4"]
    sync_account(db.settings, "desk")
    assert tickets()[1] == ("t2", "Thanks", "0.10", "Ada", None)
    with AccountSync(db.settings, "desk") as sync:
        assert sync.sweep("ticket").drained.gone == 1
    assert [row[0] for row in tickets()] == ["t1", "t2", "t3", "t5"]
    assert extended.object_type("tickets").sync_function == "sync_tickets"
