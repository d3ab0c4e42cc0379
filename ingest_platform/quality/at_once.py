"""What a verification asks of several types in one request, where the source answers that.

Answers are kept until the check that they were asked for takes them; what it asks a second time is asked anew. What the
source refuses here is nothing: each check asks for itself then, and says so.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from ingest_platform.declare import CountParity, IdSweepParity, ObjectType
from ingest_platform.errors import IngestError
from ingest_platform.extract.connector import AtOnce, Counter
from ingest_platform.extract.documents import Count, Document, Window
from ingest_platform.quality import windows
from ingest_platform.quality.copy import Asked, Copy, agree
from ingest_platform.quality.narrow import Held
from ingest_platform.quality.sample import sampled

A = TypeVar("A")


def ask_at_once(copy: Copy, object_types: Sequence[ObjectType]) -> Asked:
    """The counts of types that are counted, the ids that are compared where these agree, and the sampled objects."""
    granted = [o for o in object_types if not o.missing_scopes(copy.granted_scopes)]
    asked = Asked()
    counted = [o for o in granted if isinstance(o.parity, CountParity)]

    async def counts(client: object) -> dict[str, Count]:
        return await client.counts(counted) if isinstance(client, Counter) and counted else {}

    found = _answer(copy, counts) or {}
    asked.counts = {o.name: (found[o.name], Held(copy, o).rows()) for o in counted if o.name in found}

    async def ids(client: object) -> dict[tuple[str, Window], Sequence[str]]:
        if not isinstance(client, AtOnce):
            return {}
        looks = [(o, w) for o in granted for w in _looks(copy, o, asked)]
        listed = await client.ids_at_once(looks) if looks else []
        return {(o.name, w): page for (o, w), page in zip(looks, listed, strict=True) if page is not None}

    asked.ids = _answer(copy, ids) or {}

    samples = [] if copy.everything else [(o, chosen) for o in granted if (chosen := sampled(copy, o))]

    async def objects(client: object) -> list[list[Document]]:
        return await client.fetch_at_once(samples) if isinstance(client, AtOnce) and samples else []

    fetched = _answer(copy, objects) or []
    asked.documents = {
        (o.name, tuple(chosen)): documents for (o, chosen), documents in zip(samples, fetched, strict=False)
    }
    return asked


def _looks(copy: Copy, object_type: ObjectType, asked: Asked) -> list[Window]:
    """The windows of which a type's check will compare the ids; none where they are too many to wait here."""
    held = Held(copy, object_type)
    if isinstance(object_type.parity, IdSweepParity):
        listed = windows.plan(held).listed
        few = sum(span.local.rows for span in listed) <= windows.LARGE
        return windows.asked(held, listed) if few else []
    count, rows = asked.counts.get(object_type.name, (Count(0), 0))
    return held.looks(copy.seed) if rows and held.created and count.exact and agree(count, rows) else []


def _answer(copy: Copy, question: Callable[[object], Awaitable[A]]) -> A | None:
    try:
        return copy.ask(question)
    except IngestError:
        return None
