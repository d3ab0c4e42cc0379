"""What the log knows already: asked once for a whole batch, before anything is written."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import orjson
import psycopg

from ingest_platform.declare import Source
from ingest_platform.raw.versions import Owner


@dataclass(frozen=True, slots=True)
class Known:
    """`raw_ids` of the hashes that are in the log, `reserved` ids for as many versions as were asked about, and whether
    anything of the account was erased: most have nothing, and need not be asked about each document.
    """

    raw_ids: dict[str, int]
    reserved: tuple[int, ...]
    erasures: bool


def ask(conn: psycopg.Connection[Any], source: Source, owner: Owner, hashes: Collection[str]) -> Callable[[], Known]:
    """Ask all of it by one statement. Gives what reads the answer, so that other statements can be sent with it."""
    answer = conn.execute(
        f"SELECT dedupe_hash_canonical, id FROM {source.raw_table} WHERE integration_id = %(id)s "
        "AND dedupe_hash_canonical = ANY(ARRAY(SELECT json_array_elements_text(%(hashes)s::json))) "
        f"UNION ALL SELECT NULL, nextval((SELECT pg_get_serial_sequence('{source.raw_table}', 'id')::regclass)) "
        "FROM generate_series(1, %(count)s) "
        "UNION ALL SELECT NULL, NULL WHERE EXISTS (SELECT FROM erased_object WHERE integration_id = %(id)s)",
        {"id": owner.integration_id, "hashes": orjson.dumps(list(hashes)).decode(), "count": len(hashes)},
        prepare=True,
    )

    def read() -> Known:
        rows = answer.fetchall()
        return Known(
            {hash_: raw_id for hash_, raw_id in rows if hash_ is not None},
            tuple(raw_id for hash_, raw_id in rows if hash_ is None and raw_id is not None),
            any(raw_id is None for _, raw_id in rows),
        )

    return read
