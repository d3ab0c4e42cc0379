"""The control API: see README.md, and ../README.md for what all vendors share."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING, Any

from starlette.requests import Request

from ingest_platform.sandbox.common.apps import DEFAULT_CLIENT_ID
from ingest_platform.sandbox.common.control import control_routes
from ingest_platform.sandbox.common.endpoint import Row
from ingest_platform.sandbox.common.objects import Body, Id, NotFoundError, Objects
from ingest_platform.sandbox.common.values import Doc, assign
from ingest_platform.sandbox.quickbooks import changes
from ingest_platform.sandbox.quickbooks.company import Company
from ingest_platform.sandbox.quickbooks.entities import Entity
from ingest_platform.sandbox.quickbooks.oauth import ACCESS_SECONDS
from ingest_platform.sandbox.quickbooks.store import FAR, ID, Window
from ingest_platform.sandbox.quickbooks.webhooks import TOPICS

if TYPE_CHECKING:
    from ingest_platform.sandbox.quickbooks.server import Server


class CompanyObjects(Objects[Company, Entity]):
    """The objects of every company, inactive ones too. Ids are words in answers."""

    CHURNED = "invoices"

    def kind(self, name: str) -> Entity:
        """An entity."""
        return changes.entity_named(name)

    def name(self, kind: Entity) -> str:
        """Its name in the control API."""
        return kind.control

    def verbs(self, kind: Entity) -> tuple[str, ...]:
        """Transactions can be voided as well; of a company there is one."""
        more = {"transaction": (*super().verbs(kind), "void"), "single": ()}
        return more.get(kind.kind, super().verbs(kind))

    def count(self, account: Company, kind: Entity) -> int:
        """How many live."""
        return account.objects[kind.name].count(Window())

    def ids(self, account: Company, kind: Entity, after: str | None) -> Iterator[Id]:
        """Ids, ascending."""
        window = Window()
        if after:
            window.narrow(ID, int(after) + 1, FAR)
        return map(str, account.objects[kind.name].select(window))

    def random_id(self, account: Company, kind: Entity, rng: Random) -> int | None:
        """A random living object."""
        return changes.pick(account, kind, rng)

    def shown(self, account: Company, kind: Entity, identifier: str) -> Doc:
        """An object."""
        objects, number = account.objects[kind.name], int(identifier)
        document = objects.get(number)
        if document is None and number not in objects.kept:
            raise NotFoundError(f"{kind.name} {number} does not exist")
        return {"id": str(number), "deleted": document is None, "document": document}

    def truth(self, account: Company, kind: Entity, _form: str) -> Iterator[Doc]:
        """Every living object that there is now."""
        objects = account.objects[kind.name]
        rows = ((number, objects.raw(number)) for number in list(objects.select(Window())))
        return ({"id": str(number), "document": row} for number, row in rows if row is not None)

    def create(self, account: Company, kind: Entity, body: Body) -> Doc:
        """Creates an object."""
        return changes.create(account, kind, body)

    def update(self, account: Company, kind: Entity, identifier: str, body: Body) -> Doc:
        """Changes an object."""
        return changes.update(account, kind, int(identifier), body)

    def delete(self, account: Company, kind: Entity, identifier: str, body: Body) -> Doc:
        """Deletes a transaction; makes an object of a list inactive."""
        return changes.delete(account, kind, int(identifier), body)

    def act(self, account: Company, kind: Entity, verb: str, identifier: str, body: Body) -> Doc:
        """Voids as well."""
        if verb == "void":
            return changes.void_one(account, kind, int(identifier), body)
        return super().act(account, kind, verb, identifier, body)

    def prepare(self, account: Company, kind: Entity) -> tuple[int, int]:
        """Makes the JSON of every seeded object."""
        objects = account.objects[kind.name]
        return objects.count_seeded, objects.prepare()


def _server(request: Request) -> Server:
    server: Server = request.app.state.server
    return server


def _entity(request: Request) -> Entity:
    return changes.entity_named(request.path_params["type"])


async def void(request: Request, company: Company, body: Body) -> Any:
    """Voids a transaction."""
    return changes.void_one(company, _entity(request), int(request.path_params["id"]), body)


async def merge(request: Request, company: Company, body: Body) -> Any:
    """Merges one object of a list into another."""
    return changes.merge(company, _entity(request), int(request.path_params["id"]), body)


# --- webhooks ----------------------------------------------------------------------------------------------------


async def portal(request: Request, company: Company, body: Body) -> Any:
    """Shows or sets what the app's owner would set in the developer portal."""
    settings = company.webhooks.portal
    if request.method == "PUT":
        if body.get("format", "notifications") not in ("notifications", "cloudevents"):
            raise ValueError("format is notifications or cloudevents")
        unknown = set(body.get("entities", [])) - set(TOPICS)
        if unknown:
            raise ValueError(f"no webhooks tell of {', '.join(sorted(unknown))}")
        assign(settings, body)
    elif request.method == "DELETE":
        company.webhooks.portal = settings = type(settings)()
    return dict(vars(settings))


async def subscriptions(_request: Request, company: Company, _body: Body) -> Any:
    """What the portal's settings come to: one for each entity."""
    settings = company.webhooks.portal
    topics = (settings.entities or TOPICS) if settings.uri else ()
    return [{"id": one, "topic": one, "uri": settings.uri} for one in topics]


async def flush(_request: Request, company: Company, _body: Body) -> Any:
    """Sends what was gathered."""
    return {"events": company.webhooks.flush()}


async def emit(_request: Request, company: Company, body: Body) -> Any:
    """Fires a topic."""
    return changes.emit(company, body)


# --- tokens ------------------------------------------------------------------------------------------------------


async def tokens(request: Request, company: Company, body: Body) -> Any:
    """Lists the company's grants with their tokens, or makes a grant."""
    oauth = _server(request).oauth
    if request.method == "GET":
        return {"grants": [one.shown() for one in oauth.of(company.realm)], "calls": oauth.calls.get(company.realm, {})}
    grant = oauth.new_grant(company.realm, body.get("client_id", DEFAULT_CLIENT_ID), body.get("scopes"))
    token = oauth.issue(grant, float(body.get("expires_in") or ACCESS_SECONDS), str(body.get("token", "")))
    return {**oauth.answer(grant, token, hard=True), "realm_id": company.realm, "scopes": grant.scopes}


def _known(request: Request) -> str:
    token = str(request.path_params["token"])
    if _server(request).oauth.find(token) is None:
        raise NotFoundError("That token does not exist")
    return token


async def revoke_token(request: Request, _company: Company, _body: Body) -> Any:
    """Ends a grant with all its tokens."""
    _server(request).oauth.revoke(_known(request))
    return {"revoked": True}


async def expire_token(request: Request, _company: Company, _body: Body) -> Any:
    """Ends the life of one access or refresh token."""
    return {"expired": _server(request).oauth.expire(_known(request))}


async def token_scopes(request: Request, _company: Company, body: Body) -> Any:
    """Changes what a grant's tokens may see."""
    grant = _server(request).oauth.find(_known(request))
    assert grant is not None
    grant.scopes = list(body["scopes"])
    return {"scopes": grant.scopes}


async def disconnect(request: Request, company: Company, _body: Body) -> Any:
    """As if the company's owner disconnected every app: all grants end."""
    oauth = _server(request).oauth
    ended = oauth.of(company.realm)
    for one in ended:
        oauth.end(one)
    return {"ended": len(ended)}


async def token_settings(request: Request, company: Company, body: Body) -> Any:
    """How refresh tokens behave."""
    settings = _server(request).oauth.settings_of(company.realm)
    assign(settings, body)
    return dict(vars(settings))


async def quota(_request: Request, company: Company, body: Body) -> Any:
    """Sets limits; `{}` shows them."""
    return company.limits.set(body)


OWN: list[Row[Company]] = [
    ("PUT", "quota", quota),
    ("GET POST", "tokens", tokens),
    ("PUT", "tokens/settings", token_settings),
    ("DELETE", "tokens/{token}", revoke_token),
    ("POST", "tokens/{token}/expire", expire_token),
    ("PUT", "tokens/{token}/scopes", token_scopes),
    ("POST", "uninstall", disconnect),
    ("GET PUT DELETE", "webhooks/portal", portal),
    ("GET", "webhooks/subscriptions", subscriptions),
    ("POST", "webhooks/emit", emit),
    ("POST", "webhooks/flush", flush),
    ("POST", "{type}/{id}/void", void),
    ("POST", "{type}/{id}/merge", merge),
]

CONTROL = control_routes(CompanyObjects(), OWN, named="a company's")
"""Routes below /control."""
