"""Something that a command needs is away: the database, its tables, the vendor, the access it granted."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from ingest_platform.control import integrations
from ingest_platform.processes.ports import free_port
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform_tests.cli.conftest import Ingest, connect
from ingest_platform_tests.conftest import TestDatabase

SYNC = ("sync", "shopify", "--integration", "acme")
SOME = ("--object", "customer", "--object", "product")
NEED_A_DATABASE = [
    SYNC,
    ("verify", "shopify", "--integration", "acme"),
    ("retry", "shopify", "--integration", "acme"),
    ("db", "migrate"),
    ("db", "diff"),
    ("db", "url"),
    ("receive",),
    ("connect", "shopify", "--name", "acme", "--base-url", "https://x.example", "--token", "t"),
    ("webhooks", "list", "shopify", "--integration", "acme"),
]


@pytest.fixture
def nobody_listens() -> str:
    return f"postgresql://postgres@127.0.0.1:{free_port('127.0.0.1', 0)}/ingest"


@pytest.mark.parametrize("arguments", NEED_A_DATABASE, ids=" ".join)
def test_no_database(ingest: Ingest, arguments: tuple[str, ...], nobody_listens: str) -> None:
    ingest(*arguments, DATABASE_URL=nobody_listens).complains(3, "PostgreSQL is not available", "DATABASE_URL")


def test_status_answers_without_a_database(ingest: Ingest, nobody_listens: str) -> None:
    answer = ingest("status", DATABASE_URL=nobody_listens)
    assert (answer.code, answer.err) == (3, "")
    assert "PostgreSQL is not available" in answer.out
    found = ingest("status", "--json", DATABASE_URL=nobody_listens).json
    assert found["database"]["ok"] is False
    assert found["database"]["error"]["code"] == "database_unavailable"
    assert found["accounts"] == []


def test_looking_makes_no_database(embedded: Ingest) -> None:
    answer = embedded("status")
    assert answer.code == 3
    assert "ingest demo" in answer.out
    embedded(*SYNC).complains(3, "There is no database", "ingest up")
    assert not (Path(embedded.variables["INGEST_HOME"]) / "postgres").exists()


def test_a_database_without_tables(empty_db: TestDatabase, tmp_path: Path) -> None:
    ingest = Ingest({"DATABASE_URL": empty_db.url, "INGEST_HOME": str(tmp_path / "home")}, forked=True)
    ingest(*SYNC).complains(2, "no tables yet", "ingest db migrate")
    assert "ingest db migrate" in ingest("status").out
    assert ingest("db", "diff").code == 1
    migrated = ingest("db", "migrate")
    assert migrated.code == 0
    assert "migration 0001_control" in migrated.out
    assert ingest("db", "diff", "--json").json == {"migrations": [], "changes": []}
    assert "No account is connected" in ingest("status").out


def test_the_vendor_is_unreachable(ingest: Ingest, shop: SandboxControl, db: TestDatabase) -> None:
    gone = f"http://127.0.0.1:{free_port('127.0.0.1', 0)}/shops/acme"
    first = ingest("connect", "shopify", "--name", "acme", "--base-url", gone, "--token", "t")
    first.complains(6, "cannot be reached", "Check its base URL")
    assert connect(ingest, shop).code == 0
    with db.connect() as connection:
        connection.execute("UPDATE integration SET base_url = %s", [gone])
    types = ingest("describe", "shopify", "--json").json["objects"]
    everything = ingest(*SYNC)
    everything.complains(6, f"{types[0]['name']}, {types[1]['name']} and {len(types) - 2} more: ", "cannot be reached")
    each = ingest(*SYNC, *SOME, "--json").json["errors"]
    assert {name: error["code"] for name, error in each.items()} == {
        "customer": "source_unreachable",
        "product": "source_unreachable",
    }
    status = ingest("status", "--probe")
    assert status.code == 0
    assert "cannot be reached" in status.out


def test_an_account_without_credentials(ingest: Ingest, db: TestDatabase) -> None:
    with db.connect() as connection:
        integrations.create(connection, platform="shopify", name="acme", base_url="https://x.example", account="x")
    _fails(ingest, 5, "no credentials", "ingest connect")
    status = ingest("status")
    assert status.code == 0
    assert "no credentials" in status.out


def test_credentials_of_another_key(ingest: Ingest, shop: SandboxControl) -> None:
    assert connect(ingest, shop).code == 0
    (Path(ingest.variables["INGEST_HOME"]) / "secret.key").unlink()
    _fails(ingest, 5, "encrypted with another key", "INGEST_SECRET_KEY")
    assert "encrypted with another key" in ingest("status").out


def test_a_token_that_was_never_good(ingest: Ingest, shop: SandboxControl) -> None:
    connect(ingest, shop, token="shpat_wrong").complains(5, "refuses the access token", "ingest connect")


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_a_token_that_is_good_no_longer(ingest: Ingest, shop: SandboxControl, how: str) -> None:
    assert connect(ingest, shop).code == 0
    shop.revoke_token("shpat_sandbox") if how == "revoked" else shop.expire_token("shpat_sandbox")
    _fails(ingest, 5, "ingest connect")
    found = ingest("status", "--json").json["accounts"][0]
    assert found["needs_reconnect"]
    assert any("ingest connect shopify --name acme" in line for line in found["problems"])


def test_a_scope_that_was_not_granted(ingest: Ingest, shop: SandboxControl) -> None:
    token = shop.add_token(scopes=["read_products"])
    connected = connect(ingest, shop, token=token)
    assert connected.code == 0
    assert "lacks read_all_orders, read_customers, " in " ".join(connected.out.split())
    synced = ingest(*SYNC, *SOME, "--object", "draft_order")
    assert synced.code == 0, synced.err
    assert re.search(r"product +backfill +6 ", synced.out)
    (skipped,) = [line for line in synced.out.splitlines() if "Not granted" in line]
    assert skipped.startswith("Skipped: customer and draft_order. ")
    assert "read_customers, read_draft_orders, read_orders. Grant" in skipped
    counts = re.search(r"(\d+) of (\d+) checks passed; (\d+) are of what was skipped", synced.out)
    assert counts is not None, synced.out
    passed, made, unmade = map(int, counts.groups())
    assert made - unmade == passed > 0 < unmade
    status = ingest("status", "--probe").out
    assert "lacks read_all_orders" in status
    (left_out,) = [line for line in status.splitlines() if "Not synced, " in line]
    assert re.search(r"not granted: customer, location and \d+ more\.", left_out)


def test_an_account_that_is_in_use(ingest: Ingest, shop: SandboxControl, db: TestDatabase) -> None:
    from ingest_platform.control import locks

    assert connect(ingest, shop).code == 0
    with db.connect(autocommit=True) as connection:
        account = integrations.get(connection, "acme")
        with locks.account_lock(connection, account.id):
            _fails(ingest, 4, "in use by")
            ingest("retry", "shopify", "--integration", "acme").complains(4, "in use by")
            assert ingest("status").code == 0


def test_a_name_that_is_another_shops(ingest: Ingest, shop: SandboxControl, sandbox: object) -> None:
    assert connect(ingest, shop).code == 0
    other = shop.shop_url + "-other"
    again = ingest("connect", "shopify", "--name", "acme", "--base-url", other, "--token", "shpat_sandbox")
    again.complains(2, "acme belongs to", "Choose another name")


def test_nothing_slow_is_imported_to_answer_quickly() -> None:
    import subprocess

    program = (
        "import sys; from ingest_platform.cli.main import main; main(['--help']); "
        "import ingest_platform.cli.status, ingest_platform.cli.report, ingest_platform.control.stats; "
        "import ingest_platform.control.migrations, ingest_platform.sources; "
        "print(sorted({'dagster', 'sqlalchemy', 'httpx', 'graphql', 'authlib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def _fails(ingest: Ingest, code: int, *words: str) -> None:
    """A sync that fails says why once, for all object types that fail so, and nothing of Dagster's."""
    answer = ingest(*SYNC, *SOME)
    assert "Traceback" not in answer.err + answer.out
    assert answer.code == code, answer.err + answer.out
    lines = [line for line in answer.err.splitlines() if not re.fullmatch(r"\w+: [\d,]+ \(\w+\)", line)]  # progress
    assert len(lines) == 1, answer.err
    assert lines[0].startswith("Error: "), answer.err
    for word in words:
        assert word in answer.err
