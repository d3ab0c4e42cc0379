"""Processes that are killed, and processes that run at once."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from ingest_platform.errors import AlreadyRunning
from ingest_platform_tests.account.conftest import Connect
from ingest_platform_tests.account.harness import PLURAL, TYPES, Account, Shop, new_shop
from ingest_platform_tests.conftest import TestDatabase
from ingest_platform_tests.forks import Forked
from ingest_platform_tests.waiting import until

_PROGRAM = """
import sys
from pathlib import Path
from ingest_platform.errors import AlreadyRunning
from ingest_platform.settings import load_settings
from ingest_platform.sync.account import failed, sync_account
settings = load_settings(home=Path(sys.argv[1]), database_url=sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
try:
    print(failed(sync_account(settings, sys.argv[3])) or "done", flush=True)
except AlreadyRunning as error:
    print(error, flush=True)
"""


def start(account: Account, program: str = _PROGRAM) -> Forked:
    """A process that waits for a line before it syncs the account."""
    return Forked(program, str(account.settings.home), account.db.url, account.name)


def go(process: Forked) -> None:
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("\n")
    process.stdin.flush()


@contextmanager
def ended(*processes: Forked) -> Iterator[None]:
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def kill(account: Account, rng: random.Random, times: int) -> None:
    """Start a sync and kill it at a random point, until so many were killed at work."""
    kills = attempts = 0
    waiting = start(account)  # the next one starts up while the last one runs
    try:
        while kills < times:
            process, waiting = waiting, start(account)
            with ended(process):
                begun = account.count("sync_log")
                go(process)
                if rng.random() < 0.5:  # at work for certain, however slow the machine is
                    until(lambda: process.poll() is not None or account.count("sync_log") > begun)  # noqa: B023
                time.sleep(rng.uniform(0.02, 0.8))  # the random point itself
                process.kill()
                kills += process.wait() == -9
            attempts += 1
            assert attempts < 5 * times, "the kills come too late to prove anything"
    finally:
        with ended(waiting):
            pass


@pytest.mark.long
@pytest.mark.timeout(300)
def test_ten_kills_at_random_points_and_one_more_run_give_an_exact_copy(
    thousand_url: str, connect: Connect, http: httpx.Client
) -> None:
    account = connect(new_shop(thousand_url, http, "killed"))
    rng = random.Random(20)
    kill(account, rng, 10)
    with ended(last := start(account)):
        go(last)
        assert last.communicate(timeout=60) == "done\n"
    account.assert_exact()
    # And the same while it reads changes.
    account.synced()
    account.shop.churn(60, seed=1, webhooks=False, types=["orders", "customers", "products"])
    kill(account, rng, 3)
    account.synced()
    account.assert_exact()
    log = account.mine("SELECT status, error, completed_at FROM sync_log WHERE integration_id = %s ORDER BY id")
    assert {row["status"] for row in log} == {"failed", "completed"}
    dead = [row for row in log if row["status"] == "failed"]
    assert len(dead) >= 5
    assert all(row["error"] and "\n" not in row["error"] and row["completed_at"] for row in dead)
    versions = account.one(
        "SELECT count(DISTINCT (object_type, shopify_object_id)) FROM shopify_raw_ingest WHERE integration_id = %s "
        "AND object_type = ANY(%s)",
        account.integration.id,
        list(TYPES),
    )
    objects = account.shop.stats()["objects"]
    assert versions == sum(objects[PLURAL[t]] for t in TYPES)


def test_a_killed_sync_goes_on_where_it_was_committed(account: Account) -> None:
    """The bulk operation and the batches that were committed are not asked for again."""
    with account.open() as sync:
        seen: list[int] = []

        def stop_after_first(object_type: str, fetched: int, _doing: str) -> None:
            if fetched:
                seen.append(fetched)
                raise KeyboardInterrupt

        with pytest.raises((KeyboardInterrupt, BaseExceptionGroup)):
            sync.extract(["order"], progress=stop_after_first)
    assert seen
    assert account.raw("order") == seen[0]
    operations = account.shop.stats()["bulk"]
    outcomes = account.synced()
    assert outcomes["order"].raw.fetched == 300 - seen[0]
    assert account.shop.stats()["bulk"] != operations, "customers and products needed one each"
    account.assert_exact()


def test_of_two_syncs_of_one_account_one_runs_and_the_other_says_so(account: Account) -> None:
    with account.open() as sync:
        with pytest.raises(AlreadyRunning) as caught:
            account.sync()
        assert "\n" not in str(caught.value)
        assert "in use" in str(caught.value)
        sync.extract(["order"])
        sync.refine("order")
    account.synced()
    account.assert_exact()


def test_two_processes_that_sync_one_account_never_both_do(account: Account) -> None:
    both = [start(account), start(account)]
    with ended(*both):
        for process in both:
            go(process)
        said = sorted(process.communicate(timeout=60) for process in both)
    assert said[-1] == "done\n"
    assert said[0] == "done\n" or "in use" in said[0]
    assert all(answer.count("\n") == 1 for answer in said)
    account.synced()
    account.assert_exact()


def test_two_accounts_at_once_do_not_disturb_each_other(connect: Connect, shop: Shop) -> None:
    first, second = connect(shop), connect(new_shop(shop.url, shop.http))
    problems: list[BaseException] = []

    def run(account: Account) -> None:
        try:
            account.synced()
        except Exception as error:  # noqa: BLE001 - shown by the test
            problems.append(error)

    threads = [threading.Thread(target=run, args=(a,)) for a in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert problems == []
    for account in (first, second):
        account.assert_exact()
        assert account.raw() == 460


def test_two_accounts_of_one_shop_have_a_copy_each(connect: Connect, small_shop: Shop, db: TestDatabase) -> None:
    first, second = connect(small_shop, "first"), connect(small_shop, "second")
    first.synced()
    second.synced()
    first.assert_exact()
    second.assert_exact()
    assert first.raw() == second.raw() == 38


def test_a_killed_process_frees_the_account_even_amid_a_long_statement(small: Account) -> None:
    """Its database process would otherwise hold the lock until the statement ends."""
    program = _PROGRAM.replace("sync_account(settings", "held(settings").replace(
        "settings = load",
        "def held(settings, name):\n"
        "    from ingest_platform.sync.account import AccountSync\n"
        "    with AccountSync(settings, name) as sync:\n"
        "        print('held', flush=True)\n"
        "        sync.conn.execute('SELECT pg_sleep(60)')\n"
        "settings = load",
    )
    process = start(small, program)
    with ended(process):
        go(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning):
            small.sync()
        process.kill()
        process.wait()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                small.synced()
                break
            except AlreadyRunning:
                time.sleep(0.05)
    small.assert_exact()
