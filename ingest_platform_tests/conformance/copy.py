"""A connected account of any vendor's sandbox, and its copy held against the source's own objects."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

import httpx
import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import set_json_loads

from ingest_platform.control import credentials
from ingest_platform.control.credentials import Vault
from ingest_platform.control.integrations import Integration
from ingest_platform.declare import Child, ObjectType
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.settings import Settings
from ingest_platform.sync.account import AccountSync, sync_account
from ingest_platform.sync.outcomes import SyncOutcome
from ingest_platform_tests.conformance import reading
from ingest_platform_tests.conformance.vendor import Vendor
from ingest_platform_tests.conftest import TestDatabase

exact = partial(json.loads, parse_float=Decimal)


@dataclass
class Copy:
    """One account: its vendor, the sandbox's control of it, and its database."""

    vendor: Vendor
    sandbox: SandboxControl
    db: TestDatabase
    settings: Settings
    integration: Integration
    _conn: psycopg.Connection[Any] | None = None

    # --- what is done

    def sync(self, *object_types: str, **options: Any) -> dict[str, SyncOutcome]:
        return sync_account(
            self.settings, self.integration.name, object_types=object_types or self.vendor.types, **options
        )

    def synced(self, *object_types: str, **options: Any) -> dict[str, SyncOutcome]:
        """Sync, and hold that no type failed."""
        outcomes = self.sync(*object_types, **options)
        problems = {t: str(o.raw.error) for t, o in outcomes.items() if o.raw.error}
        assert not problems, problems
        return outcomes

    def open(self) -> AccountSync:
        return AccountSync(self.settings, self.integration.name)

    def drain(self) -> None:
        """Settle what is in doubt."""
        with self.open() as sync:
            outcome = sync.drain()
        assert (outcome.error, outcome.failed) == (None, 0)

    def change(self, value: Any, number: Any = None, **more: Any) -> Any:
        """Give one object's sample field a value; gives the object's id."""
        kind = self.kind(self.vendor.sample)
        number = number or self.ids(self.vendor.sample)[0]
        self.sandbox.update(kind, number, set={self.vendor.sample_key: value}, **more)
        return number

    def delete(self, object_type: str) -> str:
        number = self.ids(object_type)[0]
        self.sandbox.delete(self.kind(object_type), number)
        return str(number)

    def churn(self, changes: int, seed: int, kinds: tuple[str, ...] = ("update",)) -> None:
        types = tuple(self.kind(t) for t in self.vendor.types)
        self.sandbox.churn(changes, seed=seed, kinds=kinds, types=types)

    # --- what there is

    def kind(self, object_type: str) -> str:
        return self.vendor.kind(self.declared(object_type))

    def declared(self, object_type: str) -> ObjectType:
        return self.vendor.source.object_type(object_type)

    def documents(self, object_type: str) -> Iterator[Any]:
        """Every living object as the source itself holds it, numbers as they are written."""
        folder = self.sandbox.account_url.removeprefix(self.sandbox.url)
        answer = httpx.get(f"{self.sandbox.url}/control{folder}/{self.kind(object_type)}/truth.ndjson", timeout=60)
        answer.raise_for_status()
        declared = self.declared(object_type)
        return (self.vendor.document(declared, exact(line)) for line in answer.content.splitlines() if line)

    def ids(self, object_type: str) -> list[Any]:
        return self.sandbox.ids(self.kind(object_type))

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        if self._conn is None or self._conn.closed:
            options: Any = {"row_factory": dict_row, "options": "-c timezone=UTC", "autocommit": True}
            self._conn = psycopg.connect(self.db.url, **options)
            set_json_loads(exact, self._conn)
        found: list[dict[str, Any]] = self._conn.execute(query.encode(), values).fetchall()
        return found

    def close(self) -> None:
        if self._conn is not None:
            self._conn.close()

    def mine(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """Rows of a query whose first parameter is the account."""
        return self.rows(query, self.integration.id, *values)

    def count(self, table: str, condition: str = "true") -> int:
        [row] = self.mine(f"SELECT count(*) AS n FROM {table} WHERE integration_id = %s AND {condition}")
        return int(row["n"])

    def raw(self, condition: str = "true") -> int:
        return self.count(self.vendor.source.raw_table, condition)

    def held(self, number: Any) -> Any:
        """The sample column of one object."""
        table, key = self.vendor.source.table(self.vendor.sample), self.vendor.source.id_column(self.vendor.sample)
        [row] = self.mine(
            f"SELECT {self.vendor.sample_column} AS v FROM {table} WHERE integration_id = %s AND {key}::text = %s",
            str(number),
        )
        return row["v"]

    def fingerprint(self) -> list[Any]:
        """Everything in the raw log and in the refined tables with its physical place: what was written again shows."""
        source = self.vendor.source
        tables = [t for o in source.object_types if o.name in self.vendor.types for t in source.tables(o)]
        return [
            self.mine(
                f"SELECT count(*) AS n, md5(string_agg(md5(ctid::text || to_jsonb(t)::text), '' "
                f"ORDER BY id::text)) AS v FROM {table} t WHERE integration_id = %s"
            )
            for table in (source.raw_table, *tables)
        ]

    def secrets(self) -> list[str]:
        """What of the stored credential is secret: its tokens and keys, not the names beside them."""
        with self.db.connect() as conn:
            kept = credentials.load(conn, Vault.of(self.settings), self.integration.id).secrets
        return [value for name, value in kept.items() if name.endswith(("token", "secret"))]

    # --- what must hold

    def wanted(self, object_type: str) -> dict[str, dict[reading.Key, reading.Row]]:
        """The rows that the source's own objects make, by table."""
        declared = self.declared(object_type)
        found: dict[str, dict[reading.Key, reading.Row]] = defaultdict(dict)
        for document in self.documents(object_type):
            for table, key, row in reading.rows(self.vendor.source, declared, document):
                assert key not in found[table], f"{table} {key} twice"
                found[table][key] = row
        return found

    def live(self, object_type: str) -> dict[str, dict[reading.Key, reading.Row]]:
        """The rows that are held and not deleted, by table and the same keys."""
        declared, source = self.declared(object_type), self.vendor.source
        found = {}
        chain: list[tuple[str, str, str]] = [(source.table(declared.name), source.id_column(declared.name), "")]
        found[chain[0][0]] = self._live(chain)
        for path, child in declared.walk_children():
            links = [*chain]
            below: tuple[Child, ...] = declared.children
            for n, name in enumerate(path):
                step = next(c for c in below if c.name == name)
                key = source.id_column(step.id_name or step.name) if step.key else "position"
                links.append(
                    (source.table(declared.name, *path[: n + 1]), key, f"{path[n - 1] if n else declared.name}_id")
                )
                below = step.children
            del child
            found[links[-1][0]] = self._live(links)
        return found

    def _live(self, links: list[tuple[str, str, str]]) -> dict[reading.Key, reading.Row]:
        last = len(links) - 1
        joins = "".join(
            f" JOIN {links[n][0]} t{n} ON t{n}.id = t{n + 1}.{links[n + 1][2]}" for n in reversed(range(last))
        )
        keys = ", ".join(f"t{n}.{key}::text" for n, (_, key, _) in enumerate(links))
        query = (
            f'SELECT array[{keys}] AS "@key", t{last}.* FROM {links[-1][0]} t{last}{joins} '
            f"WHERE t{last}.integration_id = %s AND t{last}.deleted_at IS NULL"
        )
        return {tuple(row.pop("@key")): row for row in self.mine(query)}

    def differences(self, *object_types: str) -> list[str]:
        """What differs between the source's objects and the live rows, one sentence each."""
        found: list[str] = []
        for object_type in object_types or self.vendor.types:
            wanted = self.wanted(object_type)
            for table, held in self.live(object_type).items():
                rows = wanted.get(table, {})
                found += [f"{table} {key} is missing" for key in sorted(rows.keys() - held.keys())]
                found += [f"{table} {key} should not be there" for key in sorted(held.keys() - rows.keys())]
                found += [
                    f"{table} {key} {column}: {value!r} in the source, {held[key][column]!r} in the copy"
                    for key in sorted(rows.keys() & held.keys())
                    for column, value in rows[key].items()
                    if f"{table}.{column}" not in self.vendor.untruth and not _same(value, held[key][column])
                ]
        return found

    def assert_exact(self, *object_types: str) -> None:
        """Every object of the source is in the copy, equal field by field, nothing else is, and the copy is sound."""
        found = self.differences(*object_types)
        assert not found, f"{len(found)} differences: " + "; ".join(found[:8])
        self.assert_sound(*object_types)

    def assert_sound(self, *object_types: str) -> None:
        """What must hold of any copy: no hash twice, nothing left over, references that point at what is there."""
        source = self.vendor.source
        assert self.mine(
            f"SELECT dedupe_hash_canonical FROM {source.raw_table} WHERE integration_id = %s "
            "GROUP BY dedupe_hash_canonical HAVING COUNT(*) > 1"
        ) == []  # fmt: skip
        assert self.raw("processing_status = 'pending'") == 0
        for declared in map(self.declared, object_types or self.vendor.types):
            for path, part in parts(declared):
                for reference in part.references:
                    referrer, target = source.table(declared.name, *path), source.table(*reference.target.split("."))
                    name, *below = reference.target.split(".")
                    key = source.id_column(_id_name(source.object_type(name), below))
                    assert self.mine(
                        f"SELECT r.id FROM {referrer} r JOIN {target} t ON t.integration_id = r.integration_id "
                        f"AND t.{key}::text = r.{source.id_column(reference.name)}::text "
                        f"WHERE r.integration_id = %s AND r.{reference.name}_id IS DISTINCT FROM t.id LIMIT 3"
                    ) == [], f"{referrer}.{reference.name}_id does not point at the {target} that is there"  # fmt: skip


def parts(declared: ObjectType) -> list[tuple[tuple[str, ...], ObjectType | Child]]:
    """An object type and its children, each with its path."""
    return [((), declared), *declared.walk_children()]


def _id_name(declared: ObjectType, path: list[str]) -> str:
    if not path:
        return declared.name
    child = next(c for p, c in declared.walk_children() if p == tuple(path))
    return child.id_name or child.name


def _same(wanted: Any, held: Any) -> bool:
    if isinstance(wanted, str) and isinstance(held, int) and not isinstance(held, bool):
        return wanted == str(held)  # a vendor's id, in a column of numbers
    return bool(wanted == held)
