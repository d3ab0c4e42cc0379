"""Incremental syncs: the event log, oldest event first, and what no event tells."""

import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import IO, Any

from ingest_platform import canonical
from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import LoggedEvent, SchemaNews
from ingest_platform.extract.documents import Batch, Document, Window
from ingest_platform.sources.stripe.api import PAGE, Answer, StripeApi
from ingest_platform.sources.stripe.backfill import Backfill
from ingest_platform.sources.stripe.coverage import left_out
from ingest_platform.sources.stripe.events import Event, event_of
from ingest_platform.sources.stripe.lists import Lists, created_in
from ingest_platform.sources.stripe.moments import ceiling, floor, moment
from ingest_platform.sources.stripe.source import STRIPE

PATH = "/v1/events"
RETENTION = timedelta(days=30)
MARGIN = timedelta(hours=1)
"""Events this near to their end are not relied on: pages of them are still to be read."""

TYPES_AT_ONCE = 20
"""The most that `types[]` takes: https://docs.stripe.com/api/events/list."""

NEWEST = 500
"""Events that are looked through for objects that are new."""

BATCH = 1000
IN_MEMORY = 16 * 1024 * 1024
"""Bytes of events that wait in memory to be turned round; what is more waits on disk."""


class Changes:
    """What happened to one object type since its cursor."""

    def __init__(self, api: StripeApi, object_type: ObjectType, *, batch: int = BATCH) -> None:
        self.api = api
        self._batch = batch
        self.object_type = object_type
        self.lists = Lists(api, object_type)
        self._effects = {topic.name: topic.effect for topic in object_type.topics}
        self._identity = object_type.identity

    async def batches(self, window: Window, state: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Oldest change first. The state is `{"start"}`, or `{"whole"}` with the position in a whole listing.

        The cursor is the newest event handed on, never later than Stripe's clock; at the end it is when the log was
        first asked, so that a type to which nothing happens is not read whole a month later.
        """
        start = moment((state or {}).get("start")) or window.start
        whole = (state or {}).get("whole")
        if not self.lists.listing.events:
            async for batch in Backfill(self.lists, window, state, moves_cursor=True).batches():
                yield batch
            return
        if whole is None and start is not None and datetime.now(UTC) - start < RETENTION - MARGIN:
            async for batch in self._since(start, window.end):
                yield batch
            return
        if start is not None:
            self.api.usage.notes.append(
                f"{self.object_type.plural}: Stripe's events reach back 30 days, the last sync was before that "
                f"({start:%Y-%m-%d}): the whole list is read"
            )
        async for batch in Backfill(self.lists, Window(), whole, moves_cursor=True).batches():
            state_ = {"whole": batch.state} if batch.state is not None else None
            yield Batch(batch.documents, batch.read_at, batch.cursor, state_)

    async def _since(self, start: datetime, end: datetime | None) -> AsyncIterator[Batch]:
        began: datetime | None = None
        reached = start
        with closing(Turned()) as pages:
            async for answer in logged(self.api, sorted(self._effects), start, end):
                began = began or answer.answered_at
                pages.add(answer)
            began = began or datetime.now(UTC)
            for read_at, events in pages.turned(self._batch):
                async for batch in self._documents(events, read_at):
                    newest = max((e.created for e in events if e.created), default=reached)
                    reached = max(reached, min(newest, began))
                    yield Batch(batch.documents, batch.read_at, reached, {"start": reached.isoformat()})
        if not self.lists.listing.announced:
            async for batch in self.lists.newest(start):
                yield Batch(batch.documents, batch.read_at, state={"start": start.isoformat()})
        yield Batch((), datetime.now(UTC), cursor=max(began, reached) if end is None else reached)

    async def _documents(self, events: Sequence[Event], read_at: datetime) -> AsyncIterator[Batch]:
        """What the events carry, and then what they only name, as it is now."""
        carried: list[Document] = []
        named: dict[str, None] = {}
        for event in events:
            effect = self._effects.get(event.topic)
            if effect is None:
                continue
            if effect == "delete":
                carried.append(Document(event.body, "delete", event.created, event.created, event=True))
            elif event.thin or effect == "fetch" or self.lists.listing.expand or self.lists.is_cut(event.body):
                if found := self._id(event.body):
                    named[found] = None
            else:
                carried.append(Document(event.body, version=event.created, event=True))
        if carried:
            yield Batch(carried, read_at)
        if named:
            asked_at = datetime.now(UTC)
            yield Batch(await self.lists.fetch(list(named)), asked_at)

    def _id(self, body: Mapping[str, Any]) -> str | None:
        for path in self._identity:
            value: Any = body
            for key in path.keys:
                value = value.get(key) if isinstance(value, dict) else None
            if isinstance(value, str) and value:
                return value
        return None


async def logged(
    api: StripeApi, types: Sequence[str], since: datetime, until: datetime | None
) -> AsyncIterator[Answer]:
    """The log's pages, newest event first, of these types, for as many calls as their number needs."""
    span = created_in(floor(since), ceiling(until) if until else None)
    for n in range(0, len(types), TYPES_AT_ONCE):
        params = [("limit", str(PAGE)), *span, *(("types[]", name) for name in types[n : n + TYPES_AT_ONCE])]
        after: list[tuple[str, str]] = []
        while True:
            answer = await api.get(PATH, [*params, *after])
            yield answer
            if not answer.has_more or not answer.rows:
                break
            after = [("starting_after", str(answer.rows[-1]["id"]))]


async def event_ids(api: StripeApi, since: datetime, until: datetime) -> AsyncIterator[Sequence[LoggedEvent]]:
    """The events of declared types in a span, page by page: what a webhook should have told."""
    topics = STRIPE.topic_index
    async for answer in logged(api, sorted(topics), since, until):
        found: list[LoggedEvent] = []
        for row in answer.rows:
            event = event_of(row)
            body_id = event.body.get("id") or event.body.get("customer")
            if event.created is not None and body_id and event.topic in topics:
                found.append(LoggedEvent(event.id, event.topic, str(body_id), event.created))
        yield found


async def new_objects(api: StripeApi) -> SchemaNews:
    """What the newest events are about and nobody here decided about. Stripe's API has no list of its objects: those
    to which nothing happens are not seen.
    """
    topics, found, seen = STRIPE.topic_index, set[str](), 0
    after: list[tuple[str, str]] = []
    for _ in range(NEWEST // PAGE):
        answer = await api.get(PATH, [("limit", str(PAGE)), *after])
        seen += len(answer.rows)
        events = [event_of(row) for row in answer.rows]
        found |= {e.topic.rpartition(".")[0] for e in events if e.topic not in topics and not left_out(e.topic)}
        if not answer.has_more or not answer.rows:
            break
        after = [("starting_after", str(answer.rows[-1]["id"]))]
    return SchemaNews(tuple(sorted(found)), f"the newest {seen} events, the one place where Stripe shows them")


class Turned:
    """Pages that come newest first, to be had oldest first; on disk where they are many."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 — closed by `close`
        self._pages: list[tuple[int, int, datetime]] = []

    def add(self, answer: Answer) -> None:
        """Keep a page."""
        written = self._file.write(canonical.dump(answer.rows))
        self._pages.append((self._file.tell() - written, written, answer.asked_at))

    def turned(self, batch: int) -> Iterator[tuple[datetime, list[Event]]]:
        """Events, oldest first, about `batch` at a time; with when the oldest of their pages was asked for."""
        events: list[Event] = []
        read_at: datetime | None = None
        for start, length, asked_at in reversed(self._pages):
            self._file.seek(start)
            rows = canonical.parse(self._file.read(length))
            events += [event_of(row) for row in reversed(rows)]
            read_at = min(read_at or asked_at, asked_at)
            if len(events) >= batch:
                yield read_at, events
                events, read_at = [], None
        if events and read_at is not None:
            yield read_at, events

    def close(self) -> None:
        """Give the room back."""
        self._file.close()
