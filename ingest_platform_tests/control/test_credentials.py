"""Secrets: encrypted at rest, rotated without loss, refreshed by one process at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
from cryptography.fernet import Fernet

from ingest_platform.control import credentials, integrations, oauth_state, refresh
from ingest_platform.control.credentials import Credential, Vault
from ingest_platform.control.database import Connection
from ingest_platform.errors import AlreadyRunning, ConfigError, CredentialError, NeedsReconnect
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.forks import Forked
from ingest_platform_tests.waiting import until

_SECRET = "shpat_very_secret"


@pytest.fixture
def account(db: TestDatabase) -> UUID:
    with db.connect() as connection:
        made = integrations.create(
            connection, platform="shopify", name="shop", base_url="http://x", account="x.example"
        )
        credentials.store(
            connection,
            Vault.of(db.settings),
            made.id,
            Credential("oauth_expiring", {"access_token": "a0", "refresh_token": "r0", "webhook_secret": _SECRET}),
        )
    return made.id


class TokenServer(ThreadingHTTPServer):
    """A vendor that rotates: each refresh token is good once; anything else is refused."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.guard = threading.Lock()
        self.rotations = 0
        self.refused = 0
        self.hold = threading.Event()
        self.hold.set()
        self.asked = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: TokenServer

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers["content-length"])).decode()
        self.server.asked.set()
        self.server.hold.wait(30)
        with self.server.guard:
            good = given == f"r{self.server.rotations}"
            if good:
                self.server.rotations += 1
            else:
                self.server.refused += 1
            count = self.server.rotations
        body = json.dumps({"access_token": f"a{count}", "refresh_token": f"r{count}"}).encode()
        self.send_response(200 if good else 400)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def vendor() -> Iterator[TokenServer]:
    server = TokenServer()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.hold.set()
    server.shutdown()
    server.server_close()


def _ask(url: str, current: Credential) -> Credential:
    answer = httpx.post(url, content=current.secret("refresh_token"), timeout=30)
    if answer.status_code != 200:
        raise NeedsReconnect("The vendor refused the refresh token", "Connect the account again")
    expires = datetime.now(UTC) + timedelta(hours=1)
    return Credential(current.kind, {**current.secrets, **answer.json()}, expires_at=expires)


def _load(db: TestDatabase, account: UUID) -> Credential:
    with db.connect() as connection:
        return credentials.load(connection, Vault.of(db.settings), account)


def test_no_secret_is_in_the_table_or_in_a_repr(db: TestDatabase, account: UUID) -> None:
    with db.connect() as connection:
        row = connection.execute("SELECT credential::text, ciphertext FROM credential").fetchone()
    assert row is not None
    for text in (row[0].encode(), bytes(row[1]), repr(_load(db, account)).encode()):
        assert _SECRET.encode() not in text
    assert _load(db, account).secret("webhook_secret") == _SECRET


def test_keys_rotate_without_a_stop(connection: Connection, account: UUID, db: TestDatabase) -> None:
    old = db.settings.encryption_keys()[0]
    new = Fernet.generate_key()
    assert credentials.rotate_key(connection, Vault([new, old])) == 1
    assert credentials.load(connection, Vault([new]), account).secret("webhook_secret") == _SECRET
    with pytest.raises(CredentialError, match="encrypted with another key"):
        credentials.load(connection, Vault([old]), account)


def test_missing_credentials_and_missing_secrets_say_so(connection: Connection, db: TestDatabase) -> None:
    made = integrations.create(connection, platform="shopify", name="bare", base_url="http://x", account="y")
    with pytest.raises(CredentialError, match=r"no credentials. Connect it with `ingest connect`"):
        credentials.load(connection, Vault.of(db.settings), made.id)
    with pytest.raises(CredentialError, match="have no refresh_token"):
        Credential("static_token", {"access_token": "x"}).secret("refresh_token")


def test_many_threads_refresh_once(db: TestDatabase, account: UUID, vendor: TokenServer) -> None:
    seen = _load(db, account).generation

    def one(_: int) -> Credential:
        return refresh.refresh_with_lease(
            db.settings, account, lambda current: _ask(vendor.url, current), seen_generation=seen
        )

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(one, range(8)))
    assert {item.secret("access_token") for item in results} == {"a1"}
    assert (vendor.rotations, vendor.refused) == (1, 0)
    assert {item.generation for item in results} == {seen + 1}
    assert results[0].secret("webhook_secret") == _SECRET


_WORKER = """
import pathlib, sys, uuid
from ingest_platform.control import credentials, refresh
from ingest_platform.control.database import connect
from ingest_platform.settings import load_settings
from ingest_platform_tests.control.test_credentials import _ask
home, url, account, vendor, rounds = sys.argv[1:]
settings = load_settings(home=pathlib.Path(home), database_url=url)
for _ in range(int(rounds)):
    with connect(settings) as connection:
        seen = credentials.load(connection, credentials.Vault.of(settings), uuid.UUID(account)).generation
    refresh.refresh_with_lease(settings, uuid.UUID(account), lambda c: _ask(vendor, c), seen_generation=seen,
        lease_seconds=2)
"""


def _worker(db: TestDatabase, account: UUID, vendor: TokenServer, rounds: int) -> Forked:
    values = [str(db.settings.home), db.url, str(account), vendor.url, str(rounds)]
    return Forked(_WORKER, *values)


def test_several_processes_lose_no_rotated_token(db: TestDatabase, account: UUID, vendor: TokenServer) -> None:
    workers = [_worker(db, account, vendor, 10) for _ in range(3)]
    assert [item.wait(timeout=120) for item in workers] == [0] * 3
    assert vendor.refused == 0
    current = _load(db, account)
    assert current.secret("refresh_token") == f"r{vendor.rotations}"
    assert current.generation == vendor.rotations + 1


def test_a_refresher_killed_while_it_waits_is_replaced(db: TestDatabase, account: UUID, vendor: TokenServer) -> None:
    vendor.hold.clear()
    worker = _worker(db, account, vendor, 1)
    assert vendor.asked.wait(60)
    worker.kill()
    worker.communicate()
    with pytest.raises(AlreadyRunning):
        refresh.refresh_with_lease(db.settings, account, lambda c: c, seen_generation=1, wait_seconds=0)
    # The vendor never answered that one; ours is not to wait for it but for the lease to end.
    fresh = refresh.refresh_with_lease(
        db.settings,
        account,
        lambda c: Credential(c.kind, {**c.secrets, "access_token": "mine"}),
        seen_generation=1,
        wait_seconds=30,
    )
    assert fresh.secret("access_token") == "mine"


def test_a_refresher_killed_before_its_commit_leaves_its_token_to_who_waits(
    db: TestDatabase, account: UUID, vendor: TokenServer
) -> None:
    vendor.hold.clear()
    worker = _worker(db, account, vendor, 1)
    assert vendor.asked.wait(60)
    asked = threading.Event()

    def ask(current: Credential) -> Credential:
        asked.set()
        return _ask(vendor.url, current)

    with ThreadPoolExecutor(1) as pool:
        # It waits for the lease from before there is anything to find on disk.
        waiting = pool.submit(refresh.refresh_with_lease, db.settings, account, ask, seen_generation=1)
        with db.connect(autocommit=True) as watch, db.connect() as lock:
            until(lambda: one(watch, f"SELECT count(*) {_WAITING}") == 1)
            lock.execute("SELECT FROM credential FOR UPDATE")  # the commit of the answer has to wait
            vendor.hold.set()
            until(lambda: list((db.settings.home / "unsaved-credentials").glob("*.json")))
            worker.kill()
            worker.communicate()
            watch.execute(f"SELECT pg_terminate_backend(pid) {_COMMITTING}")
            until(lambda: one(watch, f"SELECT count(*) {_COMMITTING}") == 0)
        found = waiting.result(60)
    assert found.secret("refresh_token") == "r1"
    assert not asked.is_set()
    assert (vendor.rotations, vendor.refused) == (1, 0)


_WAITING = (
    "FROM pg_stat_activity WHERE application_name = 'ingest refresh' "
    "AND query LIKE 'UPDATE credential SET refresh_lease_holder%'"
)
_COMMITTING = "FROM pg_stat_activity WHERE query LIKE 'UPDATE credential SET ciphertext%' AND state = 'active'"


def one(connection: Connection, query: str) -> Any:
    row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None


def test_a_long_answer_keeps_its_lease(db: TestDatabase, account: UUID) -> None:
    second_refused = threading.Event()

    def slow(current: Credential) -> Credential:
        assert second_refused.wait(30)
        return Credential(current.kind, {**current.secrets, "access_token": "slow"})

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(
            refresh.refresh_with_lease, db.settings, account, slow, seen_generation=1, lease_seconds=0.6
        )
        while not _leased(db):
            assert not first.done()
        with pytest.raises(AlreadyRunning):  # three times as long as the lease
            refresh.refresh_with_lease(db.settings, account, lambda c: c, seen_generation=1, wait_seconds=1.8)
        second_refused.set()
        assert first.result().secret("access_token") == "slow"


def _leased(db: TestDatabase) -> bool:
    with db.connect() as connection:
        row = connection.execute("SELECT refresh_lease_holder IS NOT NULL FROM credential").fetchone()
    return bool(row and row[0])


def test_a_token_that_could_not_be_committed_is_found_by_the_next_refresh(
    db: TestDatabase, account: UUID, vendor: TokenServer
) -> None:
    def ask_while_the_table_refuses(current: Credential) -> Credential:
        with db.connect() as connection:
            connection.execute(
                "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
                " $$ BEGIN RAISE EXCEPTION 'disk gone' USING ERRCODE = '53100'; END $$"
            )
            connection.execute(
                "CREATE TRIGGER refuse BEFORE UPDATE OF generation ON credential EXECUTE FUNCTION refuse()"
            )
        return _ask(vendor.url, current)

    with pytest.raises(psycopg.errors.DiskFull):
        refresh.refresh_with_lease(db.settings, account, ask_while_the_table_refuses, seen_generation=1)
    kept = list((db.settings.home / "unsaved-credentials").iterdir())
    assert len(kept) == 1
    assert kept[0].stat().st_mode & 0o777 == 0o600
    assert "r1" not in json.loads(kept[0].read_text())["ciphertext"]

    with db.connect() as connection:
        connection.execute("DROP TRIGGER refuse ON credential")
    found = refresh.refresh_with_lease(
        db.settings, account, lambda current: _ask(vendor.url, current), seen_generation=1
    )
    assert found.secret("refresh_token") == "r1"
    assert (vendor.rotations, vendor.refused) == (1, 0)
    assert list((db.settings.home / "unsaved-credentials").iterdir()) == []


def test_a_reconnect_during_a_refresh_wins(db: TestDatabase, account: UUID) -> None:
    def reconnect_meanwhile(current: Credential) -> Credential:
        with db.connect() as connection:
            credentials.store(
                connection,
                Vault.of(db.settings),
                account,
                Credential("static_token", {"access_token": "new"}),
            )
        return Credential(current.kind, {"access_token": "old grant"})

    found = refresh.refresh_with_lease(db.settings, account, reconnect_meanwhile, seen_generation=1)
    assert (found.kind, found.secret("access_token")) == ("static_token", "new")


def test_a_refused_grant_marks_the_account(db: TestDatabase, account: UUID, vendor: TokenServer) -> None:
    vendor.rotations = 5  # somebody else used our token
    with pytest.raises(NeedsReconnect):
        refresh.refresh_with_lease(db.settings, account, lambda c: _ask(vendor.url, c), seen_generation=1)
    with db.connect() as connection:
        found = integrations.get(connection, account)
    assert found.status == "needs_reconnect"
    assert found.sync_error is not None
    assert not _leased(db)


def test_an_oauth_state_is_good_once(db: TestDatabase, connection: Connection) -> None:
    vault = Vault.of(db.settings)
    state = oauth_state.issue(
        connection, vault, "shopify", payload={"name": "shop"}, secret_values={"client_secret": _SECRET}
    )
    connection.commit()
    row = connection.execute("SELECT oauth_state::text FROM oauth_state").fetchone()
    assert row is not None
    assert _SECRET not in row[0]
    assert state not in row[0]

    def use(_: int) -> bool:
        with db.connect() as own:
            try:
                found = oauth_state.consume(own, vault, "shopify", state)
            except ConfigError:
                return False
        assert (found.payload, found.secrets) == ({"name": "shop"}, {"client_secret": _SECRET})
        return True

    connection.commit()
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(use, range(8))) == 1


@pytest.mark.parametrize(("platform", "life"), [("stripe", 600.0), ("shopify", -1.0)])
def test_a_state_of_another_vendor_or_an_old_one_is_refused(
    db: TestDatabase, connection: Connection, platform: str, life: float
) -> None:
    vault = Vault.of(db.settings)
    state = oauth_state.issue(connection, vault, "shopify", life_seconds=life)
    with pytest.raises(ConfigError, match="Start again with `ingest connect`"):
        oauth_state.consume(connection, vault, platform, state)
