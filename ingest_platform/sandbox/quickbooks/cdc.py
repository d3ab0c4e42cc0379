"""Change data capture: whole objects that changed since a moment, and the ids of deleted ones.

Facts: 30 days back; at most 1,000 objects an answer and no paging; not for TaxCode, TaxRate and some others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from orjson import Fragment

from ingest_platform.sandbox.common.values import Doc
from ingest_platform.sandbox.quickbooks.entities import BY_NAME, Entity
from ingest_platform.sandbox.quickbooks.errors import unsupported, validation_error
from ingest_platform.sandbox.quickbooks.store import FAR, UPDATED, Objects, Window
from ingest_platform.sandbox.quickbooks.values import epoch, iso

if TYPE_CHECKING:
    from ingest_platform.sandbox.quickbooks.company import Company

DAYS = 30
MOST = 1_000


def answer(company: Company, names: str, since: str) -> Doc:
    """The body of `GET /cdc`, without its time. Raises FaultError."""
    entities = [_entity(one.strip()) for one in names.split(",") if one.strip()]
    if not entities:
        raise unsupported("The query parameter entities names no entity")
    try:
        moment = epoch(since.replace(" ", "+"))  # an unescaped plus arrives as a space
    except ValueError:
        raise unsupported(f"The query parameter changedSince is no time: {since}") from None
    if moment < company.clock() - DAYS * 86_400:
        raise unsupported(f"The query parameter changedSince must lie within the last {DAYS} days")
    left, found = MOST, []
    for entity in entities:
        objects = company.view(entity.name)
        rows = _changed(objects, int(-(-moment // 1)))
        if company.faults.cdc_newest_first:
            rows.reverse()
        shown = [_shown(objects, number, at) for at, number in rows[:left]]
        left -= len(shown)
        found.append({entity.name: shown, "startPosition": 1, "maxResults": len(shown)} if shown else {})
    return {"CDCResponse": [{"QueryResponse": found}]}


def _entity(name: str) -> Entity:
    entity = BY_NAME.get(name)
    if entity is None or not entity.cdc:
        raise validation_error(f"Entity {name} is not supported by change data capture")
    return entity


def _changed(objects: Objects, since: int) -> list[tuple[int, int]]:
    """(when, id) of what changed or was deleted since a moment, oldest first."""
    window = Window()
    window.narrow(UPDATED, since, FAR)
    living = [(objects.updated(number), number) for number in objects.select(window, UPDATED)]
    return sorted(living + [(at, number) for number, at in objects.deleted(since)])


def _shown(objects: Objects, number: int, at: int) -> Doc | Fragment:
    living = objects.raw(number)
    if living is not None:
        return living
    return {"domain": "QBO", "status": "Deleted", "Id": str(number), "MetaData": {"LastUpdatedTime": iso(at)}}
