"""`expand[]`: ids become objects, and lists that answers leave out are put in.

From docs.stripe.com/api/expanding_objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.values import Doc, load
from ingest_platform.sandbox.stripe import lists
from ingest_platform.sandbox.stripe.errors import ApiError
from ingest_platform.sandbox.stripe.families import BY_NAME
from ingest_platform.sandbox.stripe.families.base import NESTED_SHOWN, Family
from ingest_platform.sandbox.stripe.values import listed

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.account import Account

DEPTH = 4
INCLUDED = {
    ("charge", "refunds"): ("refund", "charge", "/v1/charges/{id}/refunds"),
    ("customer", "subscriptions"): ("subscription", "customer", "/v1/customers/{id}/subscriptions"),
    ("customer", "tax_ids"): ("tax_id", "customer", "/v1/customers/{id}/tax_ids"),
    ("invoice", "payments"): ("invoice_payment", "invoice", "/v1/invoice_payments?invoice={id}"),
}
"""Lists that only an expanded answer has: the kind, its reference back, and the list's address."""
UNSET = {"tiers", "currency_options", "applies_to"}
"""Values that only an expanded answer has, and that no seeded object sets."""


def expanded(account: Account, family: Family, index: int, paths: list[str]) -> Doc:
    """An object with these paths expanded. Raises ApiError for a path that can't be."""
    document = load(account.stores[family.name].shown(index))
    for path in sorted(paths):
        names = path.split(".")
        if len(names) > DEPTH * 2:
            raise ApiError(400, f"You cannot expand more than {DEPTH} levels of a property. ({path})")
        _expand(account, family, document, names, path)
    return document


def _expand(account: Account, family: Family, document: Doc, names: list[str], path: str) -> None:
    if (family.name, names[0]) in INCLUDED or names[0] in family.includable:
        if names[0] not in document:
            document[names[0]] = _included(account, family, document, names[0])
        return
    for length in range(len(names), 0, -1):
        reference = ".".join(names[:length])
        if reference in family.expands:
            _follow(account, document, names[:length], names[length:], family.expands[reference], path)
            return
    raise ApiError(400, f"This property cannot be expanded ({path}).", param="expand", code=None)


def _follow(account: Account, document: Any, names: list[str], rest: list[str], kind: str, path: str) -> None:
    if isinstance(document, list):
        for one in document:
            _follow(account, one, names, rest, kind, path)
        return
    if not isinstance(document, dict) or document.get(names[0]) is None:
        return
    if len(names) > 1:
        _follow(account, document[names[0]], names[1:], rest, kind, path)
        return
    held = document[names[0]]
    if isinstance(held, str):
        found = _object(account, kind, held)
        if found is None:
            return
        document[names[0]] = held = found
    if rest and isinstance(held, dict) and not held.get("deleted"):
        _expand(account, BY_NAME[kind], held, rest, path)


def _object(account: Account, kind: str, identifier: str) -> Doc | None:
    """The object behind a reference: of the kind, or (a balance transaction's source) of whichever kind has the id."""
    stores = [account.stores[kind], *(account.stores.values() if kind == "charge" else ())]
    for store in stores:
        index = store.index_of(identifier)
        if index is None:
            continue
        if store.alive(index):
            return load(store.shown(index))
        if store.family.tombstone:
            return {"id": identifier, "object": store.family.name, "deleted": True}
    return None


def _included(account: Account, family: Family, document: Doc, name: str) -> Doc | None:
    own = str(document["id"])
    if name in UNSET:
        return None
    if (family.name, name) not in INCLUDED:
        return listed([], f"{family.path}/{own}/{name}")
    kind, back, url = INCLUDED[family.name, name]
    store = account.stores[kind]
    given: dict[str, Any] = {"limit": str(NESTED_SHOWN)}
    if kind == "tax_id":
        given["owner"] = {"type": "customer"}
    indexes, more = lists.page(store, given, lambda one: one.get(back) == own, owner=(back, own))
    return {**listed(lists.loaded(store, indexes), url.format(id=own)), "has_more": more}
