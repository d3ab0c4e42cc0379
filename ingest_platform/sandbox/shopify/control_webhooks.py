"""The control API's part for webhooks: subscriptions, deliveries, sending them again, holding them back."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from ingest_platform.sandbox.common.objects import Body, NotFoundError
from ingest_platform.sandbox.shopify import changes
from ingest_platform.sandbox.shopify.shop import Shop
from ingest_platform.sandbox.shopify.values import number_of
from ingest_platform.sandbox.shopify.webhooks import subscription_gid


async def subscriptions(_request: Request, shop: Shop, _body: Body) -> Any:
    """Lists subscriptions."""
    return [
        {
            "id": one.number,
            "gid": subscription_gid(one.number),
            "topic": one.topic,
            "uri": one.uri,
            "client_id": one.client_id,
            "header_style": one.header_style,
        }
        for one in shop.webhooks.subscriptions.values()
    ]


async def one_subscription(request: Request, shop: Shop, body: Body) -> Any:
    """Removes a subscription or sets its header style."""
    number = number_of(request.path_params["id"])
    one = shop.webhooks.subscriptions.get(number)
    if one is None:
        raise NotFoundError(f"Subscription {number} does not exist")
    if request.method == "DELETE":
        shop.webhooks.unsubscribe(number)
        return {"removed": number}
    one.header_style = body["header_style"]
    return {"id": number, "header_style": one.header_style}


async def emit(_request: Request, shop: Shop, body: Body) -> Any:
    """Fires a topic."""
    number = number_of(body["id"]) if "id" in body else None
    return changes.emit(shop, body["topic"], number, body.get("body"), body.get("uri"))
