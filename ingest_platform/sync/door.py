"""The webhooks' door: verified deliveries of one account become raw versions, refined at once.

Everything happens in the caller's transaction, for a whole batch together: about as many statements for 64 deliveries
as for one.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import psycopg

from ingest_platform.control import fetch_requests, integrations, privacy
from ingest_platform.control.integrations import Integration
from ingest_platform.declare import ObjectType, Source
from ingest_platform.extract.connector import Delivery
from ingest_platform.raw.ingest import IngestResult, ingest
from ingest_platform.raw.versions import Prepared, Version, identify
from ingest_platform.refine.apply import RefineResult, record, settle
from ingest_platform.refine.waiting import refine_with_waiting
from ingest_platform.sync.deliveries import Job, Meaning, Meanings, by_type, is_about_the_data, owner_of
from ingest_platform.sync.plain import UNDO, Known, apply_plain, ask, the_plain
from ingest_platform.sync.receipts import Receipt, receipts_of, record_deliveries, states, worse

Connection = psycopg.Connection[Any]


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
    reader = Meanings(integration, source)
    meanings: dict[tuple[str, str], Meaning] = {}
    for delivery in deliveries:
        if (delivery.topic, delivery.delivery_id) not in meanings:
            meaning = reader.of(delivery)
            meanings[meaning.key] = meaning
    known = ask(conn, integration, source, meanings.values())
    batch = [m for m in meanings.values() if m.key not in known.deliveries]
    made: dict[tuple[str, str], Receipt] = {}
    if plain := the_plain(batch, known):
        made = dict(zip((m.key for m in plain), _at_once(conn, integration, source, plain, known, received_at),
                        strict=False))  # fmt: skip
    rest = [m for m in batch if m.key not in made]
    made |= zip((m.key for m in rest), _together_or_alone(conn, integration, source, rest, received_at), strict=True)
    answer: list[Receipt] = []
    for delivery in deliveries:
        answer.append(made.get((delivery.topic, delivery.delivery_id)) or Receipt("duplicate"))
        if (delivery.topic, delivery.delivery_id) in made:
            made[delivery.topic, delivery.delivery_id] = Receipt("duplicate")  # the same again, in this very batch
    return answer


def _at_once(
    conn: Connection,
    integration: Integration,
    source: Source,
    plain: Sequence[Meaning],
    known: Known,
    received_at: datetime,
) -> list[Receipt]:
    """In the hope that every value fits: no receipts when one does not, for all of them to be handled with care."""
    settle(conn)
    try:
        return apply_plain(conn, integration, source, plain, known, received_at)
    except Exception as error:
        if not is_about_the_data(error):
            raise
        conn.execute(UNDO)
        return []


def _together_or_alone(
    conn: Connection, integration: Integration, source: Source, batch: Sequence[Meaning], received_at: datetime
) -> list[Receipt]:
    if not batch:
        return []
    try:
        with conn.transaction():
            return _Batch(conn, integration, source, received_at).apply(batch)
    except Exception as error:
        if not is_about_the_data(error):
            raise
        if len(batch) == 1:
            return [_keep_the_failure(conn, integration, source, batch[0].delivery, received_at, error)]
    return [_together_or_alone(conn, integration, source, [m], received_at)[0] for m in batch]


class _Batch:
    """One batch of deliveries that are new, on its way into the copy: whatever they mean."""

    def __init__(self, conn: Connection, integration: Integration, source: Source, received_at: datetime) -> None:
        self.conn, self.integration, self.source, self.received_at = conn, integration, source, received_at
        self.owner = owner_of(integration)
        self.done: list[IngestResult | RefineResult] = []
        self.fetch: list[tuple[str, str, str]] = []

    def apply(self, meanings: Sequence[Meaning]) -> list[Receipt]:
        """Everything the deliveries mean, and a row for each in `webhook_event`."""
        receipts = [Receipt("ignored")] * len(meanings)
        for n, meaning in enumerate(meanings):
            if meaning.failed is not None:
                raise meaning.failed
            delivery = meaning.delivery
            if delivery.effect == "disconnected":
                receipts[n] = self._disconnect(delivery)
            elif delivery.effect in ("export_person", "erase_person", "erase_account"):
                receipts[n] = self._privacy(delivery, delivery.effect)
            for object_type, object_id in meaning.named:
                receipts[n] = worse(receipts[n], self._name_only(object_type, object_id, delivery))
        jobs = by_type(dict(enumerate(meanings)))
        # One order of object types for every writer: none waits for a lock while it holds one that is wanted.
        # Parents stand before what refers to them: little has to wait.
        for object_type in self.source.object_types:
            for n, job, receipt in self._store(object_type, jobs.get(object_type.name, ()), meanings):
                if not job.embedded:
                    receipts[n] = worse(receipts[n], receipt)
        if self.fetch:
            fetch_requests.request(self.conn, self.integration.id, self.fetch)
        deliveries = [m.delivery for m in meanings]
        record_deliveries(self.conn, self.integration, self.source, deliveries, receipts, self.received_at)
        record(self.conn, self.owner, *self.done)
        return receipts

    def _name_only(self, object_type: ObjectType, object_id: str | None, delivery: Delivery) -> Receipt:
        """A thin event: the body names the object and no more."""
        name = object_type.name
        if not object_id:
            looked = ", ".join(p.path for p in object_type.identity)
            return Receipt("error", None, name, None, f"the event names no {name} (looked at {looked})")
        self.fetch.append((name, object_id, f"{delivery.topic} only names it"))
        return Receipt("deferred", None, name, object_id)

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
        self, object_type: ObjectType, jobs: Sequence[tuple[int, Job]], meanings: Sequence[Meaning]
    ) -> list[tuple[int, Job, Receipt]]:
        if not jobs:
            return []
        by_topic: dict[str, list[Version]] = defaultdict(list)
        for n, job in jobs:
            by_topic[meanings[n].delivery.topic].append(job.version)
        fresh: list[int] = []
        for topic, some in sorted(by_topic.items()):
            result = ingest(
                self.conn, self.source, self.owner, object_type, Prepared(len(some), {v.hash: v for v in some}),
                origin="webhook", observed_at=self.received_at, topic=topic, refined=True,
            )  # fmt: skip
            self.done.append(result)
            fresh += result.raw_ids
        object_ids = [job.object_id for _, job in jobs if job.object_id]
        self.done += refine_with_waiting(self.conn, self.source, self.owner, object_type, fresh, object_ids, fresh=True)
        hashes = [job.version.hash for _, job in jobs]
        rows = states(self.conn, self.source, self.owner, hashes)
        if left := [raw_id for raw_id, status, _ in rows.values() if status == "pending"]:
            # Known, but the sync that brought it has not come to refine it yet: it need not wait for that.
            self.done += refine_with_waiting(self.conn, self.source, self.owner, object_type, left, object_ids)
            rows = states(self.conn, self.source, self.owner, hashes)
        return receipts_of(jobs, rows, set(fresh))


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
    for object_type, _ in source.topic_index.get(delivery.topic, ()):
        object_id = identify(source, object_type, delivery.body)
        usable = object_id if object_id and object_id.isprintable() and len(object_id) < 500 else None
        receipt = Receipt("error", None, object_type.name, usable, message)
        if usable:
            reason = f"its webhook could not be stored: {message}"
            fetch_requests.request(conn, integration.id, [(object_type.name, usable, reason)])
        break
    record_deliveries(conn, integration, source, [delivery], [receipt], received_at)
    return receipt
