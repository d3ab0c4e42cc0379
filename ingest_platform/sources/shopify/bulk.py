"""Backfill by bulk operation: submit, wait, download, count, and only then hand anything over."""

import asyncio
import hashlib
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
from pydantic import BaseModel

from ingest_platform.declare import ObjectType
from ingest_platform.errors import IncompleteExtract, IngestError, MissingScope, SourceError, SourceThrottled
from ingest_platform.extract.documents import Batch, Document, Window
from ingest_platform.extract.http import refuse_transient
from ingest_platform.extract.retry import TransientError
from ingest_platform.extract.spool import Group, Spool, partitions_for
from ingest_platform.sources.shopify.documents import document_of
from ingest_platform.sources.shopify.graphql import GraphQL, user_errors
from ingest_platform.sources.shopify.lines import LineReader, assemble
from ingest_platform.sources.shopify.pages import Pages
from ingest_platform.sources.shopify.search import moment_of, span

BATCH = 500
OPERATIONS = 3
"""Operations that are tried before a backfill is given up."""

DOWNLOADS = 2
"""Downloads of one operation's file: a cut connection is commoner than a short file."""

URL_LIFE = timedelta(days=6)
"""The vendor keeps a result for seven days."""

EAGER = (0.0, 0.1, 1.5, 10.0)
PATIENT = (0.1, 0.2, 2.0, 30.0)
"""Seconds before the first look whether an operation has ended, and before the second; by how much each pause is longer
than the one before, and the longest. A backfill is waited for; where ids alone are listed, a look costs more than time.
"""

BUSY_WAIT = 1800.0
"""Seconds to wait for a place when the app's other bulk operations take all of them."""

SUBMIT = """
mutation Submit($query: String!) {
  bulkOperationRunQuery(query: $query, groupObjects: false) {
    bulkOperation { id createdAt }
    userErrors { code field message }
  }
}
"""

POLL = """
query Poll($id: ID!) {
  bulkOperation(id: $id) { id status errorCode objectCount rootObjectCount fileSize url }
}
"""


class BulkState(BaseModel):
    """Where a backfill stands: its operation, and how much of the spooled file is committed."""

    operation: str
    query: str
    read_at: datetime
    vendor_time: datetime | None
    tries: int = 1
    partition: int = 0
    done: int = 0


class Operation(BaseModel):
    """A bulk operation as the vendor describes it."""

    id: str
    status: str
    errorCode: str | None = None  # noqa: N815 — the vendor's name
    objectCount: int  # noqa: N815
    rootObjectCount: int  # noqa: N815
    fileSize: int | None = None  # noqa: N815
    url: str | None = None


class Unusable(Exception):  # noqa: N818 — not an error of ours: it leads to another operation
    """An operation that ended without a whole result; `error` is what to say when no other one does
    better.
    """

    def __init__(self, error: IngestError) -> None:
        super().__init__(str(error))
        self.error = error


class Bulk:
    """Backfills one object type of one account. `folder` is this account's own; it holds one file at a
    time.
    """

    def __init__(self, graphql: GraphQL, object_type: ObjectType, folder: Path) -> None:
        self.graphql = graphql
        self.document = document_of(object_type)
        self._scopes = object_type.scopes
        self._pages = Pages(graphql, object_type)
        self.folder = folder / object_type.name

    async def backfill(self, window: Window, state: Mapping[str, Any] | None) -> AsyncIterator[Batch]:
        """Every object, or those created in the window (both ends included).

        The last batch of a backfill of everything carries the cursor: when the operation was submitted, by
        the vendor's clock. The snapshot is younger, so that the first incremental sync leaves no gap.
        """
        created = self.document.listing.created_filter
        query = self.document.bulk(span(created, window) if created else None)
        position = self._resumable(state, query)
        resumed = position is not None
        while True:
            if position is None or position.operation == "":
                resumed = False
                position = await self._submit(query, position.tries if position else 1)
                yield Batch([], position.read_at, state=position.model_dump(mode="json"))
            try:
                spool = await self._spooled(position.operation)
                break
            except Unusable as failure:
                hopeless = isinstance(failure.error, MissingScope) and not resumed
                if hopeless or position.tries >= OPERATIONS:
                    raise failure.error from failure
                self.graphql.usage.notes.append(str(failure.error))
                self.graphql.usage.retries += 1
                position = position.model_copy(update={"operation": "", "tries": position.tries + 1})
        cursor = position.vendor_time if window == Window() else None
        async for batch in self._emit(spool, position):
            yield batch
        yield Batch([], position.read_at, cursor=cursor)
        spool.remove()

    async def ids(self) -> AsyncIterator[list[str]]:
        """Every id, from an operation that asks for nothing else; counted before the first is given."""
        query = self.document.bulk(None, ids_only=True)
        failure: Unusable | None = None
        for tries in range(1, OPERATIONS + 1):
            position = await self._submit(query, tries)
            try:
                spool = await self._spooled(position.operation, PATIENT)
            except Unusable as unusable:
                failure = unusable
                if isinstance(unusable.error, MissingScope):
                    break
                continue
            for partition in range(spool.partitions):
                groups = spool.groups(partition)
                while part := list(islice(groups, BATCH)):
                    yield self._ids(part)
            spool.remove()
            return
        assert failure is not None
        raise failure.error from failure

    # -- the operation ---

    def _resumable(self, state: Mapping[str, Any] | None, query: str) -> BulkState | None:
        """The position that a dead process left, if its operation asked the same and its file still
        exists.
        """
        if not state or state.get("query") != _digest(query):
            return None
        # Its own tries, so that an operation which failed for good is not all that is ever looked at again.
        position = BulkState.model_validate(state).model_copy(update={"tries": 1})
        return position if datetime.now(UTC) - position.read_at < URL_LIFE else None

    async def _submit(self, query: str, tries: int) -> BulkState:
        waited, pause = 0.0, 1.0
        while True:
            answer = await self.graphql.execute(SUBMIT, {"query": query})
            payload = answer.data["bulkOperationRunQuery"]
            errors = user_errors(payload, "a bulk operation")
            if not errors:
                break
            message = "; ".join(str(e.get("message")) for e in errors)
            if not {e.get("code") for e in errors} & {"OPERATION_IN_PROGRESS", "LIMIT_REACHED"}:
                raise SourceError(f"Shopify refuses the bulk operation: {message}", "Report this: it is a defect")
            if waited >= BUSY_WAIT:
                remedy = "Wait until the app's other bulk operations of this shop end, then run it again"
                raise SourceThrottled(f"Shopify has no place for a bulk operation: {message}", remedy)
            self.graphql.usage.throttled += 1
            await self.graphql.retry.sleep(pause)
            waited, pause = waited + pause, min(pause * 2, 30.0)
        operation = payload["bulkOperation"]
        clocks = [t for t in (answer.answered_at, moment_of(operation["createdAt"])) if t is not None]
        return BulkState(
            operation=operation["id"],
            query=_digest(query),
            read_at=answer.asked_at,
            vendor_time=min(clocks) if clocks else None,
            tries=tries,
        )

    async def _ended(self, operation_id: str, pace: tuple[float, float, float, float]) -> Operation:
        pause, following, growth, longest = pace
        while True:
            await self.graphql.retry.sleep(pause)
            pause, following = following, min(following * growth, longest)
            answer = await self.graphql.execute(POLL, {"id": operation_id})
            if (found := answer.data["bulkOperation"]) is None:
                raise Unusable(SourceError("Shopify no longer knows the bulk operation", "Run it again"))
            operation = Operation.model_validate(found)
            match operation.status:
                case "COMPLETED":
                    return operation
                case "CREATED" | "RUNNING" | "CANCELING":
                    continue
                case _ if operation.errorCode == "ACCESS_DENIED":
                    what = "The token may not read everything that the bulk operation asks for"
                    needed = ", ".join(self._scopes)
                    remedy = f"Grant all of {needed} and connect the account again: `ingest connect shopify`"
                    raise Unusable(MissingScope(what, remedy))
                case status:
                    reason = f"{status}, {operation.errorCode}" if operation.errorCode else status
                    what = f"Shopify ended the bulk operation without a whole result ({reason})"
                    raise Unusable(IncompleteExtract(what, "Run the same command again later"))

    # -- the file ---

    async def _spooled(self, operation_id: str, pace: tuple[float, float, float, float] = EAGER) -> Spool:
        """The operation's whole file on disk, counted against what the vendor says it holds."""
        spool = Spool(self.folder / operation_id.rpartition("/")[2].partition("?")[0])
        if spool.is_complete():
            return spool
        operation = await self._ended(operation_id, pace)
        if self.folder.exists():
            await asyncio.to_thread(shutil.rmtree, self.folder)  # what earlier operations left
        problem = ""
        for _ in range(DOWNLOADS):
            try:
                lines, roots = await self._download(operation, spool)
            except IncompleteExtract as error:
                problem = error.what
                continue
            if (lines, roots) == (operation.objectCount, operation.rootObjectCount):
                return spool
            problem = (
                f"The bulk file holds {lines} lines with {roots} objects; "
                f"Shopify counted {operation.objectCount} with {operation.rootObjectCount}"
            )
        spool.remove()
        raise Unusable(IncompleteExtract(problem, "Run the same command again: nothing was taken from that file"))

    async def _download(self, operation: Operation, spool: Spool) -> tuple[int, int]:
        """Stream the file into the spool. Its lines, and how many of them are objects of their own."""

        async def attempt() -> tuple[int, int]:
            return await self._stream(operation, spool)

        return await self.graphql.retry.call(attempt, self.graphql.usage)

    async def _stream(self, operation: Operation, spool: Spool) -> tuple[int, int]:
        reader = LineReader(self.document.listing.listed)
        lines = roots = 0
        with spool.writer(partitions_for(operation.fileSize or 0)) as writer:
            rest = b""
            async for chunk in self._chunks(operation.url):
                *whole, rest = (rest + chunk).split(b"\n")
                for line in whole:
                    if line:
                        key, root = reader.owner(line)
                        writer.add(key, line, root=root)
                        lines += 1
                        roots += root
            if rest:
                # The last line has no line break to show that it is whole.
                key, root = reader.parsed_owner(rest)
                writer.add(key, rest, root=root)
                lines += 1
                roots += root
            # Counted before it is marked: a spool that is marked is the whole file.
            if (lines, roots) == (operation.objectCount, operation.rootObjectCount):
                writer.complete()
        return lines, roots

    async def _chunks(self, url: str | None) -> AsyncIterator[bytes]:
        if url is None:  # nothing to list; the counts tell whether that is true
            return
        self.graphql.usage.called()
        try:
            # The address is signed by itself: no token goes there.
            async with self.graphql.http.stream("GET", url) as response:
                refuse_transient(response)
                if response.status_code != httpx.codes.OK:
                    what = f"The bulk file cannot be downloaded (HTTP {response.status_code})"
                    raise IncompleteExtract(what, "Run the same command again")
                async for chunk in response.aiter_bytes(1 << 18):
                    yield chunk
        except httpx.TransportError as error:
            what = f"The download of the bulk file broke off ({type(error).__name__})"
            raise TransientError(IncompleteExtract(what, "Run the same command again")) from error

    async def _emit(self, spool: Spool, position: BulkState) -> AsyncIterator[Batch]:
        for partition in range(position.partition, spool.partitions):
            skip = position.done if partition == position.partition else 0
            groups = islice(spool.groups(partition), skip, None)
            done = skip
            while part := list(islice(groups, BATCH)):
                read_at = position.read_at
                if self.document.bulk_lists_ids:
                    # Read later than the file, and as fresh as that. What went meanwhile is no news here: its
                    # deletion comes by its own road.
                    read_at = datetime.now(UTC)
                    fetched = await self._pages.fetch(self._ids(part))
                    documents = [d for d in fetched if d.operation == "upsert"]
                else:
                    documents = [Document(node) for group in part for node in self._assembled(group)]
                done += len(part)
                left = position.model_copy(update={"partition": partition, "done": done})
                yield Batch(documents, read_at, state=left.model_dump(mode="json"))

    def _assembled(self, group: Group) -> list[dict[str, Any]]:
        node = assemble(self.document, group)
        if self.document.listing.through is None:
            return [node]
        return [self.document.finish(inner) for inner in self.document.objects([node])]

    def _ids(self, groups: Sequence[Group]) -> list[str]:
        if self.document.listing.through is None:
            keys = (group.key.decode() for group in groups)
            return [key for key in keys if key.startswith("gid://")]  # the others are objects without an id
        return [node["id"] for group in groups for node in self._assembled(group)]


def _digest(query: str) -> str:
    """A short name for a query, so that a changed document is not resumed with an old file."""
    return hashlib.sha256(query.encode()).hexdigest()[:16]
