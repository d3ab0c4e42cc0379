"""The control API's part that is the same for every vendor: refusals as sentences, deliveries, faults.

The contract is ../README.md.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from itertools import islice
from typing import Any, Protocol, TypeVar

import orjson
from starlette.requests import Request
from starlette.responses import Response

from ingest_platform.sandbox.common.deliveries import DeliveryQueue
from ingest_platform.sandbox.common.http import respond
from ingest_platform.sandbox.common.values import dump


class NotFoundError(Exception):
    """Answers 404."""


class Controlled(Protocol):
    """An account, as far as these handlers need it."""

    @property
    def webhooks(self) -> DeliveryQueue:
        """Its deliveries."""
        ...


A = TypeVar("A")
Handler = Callable[[Request, A, dict[str, Any]], Awaitable[Any]]


def _checked(account: A | None, named: str) -> A:
    if account is None:
        raise NotFoundError(f"That can't be {named} name")
    return account


def endpoint(
    handler: Handler[A], find: Callable[[Request], A | None], refusals: tuple[type[Exception], ...], named: str
) -> Callable[[Request], Awaitable[Response]]:
    """Wraps a handler: finds the account (`named` is the vendor's word), reads the body, turns refusals into 4xx."""

    refused: tuple[type[Exception], ...] = (NotFoundError, *refusals)

    async def answer(request: Request) -> Response:
        raw = await request.body()
        try:
            account = _checked(find(request), named)
            body = read_json(raw) if raw.strip() else {}
            result = await handler(request, account, _object(body))
        except refused as error:
            gone = isinstance(error, NotFoundError) or "does not exist" in str(error)
            return respond({"error": str(error)}, 404 if gone else 400)
        except KeyError as error:
            return respond({"error": f"Unknown or missing key {error}"}, 400)
        except (ValueError, TypeError) as error:
            return respond({"error": f"Bad value: {error}"}, 400)
        return result if isinstance(result, Response) else respond(result)

    return answer


def _object(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise ValueError("the body must be a JSON object")  # noqa: TRY004 - answered as a bad value
    return body


def read_json(raw: bytes) -> Any:
    """JSON with integers of any size."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return json.loads(raw)


async def deliveries(request: Request, account: Controlled, _body: dict[str, Any]) -> Any:
    """Lists deliveries."""
    query = request.query_params
    since, limit, detail = int(query.get("since", 0)), int(query.get("limit", 1_000)), query.get("detail") == "1"
    found = list(islice((one for one in account.webhooks.deliveries.values() if one.seq > since), limit))
    rows = []
    for one in found:
        row = one.shown()
        if detail:
            row["headers"] = account.webhooks.headers(one, one.body, "good")
            row["body"] = one.body.decode()
        rows.append(row)
    return {"deliveries": rows, "next": found[-1].seq if found else since}


async def send(_request: Request, account: Controlled, body: dict[str, Any]) -> Any:
    """Sends deliveries again, in the given order."""
    replaced = dump(body["body"]) if "body" in body else None
    results = []
    for seq in body["deliveries"]:
        one = account.webhooks.deliveries.get(seq)
        if one is None:
            raise NotFoundError(f"Delivery {seq} does not exist")
        for _ in range(int(body.get("times", 1))):
            await account.webhooks.attempt(
                one, signature=body.get("signature", "good"), body=replaced, uri=body.get("uri")
            )
            times = {"sent_at": one.last_sent_at, "answered_at": one.answered_at}
            results.append({"seq": seq, "status": one.status, **times})
    return {"results": results}


async def pause(_request: Request, account: Controlled, _body: dict[str, Any]) -> Any:
    """Holds deliveries from now on."""
    account.webhooks.paused = True
    return account.webhooks.stats()


async def resume(_request: Request, account: Controlled, body: dict[str, Any]) -> Any:
    """Releases what is held."""
    return account.webhooks.resume(body)


async def idle(request: Request, account: Controlled, _body: dict[str, Any]) -> Any:
    """Waits until nothing is on its way."""
    reached = await account.webhooks.idle(float(request.query_params.get("timeout", 10)))
    return {"idle": reached, "pending": account.webhooks.pending, "held": len(account.webhooks.held)}


async def webhook_settings(_request: Request, account: Controlled, body: dict[str, Any]) -> Any:
    """Changes how deliveries go out."""
    account.webhooks.configure(body)
    return dict(vars(account.webhooks.settings))


WEBHOOK_ROUTES: list[tuple[str, str, Handler[Any]]] = [
    ("GET", "deliveries", deliveries),
    ("POST", "send", send),
    ("POST", "pause", pause),
    ("POST", "resume", resume),
    ("GET", "idle", idle),
    ("PUT", "settings", webhook_settings),
]
"""Methods, path below `…/webhooks/`, handler."""
