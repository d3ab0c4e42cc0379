"""Bulk operations: run beside the server's loop in a thread, over a snapshot, into a file that is kept."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import orjson

from ingest_platform.sandbox.common.values import dump
from ingest_platform.sandbox.shopify.bulk_query import BadBulkQueryError, BulkPlan, compile_bulk
from ingest_platform.sandbox.shopify.compiler import Run
from ingest_platform.sandbox.shopify.search import Search, parse_search
from ingest_platform.sandbox.shopify.store import View
from ingest_platform.sandbox.shopify.values import Doc, gid, iso

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.shop import Shop

FINAL = {"COMPLETED", "FAILED", "CANCELED", "EXPIRED"}
FILES_KEPT = 24
DAYS_60 = 60 * 86_400
_folder: tempfile.TemporaryDirectory[str] | None = None


def folder() -> Path:
    """Where files are kept; removed when the process ends."""
    global _folder  # noqa: PLW0603 - one folder for the process
    if _folder is None:
        _folder = tempfile.TemporaryDirectory(prefix="shopify-sandbox-", ignore_cleanup_errors=True)
    return Path(_folder.name)


def remove_folder() -> None:
    """Removes the kept files."""
    if _folder is not None:
        _folder.cleanup()


@dataclass
class Written:
    """A finished file."""

    path: Path
    objects: int
    roots: int
    bytes: int


@dataclass
class Operation:
    """A bulk operation. Counts grow while it runs."""

    number: int
    client_id: str
    query: str
    group: bool
    created_at: str
    base_url: str
    status: str = "CREATED"
    error_code: str | None = None
    completed_at: str | None = None
    objects: int = 0
    roots: int = 0
    file: Written | None = None
    share: float = 1.0
    cancel: threading.Event = field(default_factory=threading.Event)

    def shown(self) -> Doc:
        """As GraphQL shows it."""
        url = f"{self.base_url}/bulk/{self.number}.jsonl?response-content-type=application%2Fjsonl"
        whole = self.status == "COMPLETED" and self.file is not None and self.objects > 0
        partial = self.status in ("FAILED", "CANCELED") and self.file is not None and self.share > 0
        return {
            "__typename": "BulkOperation",
            "completedAt": self.completed_at if self.status == "COMPLETED" else None,
            "createdAt": self.created_at,
            "errorCode": self.error_code,
            "fileSize": str(self.file.bytes) if whole and self.file else None,
            "id": gid("BulkOperation", self.number),
            "objectCount": str(self.objects),
            "partialDataUrl": url if partial else None,
            "query": self.query,
            "rootObjectCount": str(self.roots),
            "status": self.status,
            "type": "QUERY",
            "url": url if whole else None,
        }


class BulkOperations:
    """The bulk operations of one shop."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.operations: dict[int, Operation] = {}
        self.delay = 0.0
        self.window = 512
        self.max_concurrent = 5
        self.files: dict[str, Written] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, client_id: str, scopes: list[str], query: str, base_url: str, *, group: bool) -> Operation | Doc:
        """Starts an operation, or answers with a userError."""
        try:
            plan = self.plan(query)
        except BadBulkQueryError as error:
            return {"code": "INVALID", "field": ["query"], "message": str(error)}
        running = [one for one in self.operations.values() if one.status not in FINAL and one.client_id == client_id]
        if len(running) >= self.max_concurrent:
            if self.max_concurrent == 1:
                message = (
                    f"A bulk query operation for this app and shop is already in progress: {running[0].shown()['id']}."
                )
                return {"code": "OPERATION_IN_PROGRESS", "field": None, "message": message}
            return {
                "code": "LIMIT_REACHED",
                "field": None,
                "message": "Bulk operations limit reached. Please try again later.",
            }
        number = self.shop.next_number("BulkOperation")
        operation = Operation(number, client_id, query, group, iso(self.shop.now()), base_url)
        self.operations[number] = operation
        search = visible(self.shop, plan.family.control, parse_search(plan.search, plan.family.connection), scopes)
        view = self.shop.view(plan.family.control).snapshot()
        key = self._key(query, search, group=group)
        outcome = self.shop.faults.outcome()
        if plan.family.scope not in scopes:
            outcome = {"status": "FAILED", "error_code": "ACCESS_DENIED", "partial": 0}
        task = asyncio.get_running_loop().create_task(self._run(operation, plan, view, search, key, outcome))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return operation

    def plan(self, query: str) -> BulkPlan:
        """Compiles a bulk query for this shop. Raises BadBulkQueryError."""
        from ingest_platform.sandbox.shopify.shop import patched

        return compile_bulk(query, Run([], self.shop.deref, patched))

    def cancel(self, operation: Operation) -> None:
        """Asks a running operation to end."""
        if operation.status not in FINAL:
            operation.status = "CANCELING"
            operation.cancel.set()

    async def prepare(self, query: str, *, group: bool = False) -> dict[str, Any]:
        """Writes a query's file now. Raises BadBulkQueryError."""
        plan = self.plan(query)
        search = parse_search(plan.search, plan.family.connection)
        view = self.shop.view(plan.family.control).snapshot()
        started = time.perf_counter()
        written = await self._file(self._key(query, search, group=group), plan, view, search, None, group=group)
        seconds = round(time.perf_counter() - started, 3)
        return {"objects": written.objects, "bytes": written.bytes, "seconds": seconds}

    def _key(self, query: str, search: Search, *, group: bool) -> str:
        parts = (
            query,
            str(sorted(search.bounds.items())),
            group,
            self.window,
            self.shop.writes,
            self.shop.faults.stale_reads,
        )
        return hashlib.sha256(repr((self.shop.name, *parts)).encode()).hexdigest()

    async def _run(
        self, operation: Operation, plan: BulkPlan, view: View, search: Search, key: str, outcome: dict[str, Any] | None
    ) -> None:
        await asyncio.sleep(self.delay)
        if operation.status == "CREATED":
            operation.status = "RUNNING"
        try:
            written = await self._file(key, plan, view, search, operation, group=operation.group)
        except Exception:
            operation.status, operation.error_code = "FAILED", "INTERNAL_SERVER_ERROR"
            await self._finish(operation)
            raise
        operation.file, operation.objects, operation.roots = written, written.objects, written.roots
        operation.status = "CANCELED" if operation.cancel.is_set() else "COMPLETED"
        if outcome is not None:
            operation.status = str(outcome.get("status", "FAILED"))
            operation.error_code = outcome.get(
                "error_code", "INTERNAL_SERVER_ERROR" if operation.status == "FAILED" else None
            )
            operation.share = float(outcome.get("partial", 0.0))
        await self._finish(operation)

    async def _finish(self, operation: Operation) -> None:
        operation.completed_at = iso(self.shop.now())
        shown = operation.shown()
        body = {
            "admin_graphql_api_id": shown["id"],
            "completed_at": operation.completed_at,
            "created_at": operation.created_at,
            "error_code": operation.error_code.lower() if operation.error_code else None,
            "status": operation.status.lower(),
            "type": "query",
        }
        self.shop.webhooks.fire("bulk_operations/finish", body, operation.number)

    async def _file(
        self, key: str, plan: BulkPlan, view: View, search: Search, operation: Operation | None, *, group: bool
    ) -> Written:
        known = self.files.get(key)
        if known is not None and known.path.exists():
            return known
        path = folder() / f"{key[:24]}-{time.monotonic_ns()}.jsonl"
        window = 1 if group else self.window
        seed = self.shop.salt
        written = await asyncio.to_thread(_write, path, plan, view, search, operation, window, seed)
        if operation is None or not operation.cancel.is_set():
            self.files[key] = written
            while len(self.files) > FILES_KEPT:
                del self.files[next(iter(self.files))]
        return written

    def stats(self) -> dict[str, int]:
        """Operations by status."""
        counts: dict[str, int] = {"total": len(self.operations)}
        for one in self.operations.values():
            counts[one.status.lower()] = counts.get(one.status.lower(), 0) + 1
        return counts

    def stream(self, operation: Operation) -> Iterator[bytes]:
        """The file in blocks of 256 KB, with the faults that are on now."""
        assert operation.file is not None
        faults = self.shop.faults
        missing = int(faults.incomplete_jsonl.get("missing", 0))
        blocks = (
            _without(operation.file, missing)
            if missing and operation.status == "COMPLETED"
            else _blocks(operation.file.path)
        )
        share = operation.share if operation.status != "COMPLETED" else faults.truncate_jsonl
        limit = None if share is None or share >= 1 else int(operation.file.bytes * share)
        sent = 0
        for block in blocks:
            if limit is not None and sent + len(block) > limit:
                yield block[: limit - sent]
                return
            sent += len(block)
            yield block

    async def close(self) -> None:
        """Ends what runs."""
        for operation in self.operations.values():
            operation.cancel.set()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def visible(shop: Shop, control: str, search: Search, scopes: list[str]) -> Search:
    """Without read_all_orders a token sees the orders of the last 60 days."""
    if control == "orders" and "read_all_orders" not in scopes:
        search.narrow("created", int(shop.now()) - DAYS_60, 1 << 62)
    return search


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while block := source.read(262_144):
            yield block


def _without(file: Written, missing: int) -> Iterator[bytes]:
    """The file with so many lines left out, evenly spread."""
    every = max(file.objects // max(missing, 1), 1)
    left = missing
    with file.path.open("rb") as source:
        for number, line in enumerate(source, start=1):
            if left and number % every == 0:
                left -= 1
                continue
            yield line


def _write(
    path: Path, plan: BulkPlan, view: View, search: Search, operation: Operation | None, window: int, seed: int
) -> Written:
    """Writes the file. Lines leave a buffer of `window` lines at random, so that children are anywhere near."""
    rng = Random(seed)  # noqa: S311 - a reproducible order, no secret
    objects = roots = 0
    buffer: list[bytes] = []
    with path.open("wb", buffering=1 << 20) as target:
        positions = view.positions("id", search)
        while batch := list(islice(positions, 200)):
            for _, number in batch:
                document = view.get(number)
                if document is None:
                    continue
                roots += 1
                for line in plan.lines(document):
                    objects += 1
                    text = _line(line)
                    if window <= 1:
                        target.write(text)
                        continue
                    if len(buffer) < window:
                        buffer.append(text)
                        continue
                    place = int(rng.random() * window)
                    target.write(buffer[place])
                    buffer[place] = text
            if operation is not None:
                operation.objects, operation.roots = objects, roots
                if operation.cancel.is_set():
                    break
        rng.shuffle(buffer)
        target.writelines(buffer)
    return Written(path, objects, roots, path.stat().st_size)


def _line(line: Doc) -> bytes:
    try:
        return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return dump(line) + b"\n"
