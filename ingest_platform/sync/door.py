"""The webhooks' door: verified deliveries of one account become raw versions, refined at once.

Everything happens in the caller's transaction, for a whole batch together: about as many statements for 64 deliveries
as for one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

import orjson
import psycopg

from ingest_platform import canonical
from ingest_platform.control import fetch_requests, integrations, privacy
from ingest_platform.control.integrations import Integration
from ingest_platform.declare import ObjectType, Source
from ingest_platform.extract.connector import Delivery
from ingest_platform.extract.documents import Document
from ingest_platform.raw.ingest import IngestResult, Owner, identify, ingest
from ingest_platform.refine.apply import RefineResult, record, refine_chosen

Status = Literal["applied", "duplicate", "ignored", "deferred", "error"]
Connection = psycopg.Connection[Any]

_WEIGHT: dict[Status, int] = {"ignored": 0, "duplicate": 1, "applied": 2, "deferred": 3, "error": 4}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one delivery.

    `applied`: the copy shows it (or already showed something newer). `duplicate`: this delivery, or its very content,
    was here before. `ignored`: no declaration speaks of its topic. `deferred`: the object will be fetched, or waits
    for its parent. `error`: kept in raw with a message, to be retried; the vendor need not know.
    """

    status: Status
    raw_id: int | None = None
    object_type: str | None = None
    object_id: str | None = None
    error: str | None = None


@dataclass(slots=True)
class _Job:
    """What one delivery means for one object type. `hash` is empty when the body only names the object.

    `embedded` objects stood in the body of another: what becomes of them is in raw and not in the delivery's receipt.
    """

    delivery: int
    object_type: ObjectType
    object_id: str | None
    document: Document
    hash: str
    embedded: bool = False


def is_about_the_data(error: Exception) -> bool:
    """Whether the records are at fault, so that each is to be tried alone; else it is the database's state.

    Class 54 (program limit exceeded) is an OperationalError to psycopg, yet it speaks of one oversized value.
    """
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return (getattr(error, "sqlstate", None) or "").startswith("54")
    return isinstance(error, psycopg.Error | ValueError | TypeError | ArithmeticError | RecursionError)


def receive(
    conn: Connection,
    integration: Integration,
    source: Source,
    deliveries: Sequence[Delivery],
    received_at: datetime,
) -> list[Receipt]:
    """Store and apply verified deliveries of one account, in the caller's transaction (which must be open).

    `source` carries the account's own field mappings. `received_at` is when the latest of them arrived: what the
    source answered before that is not newer. Gives one receipt for each delivery, in their order.

    Raises:
        psycopg.OperationalError: the database is away, full or in a deadlock; nothing of the batch may be
            acknowledged. A record that PostgreSQL refuses raises nothing: it ends as an error by itself.
    """
    keys = [(d.topic, d.delivery_id) for d in deliveries]
    known = _known(conn, integration, deliveries)
    fresh = {key: d for key, d in reversed(list(zip(keys, deliveries, strict=True))) if key not in known}
    batch = [fresh[key] for key in dict.fromkeys(keys) if key in fresh]
    receipts = dict(zip(((d.topic, d.delivery_id) for d in batch), _together_or_alone(
        conn, integration, source, batch, received_at), strict=True))  # fmt: skip
    answer: list[Receipt] = []
    for key in keys:
        answer.append(receipts.get(key) or Receipt("duplicate"))
        if key in receipts:
            receipts[key] = Receipt("duplicate")  # the same delivery again, in this very batch
    return answer


def _together_or_alone(
    conn: Connection, integration: Integration, source: Source, batch: Sequence[Delivery], received_at: datetime
) -> list[Receipt]:
    if not batch:
        return []
    # First in the hope that every value fits, then with a savepoint for each step, which says whose fault it is.
    for careful in (False, True):
        try:
            with conn.transaction():
                return _Batch(conn, integration, source, received_at, careful=careful).apply(batch)
        except Exception as error:
            if not is_about_the_data(error):
                raise
            if careful and len(batch) == 1:
                return [_keep_the_failure(conn, integration, source, batch[0], received_at, error)]
    return [_together_or_alone(conn, integration, source, [d], received_at)[0] for d in batch]


def _known(conn: Connection, integration: Integration, deliveries: Sequence[Delivery]) -> set[tuple[str, str]]:
    rows = conn.execute(
        "SELECT topic, delivery_id FROM webhook_event WHERE integration_id = %s AND delivery_id = ANY(%s)",
        (integration.id, [d.delivery_id for d in deliveries]),
        prepare=True,
    ).fetchall()
    return {(row[0], row[1]) for row in rows}


class _Batch:
    """One batch of deliveries that are new, on its way into the copy."""

    def __init__(
        self, conn: Connection, integration: Integration, source: Source, received_at: datetime, *, careful: bool
    ) -> None:
        self.careful = careful
        self.conn, self.integration, self.source, self.received_at = conn, integration, source, received_at
        self.owner = Owner(str(integration.id), str(integration.company_id))
        self.done: list[IngestResult | RefineResult] = []
        self.fetch: list[tuple[str, str, str]] = []

    def apply(self, deliveries: Sequence[Delivery]) -> list[Receipt]:
        """Everything the deliveries mean, and a row for each in `webhook_event`."""
        receipts = [Receipt("ignored")] * len(deliveries)
        by_type: dict[str, list[_Job]] = defaultdict(list)
        topics = self.source.topic_index()
        for n, delivery in enumerate(deliveries):
            if delivery.effect == "disconnected":
                receipts[n] = self._disconnect(delivery)
            elif delivery.effect in ("export_person", "erase_person", "erase_account"):
                receipts[n] = self._privacy(delivery, delivery.effect)
            for object_type, effect in topics.get(delivery.topic, ()):
                if object_type.missing_scopes(self.integration.granted_scopes):
                    continue  # a part of its objects would look like all of them
                job = self._job(n, delivery, object_type, effect)
                if job.hash:
                    by_type[object_type.name].append(job)
                    if effect == "upsert":
                        self._split(n, object_type, delivery, delivery.body, by_type)
                else:
                    receipts[n] = _worst(receipts[n], self._name_only(job, delivery))
        # One order of object types for every writer: none waits for a lock while it holds one that is wanted.
        # Parents stand before what refers to them: little has to wait.
        for object_type in self.source.object_types:
            for job, receipt in self._store(object_type, by_type.get(object_type.name, ()), deliveries):
                if not job.embedded:
                    receipts[job.delivery] = _worst(receipts[job.delivery], receipt)
        if self.fetch:
            fetch_requests.request(self.conn, self.integration.id, self.fetch)
        _record(self.conn, self.integration, self.source, deliveries, receipts, self.received_at)
        record(self.conn, self.owner, *self.done)
        return receipts

    def _job(self, n: int, delivery: Delivery, object_type: ObjectType, effect: str) -> _Job:
        object_id = identify(self.source, object_type, delivery.body)
        if effect == "fetch" or delivery.thin:
            return _Job(n, object_type, object_id, Document(delivery.body), "")
        document = Document(delivery.body, version=delivery.triggered_at, event=True)
        if effect == "delete":
            document = Document(delivery.body, "delete", delivery.triggered_at, delivery.triggered_at, event=True)
        return _Job(n, object_type, object_id, document, self._digest(object_type, document))

    def _digest(self, object_type: ObjectType, document: Document) -> str:
        return canonical.digest(
            canonical.dump(document.data),
            integration_id=self.owner.integration_id,
            object_type=object_type.name,
            operation=document.operation,
        )

    def _split(
        self, n: int, object_type: ObjectType, delivery: Delivery, body: object, by_type: dict[str, list[_Job]]
    ) -> None:
        """The objects of other types that a body carries, and those that they carry."""
        for embed in object_type.embeds:
            inner = self.source.object_type(embed.object_type)
            if inner.missing_scopes(self.integration.granted_scopes):
                continue
            for data in embed.found_in(body):
                document = Document(data, version=delivery.triggered_at, event=True)
                object_id = identify(self.source, inner, data)
                job = _Job(n, inner, object_id, document, self._digest(inner, document), embedded=True)
                by_type[inner.name].append(job)
                self._split(n, inner, delivery, data, by_type)

    def _name_only(self, job: _Job, delivery: Delivery) -> Receipt:
        """A thin event: the body names the object and no more."""
        name = job.object_type.name
        if not job.object_id:
            looked = ", ".join(p.path for p in job.object_type.identity)
            return Receipt("error", None, name, None, f"the event names no {name} (looked at {looked})")
        self.fetch.append((name, job.object_id, f"{delivery.topic} only names it"))
        return Receipt("deferred", None, name, job.object_id)

    def _disconnect(self, delivery: Delivery) -> Receipt:
        """The vendor ended our access, unless the account was connected again since."""
        row = self.conn.execute(
            "SELECT updated_at > %s FROM credential WHERE integration_id = %s",
            (delivery.triggered_at, self.integration.id),
        ).fetchone()
        if row and row[0]:
            return Receipt("ignored", error="the account was connected again after this")
        reason = f"{self.source.title} ended the access ({delivery.topic}): connect the account again"
        integrations.set_status(self.conn, self.integration.id, "disconnected", reason)
        privacy.void_credential(self.conn, self.integration.id, delivery.triggered_at)
        return Receipt("applied")

    def _privacy(self, delivery: Delivery, kind: privacy.Kind) -> Receipt:
        """Recorded with the answer, carried out right after it: a person's rows may be many, the vendor waits 5 s."""
        person = delivery.person
        if kind != "erase_account" and (person is None or not (person.object_id or person.contacts or person.objects)):
            return Receipt("error", error="the request names nobody")
        # Every copy of the account is meant, and the vendor sends it to one address.
        for account in integrations.copies_of(self.conn, self.integration):
            privacy.ask(
                self.conn,
                account,
                platform=self.source.name,
                kind=kind,
                topic=delivery.topic,
                delivery_id=delivery.delivery_id,
                person_id=person.object_id if person else None,
                asked={"contacts": list(person.contacts), "objects": dict(person.objects)} if person else None,
                triggered_at=delivery.triggered_at,
            )
        return Receipt("deferred")

    def _store(
        self, object_type: ObjectType, jobs: Sequence[_Job], deliveries: Sequence[Delivery]
    ) -> list[tuple[_Job, Receipt]]:
        if not jobs:
            return []
        by_topic: dict[str, list[_Job]] = defaultdict(list)
        for job in jobs:
            by_topic[deliveries[job.delivery].topic].append(job)
        fresh: list[int] = []
        stored: dict[str, int] = {}
        for topic, some in sorted(by_topic.items()):
            result = ingest(
                self.conn, self.source, self.owner, object_type, [j.document for j in some], origin="webhook",
                observed_at=self.received_at, topic=topic, refined=True, careful=self.careful,
            )  # fmt: skip
            self.done.append(result)
            fresh += result.raw_ids
            stored |= result.stored
        before = len(self.done)
        self._refine(object_type, fresh, [j.object_id for j in jobs if j.object_id], fresh=True)
        if stored.keys() == {j.hash for j in jobs} and len(stored) == len(jobs) and self._all_went_well(before):
            return [(j, Receipt("applied", stored[j.hash], object_type.name, j.object_id)) for j in jobs]
        rows = self._rows(jobs)
        if left := [raw_id for raw_id, status, _ in rows.values() if status == "pending"]:
            # Known, but the sync that brought it has not come to refine it yet: it need not wait for that.
            self._refine(object_type, left, [j.object_id for j in jobs if j.object_id])
            rows = self._rows(jobs)
        return self._receipts(object_type, jobs, rows, set(fresh))

    def _all_went_well(self, since: int) -> bool:
        """Whether every version that was stored in this batch, or refined since, ended as processed."""
        refined = [done for done in self.done[since:] if isinstance(done, RefineResult)]
        unwell = any(done.errors or done.deferred or done.ties for done in refined)
        return not unwell and not any(done.errors for done in self.done)

    def _refine(
        self, object_type: ObjectType, raw_ids: Sequence[int], object_ids: Sequence[str], *, fresh: bool = False
    ) -> None:
        """Refine these versions of these objects, and then what waited for the objects."""
        if not raw_ids:
            return
        waiting = self._waiting_for(object_type, object_ids)
        self.done.append(self._refined(object_type, raw_ids, fresh=fresh))
        for name, rows in sorted(waiting.items()):
            self._refine(self.source.object_type(name), list(rows), list(rows.values()))

    def _refined(self, object_type: ObjectType, raw_ids: Sequence[int], *, fresh: bool) -> RefineResult:
        return refine_chosen(
            self.conn, self.source, self.owner, object_type, raw_ids, fresh=fresh, careful=self.careful
        )

    def _waiting_for(self, parent: ObjectType, object_ids: Sequence[str]) -> dict[str, dict[int, str]]:
        """Versions that are deferred until one of these objects arrives: type → raw id → object id."""
        children = {o.name for o in self.source.object_types for r in o.references
                    if r.required and r.target == parent.name}  # fmt: skip
        found: dict[str, dict[int, str]] = defaultdict(dict)
        if children:
            rows = self.conn.execute(
                f"SELECT object_type, id, {self.source.id_column('object')} FROM {self.source.raw_table} "
                "WHERE integration_id = %s AND object_type = ANY(%s) AND processing_status = 'deferred' "
                "AND waiting_for = ANY(%s)",
                (self.owner.integration_id, sorted(children), [f"{parent.name}:{i}" for i in object_ids]),
                prepare=True,
            )
            for name, raw_id, object_id in rows:
                found[name][raw_id] = object_id
        return found

    def _rows(self, jobs: Sequence[_Job]) -> dict[str, tuple[int, str, str | None]]:
        rows = self.conn.execute(
            (
                "SELECT dedupe_hash_canonical, id, processing_status, error_message "
                f"FROM {self.source.raw_table} WHERE integration_id = %s AND dedupe_hash_canonical = ANY(%s)"
            ),
            (self.owner.integration_id, [j.hash for j in jobs]),
            prepare=True,
        ).fetchall()
        return {row[0]: (row[1], row[2], row[3]) for row in rows}

    def _receipts(
        self,
        object_type: ObjectType,
        jobs: Sequence[_Job],
        rows: dict[str, tuple[int, str, str | None]],
        fresh: set[int],
    ) -> list[tuple[_Job, Receipt]]:
        made: list[tuple[_Job, Receipt]] = []
        for job in jobs:
            raw_id, state, error = rows[job.hash]
            status: Status = "applied"
            if state in ("error", "deferred"):
                status = cast("Status", state)
            elif raw_id not in fresh:
                status = "duplicate"
            fresh.discard(raw_id)
            made.append((job, Receipt(status, raw_id, object_type.name, job.object_id, error)))
        return made


def worst(receipts: Sequence[Receipt]) -> Receipt:
    """The receipt that a person would want to see first."""
    return max(receipts, key=lambda receipt: _WEIGHT[receipt.status])


def _worst(one: Receipt, other: Receipt) -> Receipt:
    return other if _WEIGHT[other.status] >= _WEIGHT[one.status] else one


# Whoever listens (Dagster's arrivals sensor) hears of it when this commits.
_RECORD = """
WITH stored AS (
INSERT INTO webhook_event (integration_id, source, topic, delivery_id, event_id, object_type, object_id, triggered_at,
                           received_at, status, raw_id, error)
SELECT %s, %s, d.topic, d.delivery_id, d.event_id, d.object_type, d.object_id, d.triggered_at, %s, d.status, d.raw_id,
       d.error
FROM json_to_recordset(%s::json) AS d (topic text, delivery_id text, event_id text, object_type text, object_id text,
                                       triggered_at timestamptz, status text, raw_id bigint, error text)
ON CONFLICT (integration_id, topic, delivery_id) DO NOTHING RETURNING id)
SELECT pg_notify('ingest_inbox', '') FROM stored LIMIT 1"""


def _record(
    conn: Connection,
    integration: Integration,
    source: Source,
    deliveries: Sequence[Delivery],
    receipts: Sequence[Receipt],
    received_at: datetime,
) -> None:
    """A row for each delivery, as one JSON parameter: arrays of twelve columns cost several times as much to send."""
    rows = [
        {
            "topic": d.topic,
            "delivery_id": d.delivery_id,
            "event_id": d.event_id,
            "object_type": r.object_type,
            "object_id": r.object_id,
            "triggered_at": d.triggered_at,
            "status": r.status,
            "raw_id": r.raw_id,
            "error": r.error,
        }
        for d, r in zip(deliveries, receipts, strict=True)
    ]
    # One order for all writers, so that two processes with the same deliveries do not wait for each other in a circle.
    rows.sort(key=lambda row: (row["topic"], row["delivery_id"]))
    parameters = (integration.id, source.name, received_at, orjson.dumps(rows).decode())
    conn.execute(_RECORD, parameters, prepare=True)


def _keep_the_failure(
    conn: Connection,
    integration: Integration,
    source: Source,
    delivery: Delivery,
    received_at: datetime,
    error: Exception,
) -> Receipt:
    """What not even raw could take. The event is recorded, and its object fetched when the body names one."""
    message = str(error).splitlines()[0][:500].replace("\0", "\\0") if str(error) else type(error).__name__
    receipt = Receipt("error", error=message)
    for object_type, _ in source.topic_index().get(delivery.topic, ()):
        object_id = identify(source, object_type, delivery.body)
        usable = object_id if object_id and object_id.isprintable() and len(object_id) < 500 else None
        receipt = Receipt("error", None, object_type.name, usable, message)
        if usable:
            reason = f"its webhook could not be stored: {message}"
            fetch_requests.request(conn, integration.id, [(object_type.name, usable, reason)])
        break
    _record(conn, integration, source, [delivery], [receipt], received_at)
    return receipt
