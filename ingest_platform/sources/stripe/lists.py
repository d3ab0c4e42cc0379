"""Reading Stripe's lists: pages, and what they cut off or leave out."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from ingest_platform.declare import ObjectType
from ingest_platform.errors import DeclarationError, SourceError
from ingest_platform.extract.connector import Page, Place
from ingest_platform.extract.documents import Batch, Document, Window
from ingest_platform.sources.stripe.api import PAGE, Answer, Params, RefusedError, StripeApi
from ingest_platform.sources.stripe.listing import StripeListing
from ingest_platform.sources.stripe.moments import ceiling, floor

AT_ONCE = 8
"""Objects that are read by id at a time."""

FEATURES = "/v1/entitlements/features"


def listing_of(object_type: ObjectType) -> StripeListing:
    """The type's listing. Raises DeclarationError when it is none of Stripe's."""
    if not isinstance(object_type.listing, StripeListing):
        raise DeclarationError(f"{object_type.name!r} is not listed by Stripe", "Give it listing=StripeListing(…)")
    return object_type.listing


def created_in(gte: int | None, lte: int | None) -> Params:
    """The filter by creation, both ends included."""
    return [(f"created[{name}]", str(value)) for name, value in (("gte", gte), ("lte", lte)) if value is not None]


def seconds_of(window: Window) -> tuple[int | None, int | None]:
    """A window in Stripe's whole seconds."""
    return (floor(window.start) if window.start else None), (ceiling(window.end) if window.end else None)


class Lists:
    """The list of one object type. With `ids_only` its objects are not whole: nothing is expanded or completed."""

    def __init__(self, api: StripeApi, object_type: ObjectType, *, ids_only: bool = False) -> None:
        self.api = api
        self.object_type = object_type
        self.listing = listing_of(object_type)
        self._gate = asyncio.Semaphore(AT_ONCE)
        self._params = [*self.listing.params.items(), ("limit", str(PAGE))]
        self._ids_only = ids_only
        self._plain = ids_only and self.listing.of_customers is None
        inside = (self.listing.inside,) if self.listing.inside else self.listing.expand
        self._whole = [*self._params, *(("expand[]", f"data.{name}") for name in inside)]

    async def is_needed(self) -> bool:
        """Whether there is anything to list: of accounts that sell no features no customer need be asked."""
        if self.listing.of_customers != "asked":
            return True
        try:
            answer = await self.api.get(FEATURES, [("limit", "1")])
        except RefusedError:
            return True
        return bool(answer.rows)

    async def page(self, filters: Params, after: str | None) -> Answer:
        """One page of what is listed, newest first, behind the object `after`. Raises RefusedError and its kin."""
        params = [*(self._params if self._plain else self._whole), *filters]
        answer = await self.api.get(self.listing.listed, [*params, ("starting_after", after)] if after else params)
        if answer.has_more and (not answer.rows or answer.rows[-1].get("id") == after):
            raise SourceError("Stripe says that a page follows and not where", "Run the same command again later")
        return answer

    async def documents(self, rows: Sequence[dict[str, Any]], answered_at: datetime | None) -> list[Document]:
        """The objects of a page's rows, whole."""
        match self.listing.of_customers:
            case "asked" if self._ids_only:
                return [Document({"customer": row["id"]}) for row in rows]  # those who may have one
            case "asked":
                return list(await asyncio.gather(*(self._summary(row["id"]) for row in rows)))
            case "inside":
                for row in rows:
                    await self._complete(row, self.listing.inside)
                rows = [one for row in rows for one in (row.get(self.listing.inside) or {}).get("data", ())]
        for name in () if self._plain else self.listing.nested:
            if cut := [row for row in rows if _is_cut(row, name)]:
                await asyncio.gather(*(self._complete(row, name) for row in cut))
        return [Document(row, version=answered_at) for row in rows]

    def is_cut(self, body: dict[str, Any]) -> bool:
        """Whether an object shows a part alone of one of its lists."""
        return any(_is_cut(body, name) for name in self.listing.nested)

    async def _complete(self, row: dict[str, Any], name: str) -> None:
        """Read a list inside an object to its end.

        The object may change meanwhile. Its version is when its own page was answered, so that the event of the change
        is not older, and has it read again. One that is deleted meanwhile stays cut: its deletion has an event too.
        """
        held = row.get(name)
        while isinstance(held, dict) and held.get("has_more") is True:
            url, last = str(held.get("url", "")), (held.get("data") or [{}])[-1].get("id")
            if not url.startswith("/v1/"):
                raise SourceError(f"Stripe cuts {name} of {row.get('id')} short and names no list", "Run it again")
            parts = urlsplit(url)
            params = [*parse_qsl(parts.query), ("limit", str(PAGE)), *([("starting_after", str(last))] if last else [])]
            try:
                async with self._gate:
                    answer = await self.api.get(parts.path, params)
            except RefusedError as refused:
                if not refused.is_missing:
                    raise
                return
            if answer.has_more and not answer.rows:
                raise SourceError("Stripe says that a page follows and not where", "Run the same command again later")
            held["data"] = [*held.get("data", ()), *answer.rows]
            held["has_more"] = answer.has_more

    async def walk(self, filters: Params = ()) -> AsyncIterator[Answer]:
        """Every page, one after the other."""
        after: str | None = None
        while True:
            answer = await self.page(filters, after)
            yield answer
            if not answer.has_more:
                return
            after = str(answer.rows[-1]["id"])

    async def beside(self) -> AsyncIterator[Answer]:
        """Where objects are shown inside customers: those of the account itself, which a list of their own shows."""
        if self.listing.of_customers == "inside":
            after: list[tuple[str, str]] = []
            while True:
                answer = await self.api.get(self.listing.path, [("limit", str(PAGE)), *after])
                yield answer
                if not answer.has_more or not answer.rows:
                    return
                after = [("starting_after", str(answer.rows[-1]["id"]))]

    async def newest(self, since: datetime) -> AsyncIterator[Batch]:
        """What was created since then, of a list that may not filter by it: it is newest first, and read so far."""
        start = floor(since)
        async for answer in self.walk(created_in(start, None) if self.listing.created else ()):
            rows = [row for row in answer.rows if row.get("created", start) >= start]
            yield Batch(await self.documents(rows, answer.answered_at), answer.asked_at)
            if len(rows) < len(answer.rows):
                return

    async def at(self, start: Place | None) -> Page | None:
        """The page that begins at a place: at its second, or behind it where the list may not filter by creation."""
        by_time = self.listing.created
        lte = start.created if start and by_time else None
        after = start.object_id if start and not by_time else None
        try:
            answer = await self.page(created_in(None, floor(lte) if lte else None), after)
        except RefusedError as refused:
            if after is None or refused.param != "starting_after":
                raise
            return None
        rows = {str(row["id"]): row for row in answer.rows}
        shows = Window(None, lte) if not answer.has_more and (by_time or after is None) else None
        if answer.has_more and by_time:
            # More of the last second may follow.
            shows = Window(datetime.fromtimestamp(answer.rows[-1]["created"] + 1, UTC), lte)

        async def whole(ids: Sequence[str]) -> list[Document]:
            return await self.documents([rows[i] for i in ids], answer.answered_at)

        return Page(tuple(rows), shows, whole)

    async def fetch(self, ids: Sequence[str]) -> list[Document]:
        """The named objects as they are now, in the order of `ids`; one that is gone as a deletion."""
        read = self._summary if self.listing.of_customers == "asked" else self._one
        return list(await asyncio.gather(*(read(one) for one in ids)))

    async def _one(self, object_id: str) -> Document:
        expand = [("expand[]", name) for name in self.listing.expand]
        try:
            async with self._gate:
                answer = await self.api.get(f"{self.listing.path}/{quote(object_id, safe='')}", expand)
        except RefusedError as refused:
            if not refused.is_missing:
                raise
            return Document({"id": object_id, "deleted": True}, operation="delete")
        if answer.data.get("deleted") is True:
            return Document(answer.data, operation="delete", version=answer.answered_at)
        [document] = await self._read_whole(dict(answer.data), answer.answered_at)
        return document

    async def _read_whole(self, body: dict[str, Any], answered_at: datetime | None) -> list[Document]:
        for name in self.listing.nested:
            await self._complete(body, name)
        return [Document(body, version=answered_at)]

    async def _summary(self, customer: str) -> Document:
        """What one customer's list says, in the form in which its event says it."""
        path = self.listing.path
        async with self._gate:
            answer = await self.api.get(path, [("customer", customer), ("limit", str(PAGE))])
        held = {**answer.data, "data": answer.rows, "has_more": answer.has_more}
        held["url"] = f"{path}?customer={customer}"
        body = {"object": "entitlements.active_entitlement_summary", "customer": customer, "entitlements": held}
        await self._complete(body, self.listing.nested[0])
        return Document(body, version=answer.answered_at)


def _is_cut(row: dict[str, Any], name: str) -> bool:
    held = row.get(name)
    return isinstance(held, dict) and held.get("has_more") is True
