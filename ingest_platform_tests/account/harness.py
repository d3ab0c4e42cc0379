"""An account in a shop of the sandbox: connect it, sync it, and hold its copy against the shop's own objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any

import httpx
import psycopg
from psycopg.rows import dict_row
from psycopg.types.json import set_json_loads

from ingest_platform.control.integrations import Integration
from ingest_platform.settings import Settings
from ingest_platform.sync.account import AccountSync, sync_account
from ingest_platform.sync.connect import connect_token
from ingest_platform.sync.outcomes import SyncOutcome
from ingest_platform_tests import shared
from ingest_platform_tests.account import truth
from ingest_platform_tests.conftest import TestDatabase

TYPES = ("order", "customer", "product")
PLURAL = {"order": "orders", "customer": "customers", "product": "products"}
_exact = partial(json.loads, parse_float=Decimal)


@dataclass
class Shop:
    """One shop of a sandbox, by its control API."""

    url: str
    name: str
    http: httpx.Client

    @property
    def base_url(self) -> str:
        return f"{self.url}/shops/{self.name}"

    def control(self, method: str, path: str, body: Any = None, **params: Any) -> Any:
        answer = self.http.request(
            method, f"{self.url}/control/shops/{self.name}/{path}", json=body, params=params, timeout=60
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    def get(self, path: str, **params: Any) -> Any:
        return self.control("GET", path, **params)

    def create(self, object_type: str, **body: Any) -> Any:
        return self.control("POST", PLURAL[object_type], body)

    def change(self, object_type: str, number: int, **body: Any) -> Any:
        return self.control("PATCH", f"{PLURAL[object_type]}/{number}", body)

    def delete(self, object_type: str, number: int) -> Any:
        return self.control("DELETE", f"{PLURAL[object_type]}/{number}")

    def churn(self, changes: int, **options: Any) -> list[Any]:
        made: list[Any] = self.control("POST", "churn", {"changes": changes, **options})["changes"]
        return made

    def ids(self, object_type: str) -> list[int]:
        found: list[int] = self.get(PLURAL[object_type], limit=100_000)["ids"]
        return found

    def faults(self, **faults: Any) -> None:
        self.control("PUT", "faults", faults)

    def calm(self) -> None:
        self.control("DELETE", "faults")

    def stats(self) -> Any:
        return self.get("stats")

    def documents(self, object_type: str, form: str = "graphql") -> Iterator[Any]:
        """Every living object as the shop itself holds it."""
        path = f"{self.url}/control/shops/{self.name}/{PLURAL[object_type]}/truth.ndjson"
        answer = self.http.get(path, params={"form": form}, timeout=60)
        assert answer.status_code == 200, answer.text
        return (_exact(line)[form] for line in answer.content.splitlines() if line)


@dataclass
class Account:
    """A connected account, its shop and its database."""

    db: TestDatabase
    shop: Shop
    name: str
    integration: Integration
    _conn: list[Any] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        return self.db.settings

    def sync(self, **options: Any) -> dict[str, SyncOutcome]:
        """Sync the types whose truth is worked out here; the others have tests of their own."""
        return sync_account(self.settings, self.name, **{"object_types": TYPES, **options})

    def synced(self, **options: Any) -> dict[str, SyncOutcome]:
        """Sync, and hold that no type failed."""
        outcomes = self.sync(**options)
        problems = {t: str(o.raw.error) for t, o in outcomes.items() if o.raw.error}
        assert not problems, problems
        return outcomes

    def open(self) -> AccountSync:
        return AccountSync(self.settings, self.name)

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        if not self._conn:
            conn = psycopg.connect(self.db.url, row_factory=dict_row, options="-c timezone=UTC", autocommit=True)
            set_json_loads(_exact, conn)
            self._conn.append(conn)
        found: list[dict[str, Any]] = self._conn[0].execute(query.encode(), values).fetchall()
        return found

    def one(self, query: str, *values: Any) -> Any:
        [row] = self.rows(query, *values)
        [value] = row.values()
        return value

    def mine(self, query: str, *values: Any) -> list[dict[str, Any]]:
        """Rows of a query whose first parameter is the account."""
        return self.rows(query, self.integration.id, *values)

    def count(self, table: str, condition: str = "true") -> int:
        found: int = self.one(
            f"SELECT count(*) FROM {table} WHERE integration_id = %s AND {condition}", self.integration.id
        )
        return found

    def raw(self, object_type: str | None = None, condition: str = "true") -> int:
        kind = f"object_type = '{object_type}'" if object_type else "true"
        return self.count("shopify_raw_ingest", f"{kind} AND {condition}")

    def close(self) -> None:
        for conn in self._conn:
            conn.close()
        self._conn.clear()

    # -- the copy against the source ---------------------------------------------------------------------------------

    def held(self, table: str, columns: tuple[str, ...]) -> dict[truth.Key, truth.Row]:
        """The live rows of a table by their key; `@parent` is the vendor's id of the parent."""
        parent, column = truth.PARENTS.get(table, (None, None))
        key = f"t.{truth.KEYS[table]}" if table in truth.KEYS else f"p.{truth.KEYS[str(parent)]}, t.position"
        shown = ", ".join(f"p.{truth.KEYS[str(parent)]} AS \"@parent\"" if c == "@parent" else f"t.{c}"
                          for c in columns)  # fmt: skip
        joined = f"JOIN {parent} p ON p.id = t.{column}" if parent else ""
        found = self.mine(
            f'SELECT array[{key}] AS "@key", {shown} FROM {table} t {joined} '
            "WHERE t.integration_id = %s AND t.deleted_at IS NULL"
        )
        return {tuple(row.pop("@key")): row for row in found}

    def differences(self, object_type: str, *, by_webhook: bool = False) -> list[str]:
        """What differs between the shop's objects and the live rows, one sentence each.

        `by_webhook` leaves out what only the API carries: of what that last showed, a webhook says nothing. Of media
        webhooks show the images.
        """
        found: list[str] = []
        for table, rows in truth.expected(object_type, self.shop.documents(object_type)).items():
            unsaid = truth.API_ONLY.get(table, set()) if by_webhook else set()
            columns = tuple(c for c in next(iter(rows.values()), ()) if c not in unsaid)
            held = self.held(table, columns) if columns else {}
            if not columns and (extra := self.count(table, "deleted_at IS NULL")):
                found.append(f"{table}: {extra} rows too many")
            missing, surplus = rows.keys() - held.keys(), held.keys() - rows.keys()
            if by_webhook and table == "shopify_product_media":
                missing = {k for k in missing if rows[k]["media_content_type"] == "IMAGE"}
                surplus = {k for k in surplus if held[k]["media_content_type"] == "IMAGE"}
            found += [f"{table} {key} is missing" for key in sorted(missing)]
            found += [f"{table} {key} should not be there" for key in sorted(surplus)]
            for key in rows.keys() & held.keys():
                found += [
                    f"{table} {key} {column}: {rows[key][column]!r} in the source, {held[key][column]!r} in the copy"
                    for column in columns
                    if rows[key][column] != held[key][column]
                ]
        return found

    def assert_exact(self, *object_types: str, by_webhook: bool = False) -> None:
        """Every object of the shop is in the copy, equal field by field, and nothing else is."""
        for object_type in object_types or TYPES:
            found = self.differences(object_type, by_webhook=by_webhook)
            assert not found, f"{len(found)} differences of {object_type}: " + "; ".join(found[:8])
        self.assert_sound()

    def assert_sound(self) -> None:
        """What must hold of any copy: no hash twice, nothing left over, counts and references right."""
        assert self.mine(
            "SELECT dedupe_hash_canonical FROM shopify_raw_ingest WHERE integration_id = %s "
            "GROUP BY dedupe_hash_canonical HAVING COUNT(*) > 1"
        ) == []  # fmt: skip
        assert self.raw(condition="processing_status = 'pending'") == 0
        for row in self.mine("SELECT * FROM object_stats WHERE integration_id = %s"):
            name = row["object_type"]
            counted = {
                "raw_versions": self.raw(name),
                "pending": self.raw(name, "processing_status = 'pending'"),
                "errors": self.raw(name, "processing_status = 'error'"),
                "deferred": self.raw(name, "processing_status = 'deferred'"),
                "refined_rows": self.count(f"shopify_{name}", "deleted_at IS NULL"),
                "tombstones": self.count(f"shopify_{name}", "deleted_at IS NOT NULL"),
            }
            assert {k: row[k] for k in counted} == counted, name
        for referrer, column, target in (
            ("shopify_order", "customer", "shopify_customer"),
            ("shopify_order_line_item", "product", "shopify_product"),
            ("shopify_order_line_item", "variant", "shopify_product_variant"),
        ):
            assert self.one(
                f"SELECT count(*) FROM {referrer} r JOIN {target} t ON t.integration_id = r.integration_id "
                f"AND t.shopify_{column}_id = r.shopify_{column}_id WHERE r.integration_id = %s "
                f"AND r.{column}_id IS DISTINCT FROM t.id",
                self.integration.id,
            ) == 0, f"{referrer}.{column}_id does not point at the {target} that is there"  # fmt: skip


_numbers = shared.numbers()


def new_shop(url: str, http: httpx.Client, prefix: str = "shop") -> Shop:
    """A shop that no test has used."""
    return Shop(url, f"{prefix}-{next(_numbers)}", http)


def connect(
    db: TestDatabase, shop: Shop, name: str | None = None, *, webhooks: bool = False, settings: Settings | None = None
) -> Account:
    """Connect a shop by token; with `webhooks` its topics are subscribed."""
    with db.connect() as conn:
        integration = connect_token(
            settings or db.settings,
            conn,
            source="shopify",
            name=name or shop.name,
            base_url=shop.base_url,
            token="shpat_sandbox",
            client_secret="sandbox-secret" if webhooks else None,
        )
    return Account(db, shop, integration.name, integration)
