"""How PostgreSQL plans what ingests and refines: settled for a transaction, or for a connection of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

import psycopg

_INGEST = {"enable_seqscan": "off", "plan_cache_mode": "force_generic_plan"}
"""Planned once: a plan for each call would cost as much as what it does, and one that was made while the log was small
must not be a scan of all."""

_REFINE = {**_INGEST, "enable_hashjoin": "off", "enable_mergejoin": "off", "jit": "off", "work_mem": "64MB"}
"""Rows are found by their computed ids, one by one. Without statistics on the batch, and with plans that are kept from
when tables were small, the planner would rather read whole tables."""

_SETTLED: "WeakSet[psycopg.Connection[Any]]" = WeakSet()
"""Connections that are settled, for good or for the transaction that is open, and have the batch of refinement."""


def _statement(settings: dict[str, str], local: str) -> str:
    return "SELECT " + ", ".join(f"set_config('{name}', '{value}', {local})" for name, value in settings.items())


_FOR_INGEST, _FOR_REFINE = _statement(_INGEST, "true"), _statement(_REFINE, "true")


def settle_ingest(conn: psycopg.Connection[Any]) -> None:
    """Settle the rest of the transaction for ingestion."""
    if conn not in _SETTLED:
        conn.execute(_FOR_INGEST, prepare=True)


def settle_refine(conn: psycopg.Connection[Any]) -> None:
    """Settle the rest of the transaction for refinement."""
    if conn not in _SETTLED:
        conn.execute(_FOR_REFINE, prepare=True)


def is_settled(conn: psycopg.Connection[Any]) -> bool:
    """Whether nothing is to be settled any more, and the batch is there."""
    return conn in _SETTLED


@contextmanager
def settled(conn: psycopg.Connection[Any]) -> Iterator[None]:
    """The transaction that was begun just now, settled once for all that it ingests and refines. The batch is there."""
    conn.execute(_FOR_REFINE, prepare=True)
    _SETTLED.add(conn)
    try:
        yield
    finally:
        _SETTLED.discard(conn)


def dedicate(conn: psycopg.Connection[Any], create_batch: str) -> None:
    """Settle a connection in autocommit for good, and make the batch that refinement works in (`create_batch`)."""
    conn.execute(_statement(_REFINE, "false"))
    conn.execute(create_batch.encode())
    _SETTLED.add(conn)
