"""Which objects of a type are compared field by field: the seed chooses them, and the same seed the same ones."""

from __future__ import annotations

from collections.abc import AsyncIterator
from random import Random

from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import Page, PageReader
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.narrow import Held
from ingest_platform.quality.settle import held_ids

SHOWN = 100
"""Objects of a page, about."""
PLACES = 2
"""Places of a list that a sample is read from at least, where the list is longer than a page."""


def sampled(copy: Copy, object_type: ObjectType) -> list[str]:
    """As many live objects as are to be compared, each as likely as another, and some tombstones."""
    return [*_chosen(copy, object_type, "IS NULL", copy.sample), *_tombstones(copy, object_type)]


def _tombstones(copy: Copy, object_type: ObjectType) -> list[str]:
    return _chosen(copy, object_type, "IS NOT NULL", -(-copy.sample // 5))


def _chosen(copy: Copy, object_type: ObjectType, state: str, share: int) -> list[str]:
    table, key = copy.source.table(object_type.name), copy.source.id_column(object_type.name)
    rows = copy.conn.execute(
        f"SELECT {key}::text FROM {table} WHERE integration_id = %s AND deleted_at {state} "
        f"ORDER BY md5(%s || {key}::text) LIMIT %s",
        (copy.owner.integration_id, copy.seed, share),
    )
    return [row[0] for row in rows]


async def sampled_by_pages(copy: Copy, object_type: ObjectType, client: PageReader) -> AsyncIterator[list[str]]:
    """The same of a source that answers one object by its id and a hundred by a page: some places of its list are read.

    A place is a live row of the copy that the seed chooses, all alike; its page shows it and what was made before it.
    So every object is shown by as many places as a page has objects: itself and those that were made just after it.
    The newest, which too few follow, make up for that by places before the first, which begin the list. Of each page
    the seed chooses objects to be compared. Rows that should stand on it and do not are compared as well, by their ids:
    this is how an object that the source does not have any more is met.

    What a page showed is left in `copy.asked`.
    """
    held = Held(copy, object_type)
    rows = held.rows()
    places = min(max(PLACES, -(-copy.sample // SHOWN)), -(-rows // SHOWN), copy.sample)
    rng = Random(f"{copy.seed}:{object_type.name}")  # noqa: S311 - a sample
    seen: set[str] = set()
    for n in range(places):
        place = rng.randrange(1 - SHOWN, rows) if rows > SHOWN else 0
        start = held.at(place) if place > 0 else None
        share = copy.sample // places + (n < copy.sample % places)
        page = await client.page(object_type, start)
        if page is None:  # the source does not have the place any more
            if start is not None and start.object_id not in seen:
                yield [start.object_id]
            continue
        chosen, amiss = _on(copy, held, page, share, rng, seen)
        seen |= {*chosen, *amiss}
        if chosen:
            copy.asked.documents[object_type.name, tuple(chosen)] = await page.whole(chosen)
            yield chosen
        if amiss:
            yield amiss
    if gone := _tombstones(copy, object_type):
        yield gone


def _on(copy: Copy, held: Held, page: Page, share: int, rng: Random, seen: set[str]) -> tuple[list[str], list[str]]:
    """Of a page: the objects to be compared, and live rows of the copy that should stand on it and do not."""
    live = sorted(held_ids(copy, held.object_type, page.ids).keys() - seen)
    chosen = rng.sample(live, min(share, len(live)))
    if page.shows is None:
        return chosen, []
    sql, values = held.where(page.shows)
    rows = copy.conn.execute(
        f"SELECT {held.key}::text FROM {sql} AND {held.key}::text <> ALL(%s) ORDER BY md5(%s || {held.key}::text) "
        "LIMIT %s",
        [*values, [*page.ids, *seen], copy.seed, share],
    )
    return chosen, [row[0] for row in rows]
