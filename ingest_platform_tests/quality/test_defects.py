"""Every kind of damage is caught by the check meant for it, named, and mended by one command where it can be."""

from __future__ import annotations

import json
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg
import psycopg.conninfo
import pytest
from psycopg import sql

from ingest_platform.cli.main import main
from ingest_platform.control import integrations, postgres
from ingest_platform.quality.release import NotReleased, Verdict, gate, release
from ingest_platform.quality.repair import repair, verify_and_repair
from ingest_platform.quality.verify import Verification, verify
from ingest_platform.raw.versions import Owner
from ingest_platform.refine.plans import plan_for
from ingest_platform.refine.redaction import erase_refined
from ingest_platform.refine.tables import refined_tables
from ingest_platform.settings import Settings
from ingest_platform.sources.shopify.source import SHOPIFY
from ingest_platform.sync.account import AccountSync, sync_account
from ingest_platform.sync.connect import connect_token
from ingest_platform_tests.account.conftest import http, small_sandbox_url
from ingest_platform_tests.account.harness import Shop, new_shop
from ingest_platform_tests.conftest import _TEMPLATE, TestDatabase, _database
from ingest_platform_tests.quality.defects import DEFECTS, ORDER, Defect
from ingest_platform_tests.receiver.conftest import Running, settings_of

__all__ = ["http", "small_sandbox_url"]

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

    def verify(self, *types: str, **options: Any) -> Verification:
        return verify(self.settings, "lab", object_types=types, account=True, sample=200, seed="1", **options)

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


@pytest.fixture(scope="module")
def bench(
    postgres_server: postgres.ServerInfo, tmp_path_factory: pytest.TempPathFactory, small_sandbox_url: str,
    http: httpx.Client,
) -> Iterator[Bench]:  # fmt: skip
    """One account, synced, with an order of two versions and one that was deleted, by webhook."""
    shop = new_shop(small_sandbox_url, http, f"lab{uuid.uuid4().hex[:6]}")
    port, template = _free_port(), f"lab_{uuid.uuid4().hex[:12]}"
    for db in _database(postgres_server, tmp_path_factory.mktemp("lab"), _TEMPLATE):
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
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(target), sql.Identifier(source))
    with psycopg.connect(_admin(info), autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [source])
        admin.execute(statement)


@pytest.fixture(scope="module")
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


def failed(found: Verification) -> dict[str, str]:
    return {o.name: o.summary for o in found.outcomes if not o.passed}


def test_a_true_copy_has_none_of_them(lab: Lab) -> None:
    found = verify(lab.settings, "lab", sample=200)
    assert failed(found) == {}
    assert found.verified_through is not None
    lab.broken = False


def test_one_command_verifies_mends_and_verifies_again(lab: Lab) -> None:
    lab.sql(f"UPDATE shopify_order SET note = 'by hand' WHERE id = {ORDER}")
    mended = verify_and_repair(lab.settings, "lab", sample=200, object_types=["order"])
    assert mended.done == ["1 orders were fetched again"]
    assert mended.verification is not None
    assert failed(mended.verification) == {}
    lab.broken = False


@pytest.mark.parametrize("defect", DEFECTS, ids=[d.name for d in DEFECTS])
def test_damage_is_caught_named_and_mended(lab: Lab, defect: Defect) -> None:
    names = defect.names.replace("order:1", str(lab.one(_FIRST)))
    if callable(defect.seed):
        defect.seed(lab)
    else:
        lab.sql(*([defect.seed] if isinstance(defect.seed, str) else defect.seed))
    types = defect.types or ("shop",)
    found = lab.verify(*types, **defect.options)
    said = failed(found)
    assert set(defect.caught) <= set(said) <= {*defect.caught, *defect.also}, said
    messages = [said[name] for name in defect.caught]
    assert any(names in message for message in messages), messages
    assert all("\n" not in m for m in said.values())
    assert all(_has_remedy(said[name]) for name in defect.caught), messages
    if defect.mended:
        done = repair(lab.settings, "lab", found)
        again = lab.verify(*types, **defect.options)
        if not again.passed:  # what was hidden by it shows now
            done += repair(lab.settings, "lab", again)
            again = lab.verify(*types, **defect.options)
        assert failed(again) == {}, done
        assert done
    elif defect.undo:
        lab.sql(*defect.undo)
    lab.broken = not (defect.mended or defect.undo or defect.outside)


_FIRST = "SELECT shopify_order_id FROM shopify_order WHERE deleted_at IS NULL ORDER BY shopify_order_id LIMIT 1"


def _has_remedy(message: str) -> bool:
    words = ("Run ", "Run, ", "run ", "Grant ", "Take ", "Start it", "Store the secret", "See the receiver",
             "Set the database",
             "Mend the cause", "Declare ", "Upgrade ", "ingest ")  # fmt: skip
    return any(word in message for word in words)


# -- release -----------------------------------------------------------------------------------------------------


def test_a_state_that_holds_is_released_whole_and_the_gate_opens(lab: Lab) -> None:
    assert not _gate(lab).open
    first = release(lab.settings, "lab")
    assert _gate(lab).reasons == []
    tables = [t.name for t in refined_tables(SHOPIFY)]
    assert first.counts.keys() == first.digests.keys() == set(tables)
    for table in tables:
        assert lab.one(
            f"SELECT count(*) FROM (TABLE {table} EXCEPT ALL TABLE released.{table}) x"
        ) == 0, table  # fmt: skip
        assert lab.one(f"SELECT count(*) FROM released.{table}") == sum(first.counts[table].values())
    assert first.counts["shopify_order"] == {"live": 23, "tombstones": 1}
    second = release(lab.settings, "lab")
    assert (second.changed, second.digests) == (0, first.digests)
    lab.broken = False


def test_a_failing_check_keeps_what_was_released_and_a_repair_opens_the_way(lab: Lab) -> None:
    before = release(lab.settings, "lab")
    lab.sql(f"UPDATE shopify_order SET note = 'by hand' WHERE id = {ORDER}")
    with pytest.raises(NotReleased, match=r"not released.*note.*--repair"):
        release(lab.settings, "lab")
    assert lab.one("SELECT count(*) FROM released.shopify_order WHERE note = 'by hand'") == 0
    assert any("newest_version" in reason for reason in _gate(lab).reasons)
    verify_and_repair(lab.settings, "lab", sample=200, object_types=["order"])
    after = release(lab.settings, "lab")
    assert after.digests == before.digests
    assert _gate(lab).open
    lab.broken = False


def test_a_release_amid_writes_shows_both_ends_of_every_transaction(lab: Lab) -> None:
    """A writer keeps an order and a customer at the same time; no released state may tell them apart."""
    release(lab.settings, "lab")
    stop, writes = threading.Event(), []

    def write() -> None:
        with psycopg.connect(str(lab.settings.database_url), autocommit=True) as conn:
            while not stop.is_set():
                with conn.transaction():
                    conn.execute("UPDATE shopify_order SET synced_at = clock_timestamp() WHERE id = " + ORDER)
                    conn.execute(
                        "UPDATE shopify_customer SET synced_at = "
                        f"(SELECT synced_at FROM shopify_order WHERE id = {ORDER})"
                    )
                writes.append(1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(4):
            seen = len(writes)
            while len(writes) == seen:
                time.sleep(0.001)
            assert release(lab.settings, "lab").changed > 0
            assert lab.one(
                "SELECT count(*) FROM released.shopify_customer c WHERE synced_at <> "
                f"(SELECT synced_at FROM released.shopify_order WHERE id = {ORDER})"
            ) == 0  # fmt: skip
    finally:
        stop.set()
        writer.join()


def test_an_erasure_reaches_what_was_released(lab: Lab) -> None:
    release(lab.settings, "lab")
    with psycopg.connect(str(lab.settings.database_url)) as conn:
        row = conn.execute(
            "SELECT integration_id::text, company_id::text, shopify_customer_id::text FROM shopify_customer "
            "WHERE email IS NOT NULL LIMIT 1"
        ).fetchone()
        assert row is not None
        erase_refined(conn, SHOPIFY, Owner(row[0], row[1]), "customer", [row[2]], [])
    assert lab.one(f"SELECT email IS NULL FROM released.shopify_customer WHERE shopify_customer_id = {row[2]}")


# -- report ------------------------------------------------------------------------------------------------------


def test_the_command_reports_compares_with_the_last_report_and_answers_a_pipeline(
    lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("database_url", "receiver_public_url", "home"):
        monkeypatch.setenv(f"INGEST_{name.upper()}", str(getattr(lab.settings, name)))
    page = tmp_path / "report.md"
    command = ["verify", "shopify", "--integration", "lab", "--report", str(page), "--json"]
    assert main(command) == 0, capsys.readouterr()
    assert json.loads(capsys.readouterr().out)["metrics"]["count_parity_share"]["met"]
    assert main(["release", "shopify", "--integration", "lab"]) == 0
    assert main(["gate", "shopify", "--integration", "lab"]) == 0
    lab.sql(f"UPDATE shopify_order SET note = 'by hand' WHERE id = {ORDER}")
    assert main([*command, "--sample", "200"]) == 1
    text = page.read_text()
    for section in ("Results", "Known issues", "Recommendations", "Success metrics", "Since the last report"):
        assert f"## {section}" in text
    assert "- order.field_comparison fails now" in text
    assert "- Run `ingest verify shopify --integration lab --repair` (for order.newest_version" in text
    assert main(["gate", "shopify", "--integration", "lab"]) == 1
    capsys.readouterr()
    assert main(["metrics"]) == 0
    out = capsys.readouterr().out
    assert 'ingest_verification_passed{account="lab",source="shopify"} 0.0' in out
    assert 'ingest_verification_metric{account="lab",metric="fields_differing",source="shopify"} 1.0' in out


def _gate(lab: Lab) -> Verdict:
    with psycopg.connect(str(lab.settings.database_url)) as conn:
        account = integrations.get(conn, "lab")
        return gate(conn, SHOPIFY, account.id, frozenset(account.granted_scopes))
