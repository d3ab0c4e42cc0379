"""Creating, changing and deleting objects, and the events that follow."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.objects import BadChangeError, NotFoundError, refuse_unknown
from ingest_platform.sandbox.common.values import Doc, copy, dump, load
from ingest_platform.sandbox.stripe.events import Event, previous_attributes
from ingest_platform.sandbox.stripe.families import BY_NAME
from ingest_platform.sandbox.stripe.families.base import Family
from ingest_platform.sandbox.stripe.store import Store, rendered
from ingest_platform.sandbox.stripe.values import listed, mix

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.account import Account

OPTIONS = ("set", "unset", "event", "events", "at", "seed", "webhook")
UNIQUE = {"number": "INV", "code": "SAVE"}


def family_of(name: str) -> Family:
    """The family of a name. Raises NotFoundError."""
    if name not in BY_NAME:
        raise NotFoundError(f"An object type {name} does not exist; there are {', '.join(BY_NAME)}")
    return BY_NAME[name]


def create(account: Account, family: Family, body: dict[str, Any]) -> Doc:
    """Makes a new object like a seeded one, and its event."""
    _check(body)
    if family.single:
        raise BadChangeError(f"There is one {family.name} alone")
    store = account.stores[family.name]
    index = store.take()
    document = _fresh(store, index)
    if "created" in document:
        document["created"] = int(body.get("at") or account.now())
    _apply(document, body)
    store.put(index, document)
    account.writes += 1
    kinds = [family.events["create"]] if "create" in family.events else []
    told = _announce(account, family, document, kinds, body)
    return {"id": store.id_at(index), "created": document.get("created"), **_told(told)}


def _fresh(store: Store, index: int) -> Doc:
    """A document like a seeded one's, with its references, and ids of its own."""
    seeds, family = store.seeds, store.family
    like = index % store.count if store.count else 0
    made = family.generate(seeds, like)
    old, new = str(made["id"]), store.id_at(index)
    document: Doc = load(dump(made).replace(old.encode(), new.encode()))
    for name in family.nested:
        for place, one in enumerate(document[name]["data"]):
            prefix = str(one["id"]).split(seeds.head)[0]
            one["id"] = seeds.id(prefix, index * 100 + place)
    for name, word in UNIQUE.items():
        if isinstance(document.get(name), str):
            document[name] = f"{word}-N{index}"
    return document


def update(account: Account, family: Family, identifier: str, body: dict[str, Any]) -> Doc:
    """Changes an object, and makes its events. Raises NotFoundError when it does not exist."""
    _check(body)
    store = account.stores[family.name]
    index, before = _found(store, identifier)
    document = copy(before)
    if "set" in body or "unset" in body:
        _apply(document, body)
    else:
        seed = body.get("seed", f"{identifier}/{account.writes}")
        family.mutate(document, mix(Random(str(seed)).getrandbits(63)))  # noqa: S311 - reproducible changes, no secret
    if "updated" in document and document["updated"] == before.get("updated"):
        document["updated"] = int(body.get("at") or account.now())
    store.put(index, document)
    account.writes += 1
    previous = previous_attributes(before, document)
    kinds = [family.events["update"]] if "update" in family.events else []
    more = family.transitions(before, document)
    kinds = [*([] if set(more) & set(family.instead) else kinds), *more]
    told = _announce(account, family, document, kinds, body, previous)
    return {"id": identifier, "created": document.get("created"), "changed": sorted(previous), **_told(told)}


def delete(account: Account, family: Family, identifier: str, body: dict[str, Any] | None = None) -> Doc:
    """Deletes an object, and makes its event. Raises NotFoundError when it does not exist."""
    given = body or {}
    _check(given)
    if family.single:
        raise BadChangeError(f"The {family.name} can't be deleted")
    store = account.stores[family.name]
    index, before = _found(store, identifier)
    store.put(index, None)
    account.writes += 1
    if family.name == "customer":
        _take_along(account, identifier)
    kinds = [family.events["delete"]] if "delete" in family.events else []
    return {"id": identifier, **_told(_announce(account, family, before, kinds, given))}


def _take_along(account: Account, customer: str) -> None:
    """A customer's tax ids go with it, and no event of their own says so."""
    store = account.stores["tax_id"]
    held = [(index, store.get(index)) for _, index in store.positions()]
    for index in [index for index, one in held if one is not None and one["customer"] == customer]:
        store.put(index, None)


def _found(store: Store, identifier: str) -> tuple[int, Doc]:
    index = store.index_of(identifier)
    document = None if index is None else store.get(index)
    if index is None or document is None:
        raise NotFoundError(f"{store.family.name} {identifier} does not exist")
    return index, document


def _check(body: dict[str, Any]) -> None:
    refuse_unknown(body, OPTIONS, 'Keys of the object go into "set"')


def _apply(document: Doc, body: dict[str, Any]) -> None:
    """`set` replaces top-level keys as they are given; of a nested list it may give the elements alone."""
    for key, value in (body.get("set") or {}).items():
        held = document.get(key)
        if isinstance(value, list) and isinstance(held, dict) and held.get("object") == "list":
            document[key] = listed(value, held["url"])
        else:
            document[key] = value
    for key in body.get("unset") or []:
        document.pop(key, None)


def _announce(
    account: Account, family: Family, document: Doc, kinds: list[str], body: dict[str, Any], previous: Doc | None = None
) -> list[Event]:
    """Makes the events of a change and sends them; none when the change asks for none, or events get lost."""
    if not body.get("event", True) or account.faults.event_lost():
        return []
    data = rendered(family, document)
    if family.name == "entitlements.active_entitlement":
        data = _summary(account, document["_customer"])
    moment = int(body.get("at") or account.now())
    made = []
    for kind in dict.fromkeys([*kinds, *body.get("events", [])]):
        shown = previous if kind == family.events.get("update") and family.name != "balance" else None
        made.append(account.events.make(kind, data, at=moment, previous=shown, object_id=str(data.get("id", ""))))
    for event in made if body.get("webhook", True) else ():
        account.webhooks.fire(event)
    return made


def _summary(account: Account, customer: str) -> Doc:
    """What the event of entitlements tells: all that a customer has."""
    store = account.stores["entitlements.active_entitlement"]
    documents = (store.get(index) for _, index in store.positions_of("_customer", customer))
    own = [rendered(store.family, one) for one in documents if one is not None and one["_customer"] == customer]
    url = f"/v1/customer/{customer}/entitlements"
    return {
        "object": "entitlements.active_entitlement_summary",
        "customer": customer,
        "entitlements": listed(own[:10], url) | {"has_more": len(own) > 10},
        "livemode": False,
    }


def _told(events: list[Event]) -> Doc:
    return {"event": events[0].id if events else None, "events": [one.id for one in events]}


def emit(account: Account, kind: str, identifier: str | None, body: Any, uri: str | None, at: int | None = None) -> Doc:
    """Makes and sends an event of any type, with an object's present state or with any body."""
    if body is None:
        store = next(
            (one for one in account.stores.values() if identifier and one.index_of(identifier) is not None), None
        )
        if store is None or identifier is None:
            raise BadChangeError(f"{kind} needs the id of an existing object, or a body")
        body = rendered(store.family, _found(store, identifier)[1])
    event = account.events.make(kind, body, at=int(at or account.now()), object_id=identifier or "")
    account.webhooks.fire(event, uri=uri)
    return {"event": event.id}


def pick(store: Store, rng: Random) -> str | None:
    """A random living object; None when there is none."""
    for _ in range(50):
        index = rng.randrange(store.fresh) if store.fresh else 0
        if store.alive(index):
            return store.id_at(index)
    found = next(store.positions(), None)
    return None if found is None else store.id_at(found[1])
