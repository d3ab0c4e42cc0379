"""The fields of the query and mutation roots."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ingest_platform.sandbox.shopify import nested, webhooks
from ingest_platform.sandbox.shopify.bulk import FINAL, Operation, visible
from ingest_platform.sandbox.shopify.compiler import Page, read_cursor, slice_list, write_cursor
from ingest_platform.sandbox.shopify.execute import Call, Refusal, root
from ingest_platform.sandbox.shopify.families import BY_CONTROL, BY_TYPE, FAMILIES
from ingest_platform.sandbox.shopify.families.base import Family
from ingest_platform.sandbox.shopify.search import Search, parse_search
from ingest_platform.sandbox.shopify.store import page
from ingest_platform.sandbox.shopify.topics import TOPIC_SCOPES, enum_of, topic_of
from ingest_platform.sandbox.shopify.values import Doc, gid, iso, kind_of, number_of

SORTS = {
    "ID": "id",
    "UPDATED_AT": "updated",
    "CREATED_AT": "created",
    "PROCESSED_AT": "created",
    "ISSUED_AT": "created",
    "STARTED_AT": "created",
}


def _search(call: Call, family: Family, args: dict[str, Any], path: str) -> Search:
    search = parse_search(args.get("query"), path)
    if search.warnings:
        call.warnings.append({"path": [path], "query": args.get("query"), "warnings": search.warnings})
    return visible(call.shop, family.control, search, call.token.scopes)


def list_family(call: Call, family: Family, args: dict[str, Any]) -> Page:
    """One page of a type's objects."""
    sort = SORTS.get(args.get("sortKey") or family.sort_default)
    if sort is None:
        raise Refusal(f"The sandbox can't sort {family.connection} by {args['sortKey']}.", "BAD_REQUEST")
    backwards = args.get("last") is not None
    cursor = args.get("before" if backwards else "after")
    try:
        numbers = read_cursor(cursor) if cursor else None
    except ValueError:
        raise Refusal(f"`{cursor}` is not a valid cursor.", "BAD_REQUEST") from None
    after = (numbers[0], numbers[1]) if numbers and len(numbers) == 2 else None
    search = _search(call, family, args, family.connection or family.control)
    reverse = bool(args.get("reverse")) != backwards
    rows, more = page(
        call.shop.view(family.control),
        sort,
        search,
        first=args.get("first") or args["last"],
        after=after,
        reverse=reverse,
    )
    if backwards:
        rows.reverse()
    cursors = [write_cursor(*position) for position, _ in rows]
    documents = [document for _, document in rows]
    has_next, has_previous = (after is not None, more) if backwards else (more, after is not None)
    return Page(documents, cursors, has_next, has_previous)


def _register(family: Family) -> None:
    def many(call: Call, args: dict[str, Any]) -> Page:
        return list_family(call, family, args)

    def one(call: Call, args: dict[str, Any]) -> Doc | None:
        return _by_gid(call, args["id"], {family.type_name})

    def count(call: Call, args: dict[str, Any]) -> Doc:
        limit = args.get("limit")
        total = call.shop.view(family.control).count(_search(call, family, args, family.counter or ""), None)
        if limit is not None and total > limit:
            return {"count": limit, "precision": "AT_LEAST"}
        return {"count": total, "precision": "EXACT"}

    for name, resolver in ((family.connection, many), (family.single, one), (family.counter, count)):
        if name is not None:
            root(name, family.scope)(resolver)


for _family in FAMILIES:
    _register(_family)


def _by_gid(call: Call, identifier: str, kinds: set[str]) -> Doc | None:
    try:
        kind, number = kind_of(identifier), number_of(identifier)
    except ValueError:
        raise Refusal(f"Invalid global id '{identifier}'", "argumentLiteralsIncompatible") from None
    if kind not in kinds:
        return None
    family = BY_TYPE.get(kind)
    if family is None:
        return call.shop.resolve(kind, identifier)  # a variant lives in its product
    view = call.shop.views[family.control]
    entry = view.entries.get(number)
    index = view.seeding.index_of(number)
    created = entry.created if entry else view.seeding.created(index) if index is not None else 0
    search = visible(call.shop, family.control, Search(), call.token.scopes)
    return view.get(number) if search.admits(id=number, updated=0, created=created) else None


@root("node")
def node(call: Call, args: dict[str, Any]) -> Doc | None:
    """Any object by its gid."""
    kinds = {family.type_name for family in FAMILIES if not family.scope or family.scope in call.token.scopes}
    if "read_products" in call.token.scopes:
        kinds.add("ProductVariant")
    if "read_orders" in call.token.scopes:
        kinds |= nested.KINDS.keys()
    try:
        kind = kind_of(args["id"])
    except ValueError:
        raise Refusal(f"Invalid global id '{args['id']}'", "argumentLiteralsIncompatible") from None
    if kind == "WebhookSubscription":
        found: Doc | None = subscription(call, args)
        return found
    if kind == "BulkOperation":
        operation: Doc | None = bulk_operation(call, args)
        return operation
    return _by_gid(call, args["id"], kinds)


@root("nodes")
def nodes(call: Call, args: dict[str, Any]) -> list[Doc | None]:
    """Up to 250 objects by their gids."""
    if len(args["ids"]) > 250:
        raise Refusal("The input array size of more than 250 is not allowed.", "MAX_INPUT_SIZE_EXCEEDED")
    return [node(call, {"id": identifier}) for identifier in args["ids"]]


@root("productVariant", "read_products")
def product_variant(call: Call, args: dict[str, Any]) -> Doc | None:
    """A variant by its gid."""
    return _by_gid(call, args["id"], {"ProductVariant"})


@root("productVariants", "read_products")
def product_variants(call: Call, args: dict[str, Any]) -> Page:
    """Variants of all products in the order of their products. The cursor is a place among them."""
    view = call.shop.view("products")
    start = read_cursor(args["after"]) if args.get("after") else (0, -1)
    rows: list[Doc] = []
    cursors: list[str] = []
    first = args.get("first") or args.get("last") or 0
    position = (start[0], start[0] - 1) if start[1] >= 0 else None
    for key, number in view.positions("id", Search(), after=position):
        for place, variant in enumerate((view.get(number) or {}).get("variants") or []):
            if (number, place) <= start[:2]:
                continue
            if len(rows) == first:
                return Page(rows, cursors, True, bool(args.get("after")))
            rows.append(variant)
            cursors.append(write_cursor(key, place))
    return Page(rows, cursors, False, bool(args.get("after")))


@root("productVariantsCount", "read_products")
def product_variants_count(call: Call, args: dict[str, Any]) -> Doc:
    """How many variants there are; counted by reading every product."""
    view = call.shop.view("products")
    limit, total = args.get("limit"), 0
    for number in view.ids():
        total += len((view.get(number) or {}).get("variants") or [])
        if limit is not None and total > limit:
            return {"count": limit, "precision": "AT_LEAST"}
    return {"count": total, "precision": "EXACT"}


@root("shop")
def shop(call: Call, _args: dict[str, Any]) -> Doc | None:
    """The shop itself."""
    view = call.shop.views["shop"]
    return view.get(next(view.ids()))


@root("shopifyPaymentsAccount", "read_shopify_payments_accounts")
def payments_account(call: Call, _args: dict[str, Any]) -> Doc | None:
    """The account of Shopify Payments; None in a shop that has none of its objects."""
    controls = {"balanceTransactions": "balance_transactions", "disputes": "disputes", "payouts": "payouts"}
    if not any(call.shop.views[one].count(Search()) for one in controls.values()):
        return None

    def lister(name: str) -> Callable[[dict[str, Any]], Page]:
        return lambda args: list_family(call, BY_CONTROL[name], args)

    return {
        "activated": True,
        "country": "US",
        "defaultCurrency": "USD",
        "id": gid("ShopifyPaymentsAccount", 548_380_009),
        "onboardable": False,
        **{field: lister(name) for field, name in controls.items()},
    }


@root("currentAppInstallation")
def installation(call: Call, _args: dict[str, Any]) -> Doc:
    """The app's installation, with the scopes that were granted."""
    app = call.shop.apps.get(call.token.client_id)
    name = app.name if app else call.token.client_id
    return {
        "accessScopes": [{"description": one.replace("_", " "), "handle": one} for one in call.token.scopes],
        "app": {
            "__typename": "App",
            "apiKey": call.token.client_id,
            "description": None,
            "developerName": "Sandbox",
            "embedded": False,
            "handle": call.token.client_id,
            "id": gid("App", 580_111),
            "title": name,
            "webhookApiVersion": webhooks.API_VERSION,
        },
        "id": gid("AppInstallation", 1_000 + call.shop.salt),
        "launchUrl": f"https://{call.shop.domain}/admin/apps/{call.token.client_id}",
    }


@root("publicApiVersions")
def versions(call: Call, _args: dict[str, Any]) -> list[Doc]:
    """The versions that are served."""
    return [{"displayName": one, "handle": one, "supported": True} for one in call.shop.versions]


# --- webhook subscriptions ---------------------------------------------------------------------------------------


def _subscription(one: webhooks.Subscription) -> Doc:
    return {
        "__typename": "WebhookSubscription",
        "apiVersion": {"displayName": "2026-10", "handle": "2026-10", "supported": True},
        "callbackUrl": one.uri,
        "createdAt": one.created_at,
        "endpoint": {"__typename": "WebhookHttpEndpoint", "callbackUrl": one.uri},
        "filter": one.filter,
        "format": one.format,
        "id": webhooks.subscription_gid(one.number),
        "includeFields": one.include_fields,
        "legacyResourceId": str(one.number),
        "metafieldNamespaces": one.metafield_namespaces,
        "name": one.name,
        "topic": enum_of(one.topic),
        "updatedAt": one.updated_at,
        "uri": one.uri,
    }


def _mine(call: Call) -> list[webhooks.Subscription]:
    return [one for one in call.shop.webhooks.subscriptions.values() if one.client_id == call.token.client_id]


@root("webhookSubscriptions")
def subscriptions(call: Call, args: dict[str, Any]) -> Page:
    """The app's own subscriptions."""
    topics = {topic_of(name) for name in args.get("topics") or []}
    uri = args.get("uri") or args.get("callbackUrl")
    found = [one for one in _mine(call) if (not topics or one.topic in topics) and uri in (None, one.uri)]
    return slice_list([_subscription(one) for one in found], args)


@root("webhookSubscriptionsCount")
def subscriptions_count(call: Call, _args: dict[str, Any]) -> Doc:
    """How many subscriptions the app has."""
    return {"count": len(_mine(call)), "precision": "EXACT"}


@root("webhookSubscription")
def subscription(call: Call, args: dict[str, Any]) -> Doc | None:
    """One of the app's subscriptions."""
    number = number_of(args["id"])
    return next((_subscription(one) for one in _mine(call) if one.number == number), None)


def _uri(given: dict[str, Any]) -> str | None:
    uri = given.get("uri") or given.get("callbackUrl")
    return str(uri) if uri else None


def _uri_problem(uri: str | None) -> str | None:
    """The vendor takes https alone; here loopback addresses may be plain HTTP."""
    if not uri:
        return "Address can't be blank"
    local = ("http://127.0.0.1", "http://localhost", "http://[::1]")
    return None if uri.startswith(("https://", *local)) else "Address protocol http:// is not supported"


@root("webhookSubscriptionCreate")
def subscribe(call: Call, args: dict[str, Any]) -> Doc:
    """Adds a subscription for the app."""
    given, topic = args["webhookSubscription"], topic_of(args["topic"])
    uri = _uri(given)
    problem = _uri_problem(uri)
    scope = TOPIC_SCOPES.get(topic.split("/")[0])
    field = ["webhookSubscription", "callbackUrl"]
    if scope is not None and scope not in call.token.scopes:
        problem, field = f"You do not have permission to create or update webhooks with {topic} topic.", ["topic"]
    elif problem is None and any(one.topic == topic and one.uri == uri for one in _mine(call)):
        problem = "Address for this topic has already been taken"
    if problem is not None or uri is None:
        return {"userErrors": [{"field": field, "message": problem}], "webhookSubscription": None}
    one = call.shop.webhooks.subscribe(
        call.token.client_id,
        topic,
        uri,
        include_fields=list(given.get("includeFields") or []),
        filter=given.get("filter"),
        name=given.get("name"),
        metafield_namespaces=list(given.get("metafieldNamespaces") or []),
    )
    return {"userErrors": [], "webhookSubscription": _subscription(one)}


def _missing() -> list[Doc]:
    return [{"field": ["id"], "message": "Webhook subscription does not exist"}]


@root("webhookSubscriptionUpdate")
def update_subscription(call: Call, args: dict[str, Any]) -> Doc:
    """Changes one of the app's subscriptions."""
    number, given = number_of(args["id"]), args["webhookSubscription"]
    one = next((one for one in _mine(call) if one.number == number), None)
    if one is None:
        return {"userErrors": _missing(), "webhookSubscription": None}
    uri = _uri(given)
    problem = _uri_problem(uri) if uri else None
    if problem is not None:
        error = {"field": ["webhookSubscription", "callbackUrl"], "message": problem}
        return {"userErrors": [error], "webhookSubscription": None}
    one.uri = uri or one.uri
    one.filter = given.get("filter", one.filter)
    one.include_fields = list(given.get("includeFields", one.include_fields) or [])
    one.updated_at = iso(call.shop.now())
    return {"userErrors": [], "webhookSubscription": _subscription(one)}


@root("webhookSubscriptionDelete")
def delete_subscription(call: Call, args: dict[str, Any]) -> Doc:
    """Removes one of the app's subscriptions."""
    number = number_of(args["id"])
    if not any(one.number == number for one in _mine(call)):
        return {"userErrors": _missing(), "deletedWebhookSubscriptionId": None}
    call.shop.webhooks.unsubscribe(number)
    return {"userErrors": [], "deletedWebhookSubscriptionId": args["id"]}


# --- bulk operations ---------------------------------------------------------------------------------------------


@root("bulkOperationRunQuery")
def run_bulk(call: Call, args: dict[str, Any]) -> Doc:
    """Starts a bulk operation."""
    started = call.shop.bulk.start(
        call.token.client_id, call.token.scopes, args["query"], call.base_url, group=args["groupObjects"]
    )
    if isinstance(started, Operation):
        return {"bulkOperation": started.shown(), "userErrors": []}
    return {"bulkOperation": None, "userErrors": [started]}


@root("bulkOperationCancel")
def cancel_bulk(call: Call, args: dict[str, Any]) -> Doc:
    """Starts to cancel a running bulk operation."""
    operation = call.shop.bulk.operations.get(number_of(args["id"]))
    if operation is None:
        return {"bulkOperation": None, "userErrors": [{"field": ["id"], "message": "Bulk operation does not exist"}]}
    errors = []
    if operation.status in FINAL:
        message = f"A bulk operation cannot be canceled when it is {operation.status.lower()}"
        errors.append({"field": None, "message": message})
    call.shop.bulk.cancel(operation)
    return {"bulkOperation": operation.shown(), "userErrors": errors}


@root("bulkOperation")
def bulk_operation(call: Call, args: dict[str, Any]) -> Doc | None:
    """One of the app's bulk operations."""
    operation = call.shop.bulk.operations.get(number_of(args["id"]))
    return operation.shown() if operation and operation.client_id == call.token.client_id else None


@root("bulkOperations")
def bulk_operations(call: Call, args: dict[str, Any]) -> Page:
    """The app's bulk operations, newest first; `query` understands `status:`."""
    mine = [one for one in call.shop.bulk.operations.values() if one.client_id == call.token.client_id]
    wanted = [part.split(":")[1].upper() for part in (args.get("query") or "").split() if part.startswith("status:")]
    shown = [one.shown() for one in reversed(mine) if not wanted or one.status in wanted]
    return slice_list(shown, args)


@root("currentBulkOperation")
def current_bulk_operation(call: Call, _args: dict[str, Any]) -> Doc | None:
    """The app's newest bulk operation (deprecated at the vendor)."""
    mine = [one for one in call.shop.bulk.operations.values() if one.client_id == call.token.client_id]
    return mine[-1].shown() if mine else None
