"""A synced account that anything may be done to: a copy of its database for each test that breaks it."""

from __future__ import annotations

import socket
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import psycopg
import psycopg.conninfo
import pytest
from psycopg import sql

from ingest_platform.control import credentials, integrations, postgres
from ingest_platform.control.credentials import Vault
from ingest_platform.quality.verify import Options, Verification, verify
from ingest_platform.refine.plans import plan_for
from ingest_platform.settings import Settings
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.account import AccountSync, sync_account
from ingest_platform.sync.connect import connect_token
from ingest_platform_tests.account.conftest import http, small_sandbox_url
from ingest_platform_tests.account.harness import Shop, new_shop
from ingest_platform_tests.conftest import TestDatabase, database
from ingest_platform_tests.receiver.conftest import Running, settings_of

__all__ = ["bench", "http", "lab", "labs", "small_sandbox_url"]

TOKEN = "shpat_lab"
SCOPES = sorted(s.name for s in SHOPIFY.scopes)


@dataclass
class Lab:
    """A synced account in a database of its own; the shop and the receiver are everybody's."""

    settings: Settings
    shop: Shop
    http: httpx.Client
    broken: bool = False
    undo: list[Any] = field(default_factory=list)

    def sql(self, *statements: str) -> None:
        with psycopg.connect(str(self.settings.database_url), autocommit=True) as conn:
            for statement in statements:
                conn.execute(statement.encode())

    def one(self, query: str) -> Any:
        with psycopg.connect(str(self.settings.database_url)) as conn:
            row = conn.execute(query.encode()).fetchone()
        assert row is not None
        return row[0]

    def verify(self, *types: str, account: bool = True, **options: Any) -> Verification:
        # No webhook is on its way here.
        wished = Options(object_types=types, account=account, sample=200, seed="1", grace=0.0, **options)
        return verify(self.settings, "lab", wished)

    def _scopes(self, scopes: list[str]) -> None:
        self.shop.control("PUT", f"tokens/{TOKEN}/scopes", {"scopes": scopes})

    def narrow_scopes(self, scope: str) -> None:
        self.undo.append(lambda: self._scopes(SCOPES))
        self._scopes([s for s in SCOPES if s != scope])

    def widen_scopes(self, scope: str) -> None:
        self.undo.append(lambda: self._scopes(SCOPES))
        self._scopes([*SCOPES, scope])

    def unsubscribe(self) -> None:
        found = next(s for s in self.shop.get("webhooks/subscriptions") if s["topic"].lower().startswith("orders"))
        self.shop.control("DELETE", f"webhooks/subscriptions/{found['id']}")

    def point_at(self, url: str) -> None:
        self.settings = self.settings.model_copy(update={"receiver_public_url": url})

    def answer(self, status: int) -> None:
        """A receiver that is ready, and answers so to every delivery."""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()

            def do_POST(self) -> None:
                self.send_response(status)
                self.end_headers()

            def log_message(self, *_: Any) -> None: ...

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.undo += [server.server_close, server.shutdown]  # the last is done first
        self.point_at(f"http://127.0.0.1:{server.server_address[1]}")

    def forget(self, secret: str) -> None:
        """The account's credentials without one of the secrets."""
        vault = Vault.of(self.settings)
        with psycopg.connect(str(self.settings.database_url)) as conn:
            account = integrations.get(conn, "lab")
            held = credentials.load(conn, vault, account.id)
            less = {name: value for name, value in held.secrets.items() if name != secret}
            credentials.store(conn, vault, account.id, replace(held, secrets=less))

        def restore() -> None:
            with psycopg.connect(str(self.settings.database_url)) as conn:
                credentials.store(conn, vault, account.id, held)

        self.undo.append(restore)

    def forged(self) -> None:
        """A vendor that signs with another secret: its deliveries are refused."""
        self.sql(
            "INSERT INTO webhook_refusal (source, integration_id, reason, count) SELECT 'shopify', id, "
            "'bad_signature', 5 FROM integration"
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Bench:
    """The template of all labs."""

    info: postgres.ServerInfo
    template: str
    settings: Settings
    shop: Shop


def _settings(db: TestDatabase, port: int) -> Settings:
    return settings_of(db, receiver_port=port, receiver_public_url=f"http://127.0.0.1:{port}",
                       webhook_database_timeout_s=30.0,
                       receiver_body_limit=db.settings.receiver_body_limit)  # fmt: skip


@pytest.fixture(scope="session")
def bench(
    postgres_server: postgres.ServerInfo, tmp_path_factory: pytest.TempPathFactory, small_sandbox_url: str,
    http: httpx.Client,
) -> Iterator[Bench]:  # fmt: skip
    """One account, synced, with an order of two versions and one that was deleted, by webhook."""
    shop = new_shop(small_sandbox_url, http, f"lab{uuid.uuid4().hex[:6]}")
    port, template = _free_port(), f"lab_{uuid.uuid4().hex[:12]}"
    for db in database(postgres_server, tmp_path_factory.mktemp("lab"), "shopify"):
        settings = _settings(db, port)
        shop.control("POST", "tokens", {"token": TOKEN, "scopes": SCOPES, "client_id": "sandbox-client"})
        shop.control("PUT", "webhooks/settings", {"time_scale": 1000.0, "timeout": 20.0})
        for object_type in SHOPIFY.object_types:
            plan_for(SHOPIFY, object_type)  # here, and not while somebody waits for the receiver
        with Running(settings):
            with db.connect() as conn:
                connect_token(settings, conn, source="shopify", name="lab", base_url=shop.base_url, token=TOKEN,
                              client_secret="sandbox-secret")  # fmt: skip
            outcomes = sync_account(settings, "lab")
            assert not [o.raw.error for o in outcomes.values() if o.raw.error]
            numbers = shop.ids("order")
            shop.change("order", numbers[5], set={"note": "second"}, updated_at="2025-07-01T00:00:00Z")
            shop.change("order", numbers[6], set={"note": "to be deleted"}, updated_at="2025-07-01T00:00:00Z")
            assert shop.get("webhooks/idle", timeout=30)["idle"]
            shop.delete("order", numbers[6])
            assert shop.get("webhooks/idle", timeout=30)["idle"]
            with AccountSync(settings, "lab") as sync:
                sync.drain()
            _copy(postgres_server, str(psycopg.conninfo.conninfo_to_dict(db.url)["dbname"]), template)
            yield Bench(postgres_server, template, settings, shop)
        with psycopg.connect(_admin(postgres_server), autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(template)))


def _admin(info: postgres.ServerInfo) -> str:
    assert info.data is not None
    return postgres.embedded_url(info.data, "postgres")


def _copy(info: postgres.ServerInfo, source: str, target: str) -> None:
    """A copy of a database, whose connections are ended: the receiver opens its own again."""
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
        sql.Identifier(target), sql.Identifier(source)
    )
    with psycopg.connect(_admin(info), autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [source])
        admin.execute(statement)


@pytest.fixture(scope="session")
def labs(bench: Bench, http: httpx.Client) -> Iterator[Callable[[], Lab]]:
    """A lab that is whole: the one used before when it was mended or nothing was done to it, else a new one."""
    assert bench.info.data is not None
    names: list[str] = []
    held: list[Lab] = []

    def whole() -> Lab:
        if not held or held[0].broken:
            names.append(f"test_{uuid.uuid4().hex[:16]}")
            _copy(bench.info, bench.template, names[-1])
            url = postgres.embedded_url(Path(str(bench.info.data)), names[-1])
            held[:] = [Lab(bench.settings.model_copy(update={"database_url": url}), bench.shop, http)]
        held[0].settings = bench.settings.model_copy(update={"database_url": held[0].settings.database_url})
        return held[0]

    yield whole
    with psycopg.connect(_admin(bench.info), autocommit=True) as admin:
        for name in names:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def lab(labs: Callable[[], Lab]) -> Iterator[Lab]:
    made = labs()
    made.broken = True
    yield made
    while made.undo:
        made.undo.pop()()
