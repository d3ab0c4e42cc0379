"""The control API: see ../README.md for its contract."""

from __future__ import annotations

import time
from collections.abc import Iterator
from random import Random
from typing import Any

from starlette.requests import Request

from ingest_platform.sandbox.common.apps import DEFAULT_CLIENT_ID
from ingest_platform.sandbox.common.control import control_routes
from ingest_platform.sandbox.common.endpoint import Row
from ingest_platform.sandbox.common.objects import BadChangeError, Body, Id, NotFoundError, Objects
from ingest_platform.sandbox.shopify import changes, nested
from ingest_platform.sandbox.shopify.apps import ALL_SCOPES, Token, new_token
from ingest_platform.sandbox.shopify.bulk_query import BadBulkQueryError
from ingest_platform.sandbox.shopify.control_webhooks import emit, one_subscription, subscriptions
from ingest_platform.sandbox.shopify.cost import PLANS
from ingest_platform.sandbox.shopify.execute import full
from ingest_platform.sandbox.shopify.families import BY_CONTROL
from ingest_platform.sandbox.shopify.families.base import Family
from ingest_platform.sandbox.shopify.families.order_parts import Nested
from ingest_platform.sandbox.shopify.oauth import shown
from ingest_platform.sandbox.shopify.search import Search
from ingest_platform.sandbox.shopify.shop import Shop
from ingest_platform.sandbox.shopify.values import Doc, number_of

Kind = Family | Nested


class ShopObjects(Objects[Shop, Kind]):
    """The objects of every shop: those with a list of their own, and those that lie in orders."""

    CHURNED = "orders"

    def kind(self, name: str) -> Kind:
        """A family, or what lies in orders."""
        found = nested.BY_CONTROL.get(name) or BY_CONTROL.get(name)
        if found is None:
            raise NotFoundError(f"No object type is called {name}; there are {', '.join(BY_CONTROL)}")
        return found

    def name(self, kind: Kind) -> str:
        """Its name in the control API."""
        return kind.control

    def count(self, account: Shop, kind: Kind) -> int:
        """How many live."""
        if isinstance(kind, Nested):
            return sum(1 for _ in nested.walk(account, kind))
        return account.views[kind.control].count(Search())

    def ids(self, account: Shop, kind: Kind, after: str | None) -> Iterator[Id]:
        """Numbers, ascending."""
        if isinstance(kind, Nested):
            listed = sorted(number_of(one["id"]) for _, one in nested.walk(account, kind))
            return (one for one in listed if not after or one > int(after))
        position = (int(after), int(after)) if after else None
        return (number for _, number in account.views[kind.control].positions("id", Search(), after=position))

    def random_id(self, account: Shop, kind: Kind, rng: Random) -> int | None:
        """A random living object."""
        return changes.pick(account, _family(kind), rng)

    def shown(self, account: Shop, kind: Kind, identifier: str) -> Doc:
        """Both forms of an object."""
        number = number_of(identifier)
        if isinstance(kind, Nested):
            order, one = nested.find(account, kind, number)
            if order is None or one is None:
                raise NotFoundError(f"{kind.type_name} {number} does not exist")
            return {**_part(account, kind, order, one), "deleted": False}
        view = account.views[kind.control]
        document = view.get(number)
        if document is not None:
            return {**_truth(account, kind, document, "both"), "deleted": False}
        if number not in view.entries:
            raise NotFoundError(f"{kind.type_name} {number} does not exist")
        return {"id": number, "deleted": True, "graphql": None, "rest": None}

    def truth(self, account: Shop, kind: Kind, form: str) -> Iterator[Doc]:
        """Every living object as it is now: `graphql` (without a word too), `rest`, or `both`."""
        if isinstance(kind, Nested):
            return iter([_part(account, kind, order, one) for order, one in nested.walk(account, kind)])
        view = account.views[kind.control].snapshot()
        documents = (view.get(number) for number in view.ids())
        return (_truth(account, kind, one, form or "graphql") for one in documents if one is not None)

    def create(self, account: Shop, kind: Kind, body: Body) -> Doc:
        """Creates an object."""
        return changes.create(account, _family(kind), body)

    def update(self, account: Shop, kind: Kind, identifier: str, body: Body) -> Doc:
        """Changes an object."""
        return changes.update(account, _family(kind), number_of(identifier), body)

    def delete(self, account: Shop, kind: Kind, identifier: str, body: Body) -> Doc:
        """Deletes an object."""
        return changes.delete(account, _family(kind), number_of(identifier), body)


def _family(kind: Kind) -> Family:
    if isinstance(kind, Nested):
        raise BadChangeError(f"The {kind.control} of an order change with it")
    return kind


def _part(shop: Shop, part: Nested, order: Doc, one: Doc) -> Doc:
    return {"id": number_of(one["id"]), "graphql": full(shop, part.type_name, one), "rest": part.rest(order, one)}


def _truth(shop: Shop, family: Family, document: Doc, form: str) -> Doc:
    truth: Doc = {"id": number_of(document["id"])}
    if form in ("graphql", "both"):
        truth["graphql"] = full(shop, family.type_name, document)
    if form in ("rest", "both"):
        truth["rest"] = shop.rest_body(family, document)
    return truth


# --- the shop ----------------------------------------------------------------------------------------------------


async def plan(_request: Request, shop: Shop, body: Body) -> Any:
    """Sets the quota."""
    if "plan" in body:
        shop.plan = body["plan"]
        shop.set_plan(*PLANS[body["plan"]])
    else:
        shop.set_plan(float(body["maximum_available"]), float(body["restore_rate"]))
    return {"maximum_available": shop.maximum, "restore_rate": shop.restore}


async def release(_request: Request, shop: Shop, body: Body) -> Any:
    """Serves a newer version of the API beside the others, with more object types."""
    shop.versions = sorted({*shop.versions, body["version"]})
    shop.new_types = list(body.get("types", ()))
    return {"versions": shop.versions}


# --- tokens ------------------------------------------------------------------------------------------------------


async def add_token(_request: Request, shop: Shop, body: Body) -> Any:
    """Makes a token."""
    scopes = body.get("scopes") or list(ALL_SCOPES)
    token = new_token(body.get("client_id", DEFAULT_CLIENT_ID), scopes, expires_in=body.get("expires_in"))
    if "token" in body:
        token.value = body["token"]
    shop.tokens[token.value] = token
    return shown(token)


def _token(request: Request, shop: Shop) -> Token:
    token = shop.tokens.get(request.path_params["token"])
    if token is None:
        raise NotFoundError("That token does not exist")
    return token


async def revoke_token(request: Request, shop: Shop, _body: Body) -> Any:
    """Forgets a token."""
    del shop.tokens[_token(request, shop).value]
    return {"revoked": True}


async def expire_token(request: Request, shop: Shop, _body: Body) -> Any:
    """Ends a token’s hour."""
    _token(request, shop).expires_at = time.time() - 1
    return {"expired": True}


async def token_scopes(request: Request, shop: Shop, body: Body) -> Any:
    """Changes what a token may see."""
    token = _token(request, shop)
    token.scopes = list(body["scopes"])
    return shown(token)


async def uninstall(_request: Request, shop: Shop, body: Body) -> Any:
    """Fires app/uninstalled and forgets the app."""
    client = body.get("client_id", DEFAULT_CLIENT_ID)
    shop_body = {
        "id": 548_380_009 + shop.salt,
        "name": shop.name,
        "domain": shop.domain,
        "myshopify_domain": shop.domain,
    }
    event = shop.webhooks.fire("app/uninstalled", shop_body, 548_380_009 + shop.salt)
    shop.tokens = {value: token for value, token in shop.tokens.items() if token.client_id != client}
    hooks = shop.webhooks.subscriptions
    for number in [number for number, one in hooks.items() if one.client_id == client]:
        del hooks[number]
    return {"event": event}


# --- bulk --------------------------------------------------------------------------------------------------------


async def prepare(_request: Request, shop: Shop, body: Body) -> Any:
    """Writes a bulk file now."""
    try:
        return await shop.bulk.prepare(body["query"], group=bool(body.get("group")))
    except BadBulkQueryError as error:
        raise BadChangeError(str(error)) from None


async def bulk_settings(_request: Request, shop: Shop, body: Body) -> Any:
    """Changes how bulk operations run."""
    shop.bulk.delay = float(body.get("delay", shop.bulk.delay))
    shop.bulk.window = int(body.get("shuffle_window", shop.bulk.window))
    shop.bulk.max_concurrent = int(body.get("max_concurrent", shop.bulk.max_concurrent))
    return {"delay": shop.bulk.delay, "shuffle_window": shop.bulk.window, "max_concurrent": shop.bulk.max_concurrent}


OWN: list[Row[Shop]] = [
    ("PUT", "plan", plan),
    ("PUT", "newest", release),
    ("POST", "tokens", add_token),
    ("DELETE", "tokens/{token}", revoke_token),
    ("POST", "tokens/{token}/expire", expire_token),
    ("PUT", "tokens/{token}/scopes", token_scopes),
    ("POST", "uninstall", uninstall),
    ("GET", "webhooks/subscriptions", subscriptions),
    ("PUT DELETE", "webhooks/subscriptions/{id}", one_subscription),
    ("POST", "webhooks/emit", emit),
    ("POST", "bulk/prepare", prepare),
    ("POST", "bulk/settings", bulk_settings),
]

CONTROL = control_routes(ShopObjects(), OWN, folder="shops", named="a shop's")
"""Routes below /control."""
