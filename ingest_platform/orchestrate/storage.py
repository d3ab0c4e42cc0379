"""Dagster's own storage in PostgreSQL, with a pool of connections.

The stock storage opens a connection for every event it writes (NullPool), which made a full run of 30 object types six
times slower than with a pool. There is no setting for it, so the engines are replaced: private attributes of the pinned
dagster-postgres, which `ingest_platform_tests/orchestrate/test_storage.py` holds against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy
from dagster._serdes import ConfigurableClassData
from dagster_postgres import DagsterPostgresStorage
from dagster_postgres.utils import pg_url_from_config

POOL_SIZE = 2
"""Connections that are kept: one for the run's events, one for the log handler's thread."""

MAX_OVERFLOW = 20
"""More for a moment: sensors and the daemon ask from several threads."""

RECYCLE_SECONDS = 600
"""A load balancer or firewall forgets idle connections; ours are younger than that."""


class PooledPostgresStorage(DagsterPostgresStorage):
    """`DagsterPostgresStorage` whose run, event log and schedule storage share one pooled engine.

    Configured in dagster.yaml under `storage: custom:` with `postgres_url` and `should_autocreate_tables`.
    """

    def __init__(
        self,
        postgres_url: str,
        should_autocreate_tables: bool = True,
        inst_data: ConfigurableClassData | None = None,
    ) -> None:
        super().__init__(with_driver(postgres_url), should_autocreate_tables, inst_data)
        self.engine = sqlalchemy.create_engine(
            with_driver(postgres_url),
            isolation_level="AUTOCOMMIT",
            pool_size=POOL_SIZE,
            max_overflow=MAX_OVERFLOW,
            # A server that was restarted leaves dead connections in the pool; asking costs 0.05 ms on a socket.
            pool_pre_ping=True,
            pool_recycle=RECYCLE_SECONDS,
        )
        for storage in (self._run_storage, self._event_log_storage, self._schedule_storage):
            storage._engine.dispose()
            storage._engine = self.engine
        # An instance disposes of its event log storage alone: without this its sessions would stay open.
        event_log, stock = self._event_log_storage, self._event_log_storage.dispose

        def dispose() -> None:
            stock()
            self.engine.dispose()

        event_log.dispose = dispose  # type: ignore[method-assign]

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> PooledPostgresStorage:
        """Made by Dagster from dagster.yaml."""
        autocreate = bool(config_value.get("should_autocreate_tables", True))
        return cls(pg_url_from_config(config_value), autocreate, inst_data)


def with_driver(url: str) -> str:
    """`url` with psycopg2 named: dagster-postgres works with no other, whatever SQLAlchemy's default is."""
    scheme, _, rest = url.partition("://")
    return f"postgresql+psycopg2://{rest}" if scheme in {"postgresql", "postgres"} else url
