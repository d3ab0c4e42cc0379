"""By polling: the copy ends exact whatever happened meanwhile, and nothing is written twice."""

from __future__ import annotations

from typing import Any

import pytest

from ingest_platform.errors import MissingScope
from ingest_platform.quality.checks import CheckOutcome, run_check
from ingest_platform.sync.outcomes import SyncOutcome
from ingest_platform_tests.conformance.copy import Copy
from ingest_platform_tests.forks import Forked


def test_after_a_backfill_every_object_of_every_type_is_equal_field_by_field(copy: Copy) -> None:
    types = [o.name for o in copy.vendor.source.object_types]
    outcomes = copy.synced(*types)
    assert {o.raw.mode for o in outcomes.values()} == {"backfill"}
    compared = [t for t in types if t not in copy.vendor.untold]
    assert all(copy.ids(t) for t in copy.vendor.types), "an empty shop proves nothing"
    copy.assert_exact(*compared)


def test_the_comparison_sees_each_difference(copy: Copy) -> None:
    copy.synced(copy.vendor.sample)
    table = copy.vendor.source.table(copy.vendor.sample)
    ids = [str(i) for i in copy.ids(copy.vendor.sample)[:2]]
    key = copy.vendor.source.id_column(copy.vendor.sample)
    for set_, number in ((f"{copy.vendor.sample_column} = 'other'", ids[0]), ("deleted_at = now()", ids[1])):
        copy.rows(f"UPDATE {table} SET {set_} WHERE {key}::text = %s RETURNING id", number)
    found = copy.differences(copy.vendor.sample)
    assert len([d for d in found if d.startswith(f"{table} ")]) == 2
    assert any(f"{copy.vendor.sample_column}: " in d for d in found)
    assert f"{table} ('{ids[1]}',) is missing" in found


def test_the_next_sync_brings_what_changed_and_what_is_new(copy: Copy) -> None:
    copy.synced()
    copy.churn(12, 1, ("update", "update", "create"))
    before = copy.raw()
    outcomes = copy.synced()
    assert {o.raw.mode for o in outcomes.values()} == {"incremental"}
    assert copy.raw() > before
    copy.drain()
    copy.assert_exact()


def test_a_sync_without_a_change_writes_nothing(copy: Copy) -> None:
    copy.synced()
    copy.change("Read again by the lookback")
    copy.synced()
    before = copy.fingerprint()
    for mode in ("auto", "full"):
        outcomes = copy.synced(mode=mode)
        assert {o.raw.ingested for o in outcomes.values()} == {0}
        assert copy.fingerprint() == before


def test_a_value_that_comes_back_ends_as_it_was_with_its_history(copy: Copy) -> None:
    sample = copy.vendor.sample
    number = copy.ids(sample)[0]
    for value in ("A", "B", "A"):
        copy.change(value, number, **copy.vendor.unmoved)
        copy.synced(sample, mode="full")
        assert copy.held(number) == value
    copy.assert_exact(sample)
    history = copy.mine(
        f"SELECT r.payload FROM {copy.vendor.source.name}_raw_history h JOIN {copy.vendor.source.raw_table} r "
        f"ON r.id = h.raw_id WHERE h.integration_id = %s AND h.{copy.vendor.source.id_column('object')} = %s "
        "AND h.object_type = %s ORDER BY h.observed_at",
        str(number), sample,
    )  # fmt: skip
    assert [row["payload"][copy.vendor.sample_key] for row in history] == ["A", "B", "A"]


WEATHER: dict[str, dict[str, Any]] = {
    "429": {"throttle_next": 2},
    "5xx": {"http": {"status": 503, "next": 2}},
    "dropped": {"drop": {"when": "before", "next": 2}},
    "cut short": {"drop": {"when": "mid_body", "next": 1}},
}


@pytest.mark.parametrize("fault", WEATHER.values(), ids=WEATHER)
def test_the_copy_is_exact_whatever_the_weather(fault: dict[str, Any], copy: Copy) -> None:
    copy.sandbox.set_faults(**fault)
    copy.synced(copy.vendor.sample)
    number = copy.change("After the storm")
    copy.sandbox.set_faults(**fault)
    copy.synced(copy.vendor.sample)
    assert copy.held(number) == "After the storm"
    copy.assert_exact(copy.vendor.sample)


_PROGRAM = """
import sys, time
from pathlib import Path
from ingest_platform.settings import load_settings
from ingest_platform.sync.account import sync_account
settings = load_settings(home=Path(sys.argv[1]), database_url=sys.argv[2])
def stop(object_type, fetched, doing):
    if fetched:
        print(object_type, flush=True)  # this batch is committed
        time.sleep(600)
sync_account(settings, sys.argv[3], object_types=sys.argv[4:], progress=stop)
"""


def test_a_backfill_that_was_killed_goes_on_and_ends_exact(copy: Copy) -> None:
    arguments = [str(copy.settings.home), copy.db.url, copy.integration.name, *copy.vendor.types]
    process = Forked(_PROGRAM, *arguments)
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() in copy.vendor.types
    finally:
        process.kill()
        process.communicate()
    assert copy.raw() > 0
    refined = sum(copy.count(copy.vendor.source.table(t)) for t in copy.vendor.types)
    assert refined < sum(len(copy.ids(t)) for t in copy.vendor.types), "killed before all was there"
    copy.synced()
    copy.assert_exact()
    log = copy.mine("SELECT status, error FROM sync_log WHERE integration_id = %s AND status = 'failed'")
    assert log
    assert all(row["error"] and "\n" not in row["error"] for row in log)


def test_one_bad_record_stops_nothing_but_itself(copy: Copy) -> None:
    sample = copy.vendor.sample
    bad, *others = copy.ids(sample)
    copy.sandbox.update(copy.kind(sample), bad, **copy.vendor.bad)
    outcome: SyncOutcome = copy.synced(sample)[sample]
    assert outcome.refined is not None
    assert (outcome.refined.errors, outcome.refined.inserted) == (1, len(others))
    [row] = copy.mine(
        f"SELECT {copy.vendor.source.id_column('object')} AS id, error_message FROM {copy.vendor.source.raw_table} "
        "WHERE integration_id = %s AND processing_status = 'error'"
    )
    assert row["id"] == str(bad)
    assert "tomorrow" in row["error_message"]
    copy.sandbox.update(copy.kind(sample), bad, **copy.vendor.mended)
    copy.synced(sample, mode="full")
    copy.assert_exact(sample)


@pytest.mark.needs("scopes")
def test_a_permission_that_is_lacking_skips_that_type_alone(copy: Copy) -> None:
    _, kept, lacking = copy.vendor.types
    without = set(copy.declared(lacking).scopes) - set(copy.declared(kept).scopes)
    copy.vendor.permit(copy.sandbox, without)
    outcomes = copy.sync(kept, lacking)
    error = outcomes[lacking].raw.error
    assert isinstance(error, MissingScope)
    assert "\n" not in str(error)
    assert outcomes[kept].raw.error is None
    copy.assert_exact(kept)


def test_an_unknown_word_is_kept_as_it_came(copy: Copy) -> None:
    object_type, field, column = copy.vendor.word
    number = copy.ids(object_type)[0]
    copy.sandbox.update(copy.kind(object_type), number, set={field: "BRAND_NEW"})
    copy.synced(object_type)
    table, key = copy.vendor.source.table(object_type), copy.vendor.source.id_column(object_type)
    [row] = copy.mine(f"SELECT {column} AS v FROM {table} WHERE integration_id = %s AND {key}::text = %s", str(number))
    assert row["v"].upper() == "BRAND_NEW"
    copy.assert_exact(object_type)


@pytest.mark.needs("new fields")
def test_a_new_field_is_kept_in_the_log_and_harms_nothing(copy: Copy) -> None:
    number = copy.ids(copy.vendor.sample)[0]
    new = {"deep": ["Ω", 1.25, None]}
    copy.sandbox.update(copy.kind(copy.vendor.sample), number, set={"brandNew": new})
    copy.synced(copy.vendor.sample)
    column = copy.vendor.source.id_column("object")
    kept = copy.mine(
        f"SELECT payload FROM {copy.vendor.source.raw_table} WHERE integration_id = %s AND {column} = %s", str(number)
    )
    assert [float(row["payload"]["brandNew"]["deep"][1]) for row in kept] == [1.25]
    copy.assert_exact(copy.vendor.sample)


def test_the_parity_check_tells_a_copy_that_is_whole_from_one_that_is_not(copy: Copy) -> None:
    sample = copy.vendor.sample
    copy.synced(sample)
    assert _parity(copy)
    table = copy.vendor.source.table(sample)
    copy.rows(
        f"UPDATE {table} SET deleted_at = now() WHERE id = (SELECT min(id::text)::uuid FROM {table}) RETURNING id"
    )
    assert not _parity(copy)


def _parity(copy: Copy) -> bool:
    with copy.open() as sync:
        return run_check(sync, copy.vendor.sample, "count_parity").passed


def test_an_object_that_is_new_in_the_vendors_schema_is_named_where_the_vendor_can_be_asked(copy: Copy) -> None:
    def look() -> CheckOutcome:
        with copy.open() as sync:
            return run_check(sync, "", "vendor_schema")

    assert (look().passed, look().applicable) == (True, copy.vendor.grow is not None)
    if copy.vendor.grow is not None:
        name = copy.vendor.grow(copy.sandbox)
        assert not look().passed
        assert name in look().summary
