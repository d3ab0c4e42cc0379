"""Obeying the law: what is held about a person is exported or erased, and a shop's copy is erased whole.

A request is recorded in the transaction that answers its webhook, and carried out right after by `obey`, which holds
the account's lock: no sync runs beside it. `docs/decisions/0010-erasure.md` says what goes and what stays.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

from ingest_platform import canonical, sources
from ingest_platform.control import credentials, integrations, locks, privacy
from ingest_platform.control.credentials import Vault
from ingest_platform.control.database import Connection, connect
from ingest_platform.control.integrations import Integration
from ingest_platform.control.privacy import PrivacyRequest
from ingest_platform.declare import Source
from ingest_platform.errors import AlreadyRunning, IntegrationNotFound, as_ingest_error
from ingest_platform.raw.redaction import MIN_NEEDLE, REDACTED, redactor
from ingest_platform.raw.versions import Owner
from ingest_platform.refine import redaction, released
from ingest_platform.refine.tables import tables_of
from ingest_platform.settings import Settings
from ingest_platform.sync.account import source_of

_NOTES = (
    ("sync_log", "error"),
    ("webhook_event", "error"),
    ("fetch_request", "reason"),
    ("fetch_request", "last_error"),
    ("check_result", "summary"),
    ("check_result", "detail"),
    ("alert", "summary"),
    ("verification_report", "report"),
)
"""Where the control plane may quote a value of a document."""
_JSON = frozenset({"detail", "report"})

_KEPT = frozenset({"integration", "privacy_request", "webhook_refusal"})
"""Tables of an account that outlive the erasure of its data; they hold nothing of it."""

LOCK_WAIT = "10s"


@dataclass(slots=True)
class Obeyed:
    """Requests carried out, those put off because the account was in use, and those that failed."""

    done: list[PrivacyRequest] = field(default_factory=list)
    waiting: list[PrivacyRequest] = field(default_factory=list)
    failed: dict[int, str] = field(default_factory=dict)


def obey(settings: Settings, *, due_only: bool = True, start: bool = True) -> Obeyed:
    """Carry out every request that is due, and remove the tokens of accounts that ended our access.

    Safe to call from several processes, and again after a crash. One request's failure is in the result and in its
    row, and stops no other. With `start` a database of our own is started when it does not run.

    Raises: DatabaseUnavailable and its kin.
    """
    outcome = Obeyed()
    with connect(settings, autocommit=True, start=start, application_name="ingest privacy") as conn:
        with conn.transaction():
            credentials.drop_void_tokens(conn, Vault.of(settings))
        for request in privacy.open_requests(conn, due_only=due_only):
            try:
                _carry_out(settings, conn, request)
                outcome.done.append(request)
            except AlreadyRunning:
                privacy.failed(conn, request.id, "the account was in use")
                outcome.waiting.append(request)
            except Exception as error:
                if conn.closed:
                    raise
                # The message may quote what is to be erased: only its kind is kept.
                known = as_ingest_error(error)
                privacy.failed(conn, request.id, f"{known.code}: {type(error).__name__}")
                outcome.failed[request.id] = str(known)
    return outcome


def _carry_out(settings: Settings, conn: Connection, request: PrivacyRequest) -> None:
    try:
        integration = integrations.get(conn, request.integration_id)
    except IntegrationNotFound:
        privacy.done(conn, request.id, {"note": "the account is gone, and its data with it"})
        return
    source = source_of(sources.source(integration.platform), integration.field_mappings)
    with locks.account_lock(conn, integration.id, purpose="privacy"):
        work = _Work(settings, conn, integration, source, request)
        match request.kind:
            case "export_person":
                work.export()
            case "erase_person":
                work.erase_person()
            case "erase_account":
                work.erase_account()


class _Work:
    """One request on its way, under the account's lock."""

    def __init__(
        self, settings: Settings, conn: Connection, integration: Integration, source: Source, request: PrivacyRequest
    ) -> None:
        self.settings, self.conn, self.integration = settings, conn, integration
        self.source, self.request = source, request
        self.owner = Owner(str(integration.id), str(integration.company_id))
        asked = request.asked or {}
        self.contacts = {str(c).strip().lower() for c in asked.get("contacts", ()) if _is_contact(str(c))}
        start = {name: set(ids) for name, ids in asked.get("objects", {}).items()}
        if request.person_id and source.person:
            start.setdefault(source.person, set()).add(request.person_id)
        self.start = start

    # -- finding the person --------------------------------------------------------------------------------------

    def _find(self) -> tuple[dict[str, set[str]], set[int]]:
        """The person's objects, and versions that mention them and are somebody else's."""
        person = self.source.person
        for values in self._personal_values({k: v for k, v in self.start.items() if k == person}):
            self.contacts |= {v for v in values if _is_contact(v)}
        found = redaction.objects_of(self.conn, self.source, self.owner, self.start)
        foreign: set[int] = set()
        for raw_id, (name, object_id) in redaction.mentioning(
            self.conn, self.source, self.owner, self.contacts
        ).items():
            if object_id and object_id in found.get(name, ()):
                continue
            if object_id and not self._is_of_another(name, object_id):
                found.setdefault(name, set()).add(object_id)
            else:
                foreign.add(raw_id)
        return redaction.objects_of(self.conn, self.source, self.owner, found), foreign

    def _is_of_another(self, object_type: str, object_id: str) -> bool:
        """Whether an object that mentions the person belongs to another one."""
        clean = redactor(self.source, self.source.object_type(object_type))
        people = {
            i
            for _, _, data in redaction.versions(self.conn, self.source, self.owner, object_type, {object_id})
            for name, i in clean.refers_to(data)
            if name == self.source.person
        }
        return bool(people - {self.request.person_id})

    def _personal_values(self, objects: redaction.Objects) -> Iterator[set[str]]:
        for name, ids in objects.items():
            clean = redactor(self.source, self.source.object_type(name))
            for _, _, data in redaction.versions(self.conn, self.source, self.owner, name, ids):
                yield {value.lower() for value in clean.personal_values(data)}

    # -- export --------------------------------------------------------------------------------------------------

    def export(self) -> None:
        """Everything held about the person, as one JSON file that only its owner can read."""
        objects, _ = self._find()
        content: dict[str, Any] = {
            "account": self.integration.account,
            "person": self.request.person_id,
            "requested_at": self.request.requested_at,
            "objects": {name: self._held(name, sorted(ids)) for name, ids in sorted(objects.items())},
        }
        path = self._folder / f"person-{self.request.person_id or 'unknown'}-{self.request.id}.json"
        _write_private(path, json.dumps(content, indent=1, default=str, ensure_ascii=False))
        counts = {name: len(ids) for name, ids in objects.items()}
        privacy.done(self.conn, self.request.id, {"objects": counts, "file": str(path)})

    def _held(self, object_type: str, ids: Collection[str]) -> dict[str, Any]:
        declared = self.source.object_type(object_type)
        found = redaction.versions(self.conn, self.source, self.owner, object_type, ids)
        rows: dict[str, list[dict[str, Any]]] = {}
        for table in tables_of(self.source, declared):
            query = sql.SQL("SELECT * FROM {} WHERE {}").format(sql.Identifier(table.name), redaction.rows_of(table))
            with self.conn.cursor(row_factory=dict_row) as cursor:
                rows[table.name] = cursor.execute(query, {"i": self.owner.integration_id, "ids": list(ids)}).fetchall()
        return {
            "versions": [{"id": i, "document": json.loads(canonical.dump(data))} for _, i, data in found],
            "rows": rows,
        }

    @property
    def _folder(self) -> Path:
        return self.settings.home / "exports" / self.integration.platform / str(self.integration.id)

    # -- erase a person ------------------------------------------------------------------------------------------

    def erase_person(self) -> None:
        """Clear the person from the log, the tables, the notes of the control plane and the files beside them."""
        objects, foreign = self._find()
        needles = {v for values in self._personal_values(objects) for v in values if len(v) >= MIN_NEEDLE}
        needles |= self.contacts
        named = {v for v in needles if _is_contact(v) or (" " in v and len(v) >= 2 * MIN_NEEDLE)}
        # First of all, and committed: from here on nothing of the person is stored any more.
        self._remember(objects)
        self._remove_files()
        counts: Counter[str] = Counter()
        with self.conn.transaction():
            # Waits for whoever is just storing a webhook, and keeps the next one out for the moment this takes.
            self.conn.execute(f"SET LOCAL lock_timeout = '{LOCK_WAIT}'")
            self.conn.execute(
                sql.SQL("LOCK TABLE {} IN SHARE ROW EXCLUSIVE MODE").format(sql.Identifier(self.source.raw_table))
            )
            objects = redaction.objects_of(self.conn, self.source, self.owner, objects)
            arguments = (self.conn, self.source, self.owner)
            for name, ids in sorted(objects.items()):
                counts[self.source.raw_table] += redaction.erase_raw(*arguments, name, ids, named)
                counts += redaction.erase_refined(*arguments, name, ids, named)
            counts[self.source.raw_table] += redaction.scrub_raw(self.conn, self.source, foreign, named)
            for declared in redaction.kin_types(self.source):
                if foreign and declared.name != self.source.person:
                    others = self._ids_of(foreign, declared.name)
                    counts += redaction.erase_refined(*arguments, declared.name, others, named, personal=False)
            counts += self._clear_notes(needles)
            self._remember(objects)
            privacy.done(self.conn, self.request.id, {"rows": dict(sorted(counts.items()))})
        self._vacuum([*counts, "privacy_request"])

    def _remember(self, objects: redaction.Objects) -> None:
        """Up to the newest version that we hold, and to the request at least."""
        until = self.request.triggered_at or self.request.requested_at
        pairs = [(name, i) for name, ids in objects.items() for i in ids]
        row = self.conn.execute(
            (
                f"SELECT max(source_version) FROM {self.source.raw_table} r JOIN unnest(%s::text[], %s::text[]) "
                f"AS o (t, i) ON o.t = r.object_type AND o.i = r.{self.source.id_column('object')} "
                "WHERE r.integration_id = %s"
            ),
            ([t for t, _ in pairs], [i for _, i in pairs], self.integration.id),
        ).fetchone()
        newest = row[0] if row and row[0] else until
        privacy.remember_erased(self.conn, self.integration.id, pairs, max(until, newest))

    def _ids_of(self, raw_ids: Collection[int], object_type: str) -> set[str]:
        rows = self.conn.execute(
            (
                f"SELECT DISTINCT {self.source.id_column('object')} FROM {self.source.raw_table} "
                "WHERE id = ANY(%s) AND object_type = %s"
            ),
            (sorted(raw_ids), object_type),
        )
        return {row[0] for row in rows if row[0]}

    def _clear_notes(self, needles: Collection[str]) -> Counter[str]:
        done: Counter[str] = Counter()
        found = redaction.CONTAINS.format("{}::text")
        values = {"i": self.integration.id, "needles": sorted(needles), "text": REDACTED}
        for table, column in (*_NOTES, (self.source.raw_table, "error_message")):
            new = "jsonb_build_object('redacted', true)" if column in _JSON else "%(text)s"
            statement = sql.SQL(f"UPDATE {{}} SET {{}} = {new} WHERE integration_id = %(i)s AND {found}").format(
                sql.Identifier(table), sql.Identifier(column), sql.Identifier(column)
            )
            used = {k: v for k, v in values.items() if k != "text" or column not in _JSON}
            done[table] += self.conn.execute(statement, used).rowcount
        statement = sql.SQL(f"UPDATE integration SET sync_error = %(text)s WHERE id = %(i)s AND {found}").format(
            sql.Identifier("sync_error")
        )
        done["integration"] += self.conn.execute(statement, values).rowcount
        return done

    # -- erase an account ----------------------------------------------------------------------------------------

    def erase_account(self) -> None:
        """Everything of the account goes; its name, its status and what was asked stay."""
        self._remove_files()
        counts: Counter[str] = Counter()
        with self.conn.transaction():
            integrations.set_webhook_status(self.conn, self.integration.id, {})
            integrations.set_granted_scopes(self.conn, self.integration.id, ())
            counts += self._delete_rows()
            counts += released.forget(self.conn, self.source, self.integration.id)
            before = self.request.triggered_at or self.request.requested_at
            gone = self.conn.execute(
                "DELETE FROM credential WHERE integration_id = %s AND updated_at <= %s", (self.integration.id, before)
            ).rowcount
            self.conn.execute(
                "UPDATE integration SET sync_cursor = '{}', sync_status = 'never', last_sync_at = NULL,"
                " verified_through = NULL, sync_error = NULL WHERE id = %s",
                (self.integration.id,),
            )
            if gone or not self._has_credential():
                reason = f"{self.source.title} asked for the erasure of this account's data ({self.request.topic})"
                integrations.set_status(self.conn, self.integration.id, "disconnected", reason)
            privacy.done(self.conn, self.request.id, {"rows": dict(sorted(counts.items()))})
            # What earlier requests were about is of the shop's people too.
            self.conn.execute(
                "UPDATE privacy_request SET person_id = NULL, asked = NULL, status = 'done',"
                " done_at = coalesce(done_at, clock_timestamp()) WHERE integration_id = %s",
                (self.integration.id,),
            )
        self._vacuum([*counts, "privacy_request"])

    def _has_credential(self) -> bool:
        row = self.conn.execute("SELECT FROM credential WHERE integration_id = %s", (self.integration.id,)).fetchone()
        return row is not None

    def _delete_rows(self) -> Counter[str]:
        """Every row of the account, in whatever table it is: what refers to others goes before them."""
        rows = self.conn.execute(
            "SELECT c.table_name FROM information_schema.columns c JOIN information_schema.tables t"
            " USING (table_schema, table_name) WHERE c.column_name = 'integration_id' AND t.table_type = 'BASE TABLE'"
            " AND c.table_schema = current_schema() ORDER BY 1"
        )
        left = [row[0] for row in rows if row[0] not in _KEPT | {"credential"}]
        done: Counter[str] = Counter()
        while left:
            again: list[str] = []
            for table in left:
                try:
                    with self.conn.transaction():
                        statement = sql.SQL("DELETE FROM {} WHERE integration_id = %s").format(sql.Identifier(table))
                        done[table] += self.conn.execute(statement, (self.integration.id,)).rowcount
                except psycopg.errors.ForeignKeyViolation:
                    again.append(table)  # something refers to it still: that goes first
            if len(again) == len(left):
                raise RuntimeError(f"the tables {', '.join(again)} hold each other's rows")
            left = again
        return done

    # -- what lies beside the tables -----------------------------------------------------------------------------

    def _remove_files(self) -> None:
        """Exports of the person (of an account: all), and what an unfinished bulk operation left."""
        person = self.request.person_id if self.request.kind == "erase_person" else None
        pattern = f"person-{person}-*.json" if person else "*"
        for path in self._folder.glob(pattern):
            path.unlink(missing_ok=True)
        for folder in (self.settings.home / "spool").glob(f"*/{self.integration.id}"):
            shutil.rmtree(folder, ignore_errors=True)

    def _vacuum(self, tables: Collection[str]) -> None:
        """Dead rows keep their bytes, and statistics hold samples of values, until this."""
        for table in sorted(set(tables)):
            with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
                self.conn.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(*table.split("."))))


def _is_contact(text: str) -> bool:
    """Whether a text is an e-mail address or a phone number: what alone tells one person from another."""
    digits = sum(c.isdigit() for c in text)
    if "@" in text:
        return len(text) >= 2 * MIN_NEEDLE - 3 and " " not in text.strip()
    return digits >= 7 and all(c.isdigit() or c in "+-() ./" for c in text)


def _write_private(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_suffix(".part")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        stream.write(content)
    aside.replace(path)
