"""A receiver on a real port over a real database, an account, and a vendor that signs what it sends."""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import orjson
import psycopg
import pytest
import uvicorn
from psycopg.rows import dict_row

from ingest_platform.control import credentials, integrations
from ingest_platform.control.credentials import Credential, Vault
from ingest_platform.control.integrations import Integration
from ingest_platform.settings import Settings
from ingest_platform_tests.conftest import TestDatabase
from webhook_receiver.server import config

SECRET = "s3cret of the app"
BODY_LIMIT = 256 * 1024


def signature(secret: str, body: bytes) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()


@dataclass
class Receiver:
    """A running receiver, its database, and requests as the vendor makes them."""

    url: str
    db: TestDatabase
    http: httpx.Client
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def headers(
        self, body: bytes, topic: str, *, secret: str = SECRET, delivery: str | None = None,
        triggered_at: str | None = None, shop: str | None = None, style: str = "X-Shopify-",
    ) -> dict[str, str]:  # fmt: skip
        given = {
            "Topic": topic,
            "Hmac-Sha256": signature(secret, body),
            "Webhook-Id": delivery or f"delivery-{next(self.numbers)}",
            "Event-Id": f"event-{next(self.numbers)}",
            "Triggered-At": triggered_at or "2026-03-10T00:00:00.123456789Z",
            "Shop-Domain": shop or "nordlicht.example",
        }
        return {(style + name if style[0] == "X" else (style + name).lower()): v for name, v in given.items()}

    def send(
        self, topic: str, body: Any, *, to: str = "nordlicht", raw: bytes | None = None, **headers: Any
    ) -> httpx.Response:
        content = orjson.dumps(body) if raw is None else raw
        return self.http.post(
            f"{self.url}/webhooks/shopify/{to}", content=content, headers=self.headers(content, topic, **headers)
        )

    def status(self, *args: Any, **kwargs: Any) -> str:
        """Send, and what became of it."""
        answer = self.send(*args, **kwargs)
        assert answer.status_code == 200, answer.text
        status: str = answer.json()["status"]
        return status

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        with psycopg.connect(self.db.url, row_factory=dict_row, options="-c timezone=UTC") as conn:
            return conn.execute(query.encode(), values).fetchall()

    def one(self, query: str, *values: Any) -> Any:
        """The only column of the only row."""
        [row] = self.rows(query, *values)
        [value] = row.values()
        return value


def connect_shop(
    db: TestDatabase, name: str = "nordlicht", account: str = "nordlicht.example", secret: str = SECRET
) -> Integration:
    with db.connect() as conn:
        made = integrations.create(conn, platform="shopify", name=name, base_url=f"https://{account}", account=account)
        store_secret(db, conn, made, secret)
        conn.commit()
    return made


def store_secret(db: TestDatabase, conn: Any, integration: Integration, secret: str) -> None:
    secrets = {"access_token": "shpat_of_a_test", "client_secret": secret}
    credentials.store(conn, Vault.of(db.settings), integration.id, Credential("static_token", secrets))


@pytest.fixture
def template() -> str:
    return "shopify"


@pytest.fixture
def shop(db: TestDatabase) -> Integration:
    return connect_shop(db)


def settings_of(db: TestDatabase, **changes: Any) -> Settings:
    return db.settings.model_copy(
        update={
            "receiver_port": 0,
            "receiver_body_limit": BODY_LIMIT,
            "webhook_database_timeout_s": 2.0,
            "webhook_fetch": False,  # what is asked for is looked at; `test_fetcher.py` is about fetching it
            **changes,
        }
    )


class Running:
    """uvicorn in a thread, on a port of its own choice."""

    def __init__(self, settings: Settings) -> None:
        self._server = uvicorn.Server(config(settings))
        self._started = threading.Event()
        startup = self._server.startup

        async def started(*args: Any, **kwargs: Any) -> None:
            await startup(*args, **kwargs)
            self._started.set()

        self._server.startup = started  # type: ignore[method-assign]
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        assert self._started.wait(20)
        host, port = self._server.servers[0].sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(20)
        assert not self._thread.is_alive()


@pytest.fixture
def receiver(db: TestDatabase, shop: Integration) -> Iterator[Receiver]:
    with Running(settings_of(db)) as url, httpx.Client(timeout=30) as http:
        yield Receiver(url, db, http)
