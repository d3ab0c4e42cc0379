"""The control API of Stripe's sandbox: see ../README.md for its contract."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator
from random import Random
from typing import Any, ClassVar

from starlette.requests import Request

from ingest_platform.sandbox.common.control import control_routes
from ingest_platform.sandbox.common.endpoint import Row
from ingest_platform.sandbox.common.objects import Body, Id, NotFoundError, Objects
from ingest_platform.sandbox.common.values import Doc, assign
from ingest_platform.sandbox.stripe import changes
from ingest_platform.sandbox.stripe.account import Account
from ingest_platform.sandbox.stripe.families.base import Family
from ingest_platform.sandbox.stripe.keys import READING, Key
from ingest_platform.sandbox.stripe.webhooks import Endpoint


class AccountObjects(Objects[Account, Family]):
    """The objects of every account."""

    CHURNED = "charge"
    QUIET: ClassVar[Body] = {"event": False}

    def kind(self, name: str) -> Family:
        """A family."""
        return changes.family_of(name)

    def name(self, kind: Family) -> str:
        """Its name."""
        return kind.name

    def verbs(self, kind: Family) -> tuple[str, ...]:
        """What there is one of can only change."""
        return () if kind.single else super().verbs(kind)

    def count(self, account: Account, kind: Family) -> int:
        """How many live."""
        return account.stores[kind.name].living()

    def ids(self, account: Account, kind: Family, after: str | None) -> Iterator[Id]:
        """Ids, oldest first."""
        store = account.stores[kind.name]
        index = store.index_of(after) if after else None
        if after and index is None:
            raise NotFoundError("`after` names no object")
        position = None if index is None else store.position(index)
        return (store.id_at(one) for _, one in store.positions(after=position, oldest_first=True))

    def random_id(self, account: Account, kind: Family, rng: Random) -> str | None:
        """A random living object."""
        return changes.pick(account.stores[kind.name], rng)

    def shown(self, account: Account, kind: Family, identifier: str) -> Doc:
        """An object, with its nested lists complete."""
        store = account.stores[kind.name]
        index = store.index_of(identifier)
        if index is None:
            raise NotFoundError(f"{kind.name} {identifier} does not exist")
        return {"id": identifier, "deleted": not store.alive(index), "object": _whole(store.get(index))}

    def truth(self, account: Account, kind: Family, _form: str) -> Iterator[Doc]:
        """Every living object, oldest first."""
        store = account.stores[kind.name]
        found = (_whole(store.get(index)) for _, index in store.positions(oldest_first=True))
        return (one for one in found if one is not None)

    def create(self, account: Account, kind: Family, body: Body) -> Doc:
        """Creates an object."""
        return changes.create(account, kind, body)

    def update(self, account: Account, kind: Family, identifier: str, body: Body) -> Doc:
        """Changes an object."""
        return changes.update(account, kind, identifier, body)

    def delete(self, account: Account, kind: Family, identifier: str, body: Body) -> Doc:
        """Deletes an object."""
        return changes.delete(account, kind, identifier, body)

    def prepare(self, account: Account, kind: Family) -> tuple[int, int]:
        """Makes the JSON of every seeded object."""
        store = account.stores[kind.name]
        return store.count, store.prepare()


def _whole(document: Doc | None) -> Doc | None:
    """An object as a retrieve would answer it."""
    return document and {key: value for key, value in document.items() if not key.startswith("_")}


# --- the account -------------------------------------------------------------------------------------------------


async def quota(_request: Request, account: Account, body: Body) -> Any:
    """Sets the rate limits; what is not named has none."""
    unknown = set(body) - {"per_second", "concurrent", "endpoint_per_second"}
    if unknown:
        raise KeyError(unknown.pop())
    account.quota.configure(body.get("per_second"), body.get("concurrent"), body.get("endpoint_per_second"))
    return account.quota.shown()


async def settings(_request: Request, account: Account, body: Body) -> Any:
    """Sets API versions."""
    assign(account.settings, body)
    return dict(vars(account.settings))


# --- keys --------------------------------------------------------------------------------------------------------


async def add_key(_request: Request, account: Account, body: Body) -> Any:
    """Makes a key: restricted unless `permissions` is null; all reading permissions by default."""
    permissions = body.get("permissions", list(READING))
    kind = "sk" if permissions is None else "rk"
    value = body.get("key") or body.get("token") or f"{kind}_test_{secrets.token_hex(16)}"
    expires_in = body.get("expires_in")
    key = Key(
        value,
        None if permissions is None else frozenset(permissions),
        None if expires_in is None else time.time() + float(expires_in),
    )
    account.keys[value] = key
    return {"access_token": value, **_key_shown(key)}


def _key(request: Request, account: Account) -> Key:
    key = account.keys.get(request.path_params["key"])
    if key is None:
        raise NotFoundError("That key does not exist")
    return key


def _key_shown(key: Key) -> Doc:
    return {"key": key.value, "permissions": None if key.permissions is None else sorted(key.permissions)}


async def one_key(request: Request, account: Account, body: Body) -> Any:
    """Revokes a key, or changes what it may do."""
    key = _key(request, account)
    if request.method == "DELETE":
        del account.keys[key.value]
        return {"revoked": True}
    key.permissions = None if body["permissions"] is None else frozenset(body["permissions"])
    return _key_shown(key)


async def expire_key(request: Request, account: Account, _body: Body) -> Any:
    """Lets a key expire now."""
    _key(request, account).expired = True
    return {"expired": True}


# --- webhooks ----------------------------------------------------------------------------------------------------


async def subscriptions(_request: Request, account: Account, _body: Body) -> Any:
    """Lists endpoints and destinations, with their secrets."""
    return [_shown(one) for one in account.webhooks.endpoints.values()]


def _shown(one: Endpoint) -> Doc:
    return {
        "id": one.id,
        "uri": one.url,
        "topics": one.enabled_events,
        "secret": one.secret,
        "previous_secret": one.previous_secret,
        "status": one.status,
        "api_version": one.api_version,
        "thin": one.thin,
    }


def _one(request: Request, account: Account) -> Endpoint:
    one = account.webhooks.endpoints.get(request.path_params["id"])
    if one is None:
        raise NotFoundError(f"Endpoint {request.path_params['id']} does not exist")
    return one


async def one_subscription(request: Request, account: Account, body: Body) -> Any:
    """Removes an endpoint, or changes it behind its owner's back."""
    one = _one(request, account)
    if request.method == "DELETE":
        del account.webhooks.endpoints[one.id]
        return {"removed": one.id}
    assign(one, body, ("status", "api_version", "enabled_events", "url", "secret", "previous_secret"))
    return _shown(one)


async def rotate(request: Request, account: Account, _body: Body) -> Any:
    """A new secret, beside the old one."""
    one = _one(request, account)
    account.webhooks.rotate(one)
    return _shown(one)


async def emit(_request: Request, account: Account, body: Body) -> Any:
    """Makes and sends an event."""
    return changes.emit(account, body["topic"], body.get("id"), body.get("body"), body.get("uri"), body.get("at"))


OWN: list[Row[Account]] = [
    ("PUT", "quota", quota),
    ("PUT", "settings", settings),
    ("POST", "tokens", add_key),
    ("PUT DELETE", "tokens/{key}", one_key),
    ("POST", "tokens/{key}/expire", expire_key),
    ("GET", "webhooks/subscriptions", subscriptions),
    ("PUT DELETE", "webhooks/subscriptions/{id}", one_subscription),
    ("POST", "webhooks/subscriptions/{id}/rotate", rotate),
    ("POST", "webhooks/emit", emit),
]

CONTROL = control_routes(AccountObjects(), OWN)
"""Routes below /control."""
