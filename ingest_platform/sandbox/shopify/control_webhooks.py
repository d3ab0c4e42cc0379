"""The control API's part for webhooks: subscriptions, deliveries, sending them again, holding them back."""

from __future__ import annotations

from itertools import islice
from typing import Any

from starlette.requests import Request

from ingest_platform.sandbox.shopify import changes
from ingest_platform.sandbox.shopify.shop import Shop
from ingest_platform.sandbox.shopify.store import dump
from ingest_platform.sandbox.shopify.values import number_of
from ingest_platform.sandbox.shopify.webhooks import subscription_gid


class NotFoundError(Exception):
    """Answers 404."""


async def subscriptions(_request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
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


async def one_subscription(request: Request, shop: Shop, body: dict[str, Any]) -> Any:
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


async def deliveries(request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Lists deliveries."""
    query = request.query_params
    since, limit, detail = int(query.get("since", 0)), int(query.get("limit", 1_000)), query.get("detail") == "1"
    found = list(islice((one for one in shop.webhooks.deliveries.values() if one.seq > since), limit))
    rows = []
    for one in found:
        row = one.shown()
        if detail:
            row["headers"] = shop.webhooks.headers(one, one.body, "good")
            row["body"] = one.body.decode()
        rows.append(row)
    return {"deliveries": rows, "next": found[-1].seq if found else since}


async def send(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Sends deliveries again, in the given order."""
    replaced = dump(body["body"]) if "body" in body else None
    results = []
    for seq in body["deliveries"]:
        one = shop.webhooks.deliveries.get(seq)
        if one is None:
            raise NotFoundError(f"Delivery {seq} does not exist")
        for _ in range(int(body.get("times", 1))):
            await shop.webhooks.attempt(
                one, signature=body.get("signature", "good"), body=replaced, uri=body.get("uri")
            )
            times = {"sent_at": one.last_sent_at, "answered_at": one.answered_at}
            results.append({"seq": seq, "status": one.status, **times})
    return {"results": results}


async def emit(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Fires a topic."""
    number = number_of(body["id"]) if "id" in body else None
    return changes.emit(shop, body["topic"], number, body.get("body"), body.get("uri"))


async def pause(_request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Holds deliveries from now on."""
    shop.webhooks.paused = True
    return shop.webhooks.stats()


async def resume(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Releases what is held."""
    return shop.webhooks.resume(body)


async def idle(request: Request, shop: Shop, _body: dict[str, Any]) -> Any:
    """Waits until nothing is on its way."""
    reached = await shop.webhooks.idle(float(request.query_params.get("timeout", 10)))
    return {"idle": reached, "pending": shop.webhooks.pending, "held": len(shop.webhooks.held)}


async def webhook_settings(_request: Request, shop: Shop, body: dict[str, Any]) -> Any:
    """Changes how deliveries go out."""
    shop.webhooks.configure(body)
    return dict(vars(shop.webhooks.settings))
