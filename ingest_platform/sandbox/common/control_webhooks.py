"""The control API's part for webhooks that is the same for every vendor: deliveries, sent again, held back."""

from __future__ import annotations

from itertools import islice
from typing import Any

from starlette.requests import Request

from ingest_platform.sandbox.common.endpoint import Row
from ingest_platform.sandbox.common.objects import Body, NotFoundError
from ingest_platform.sandbox.common.server import Account
from ingest_platform.sandbox.common.values import dump


async def deliveries(request: Request, account: Account, _body: Body) -> Any:
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


async def send(_request: Request, account: Account, body: Body) -> Any:
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


async def pause(_request: Request, account: Account, _body: Body) -> Any:
    """Holds deliveries from now on."""
    account.webhooks.paused = True
    return account.webhooks.stats()


async def resume(_request: Request, account: Account, body: Body) -> Any:
    """Releases what is held."""
    return account.webhooks.resume(body)


async def idle(request: Request, account: Account, _body: Body) -> Any:
    """Waits until nothing is on its way."""
    reached = await account.webhooks.idle(float(request.query_params.get("timeout", 10)))
    return {"idle": reached, "pending": account.webhooks.pending, "held": len(account.webhooks.held)}


async def webhook_settings(_request: Request, account: Account, body: Body) -> Any:
    """Changes how deliveries go out."""
    account.webhooks.configure(body)
    return dict(vars(account.webhooks.settings))


WEBHOOK_ROWS: list[Row[Any]] = [
    ("GET", "deliveries", deliveries),
    ("POST", "send", send),
    ("POST", "pause", pause),
    ("POST", "resume", resume),
    ("GET", "idle", idle),
    ("PUT", "settings", webhook_settings),
]
"""Methods, path below `…/webhooks/`, handler."""
