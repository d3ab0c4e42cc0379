"""What the processes that tests fork find imported."""

import ingest_platform_tests.forks  # noqa: F401
