"""Forked processes are worth their while: they find imported what takes seconds to import."""

from __future__ import annotations

from ingest_platform_tests.forks import Forked


def test_a_forked_process_need_not_import_what_commands_and_syncs_import() -> None:
    slow = ["dagster", "dagster_postgres", "ingest_platform.definitions", "ingest_platform.sync.account"]
    asks = Forked(f"import sys; print([name for name in {slow} if name not in sys.modules])")
    assert asks.communicate(30) == "[]\n"
