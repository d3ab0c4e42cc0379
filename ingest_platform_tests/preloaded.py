"""What the processes that tests fork find imported: all that syncs, verifies and commands import, Dagster above all."""

import gc
from importlib import import_module

for name in (
    "dagster_postgres",
    "ingest_platform.cli.main",
    "ingest_platform.cli.sync",
    "ingest_platform.definitions",
    "ingest_platform.orchestrate.launch",
    "ingest_platform.quality.verify",
    "ingest_platform.sync.account",
    "ingest_platform_tests.forks",
):
    import_module(name)
gc.freeze()  # or each child's collector would write to, and so copy, the pages that it shares with all
