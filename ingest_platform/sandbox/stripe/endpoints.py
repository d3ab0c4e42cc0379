"""`/v1/webhook_endpoints` and `/v2/core/event_destinations`: whom events are delivered to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.values import dump
from ingest_platform.sandbox.stripe import lists
from ingest_platform.sandbox.stripe.errors import ApiError, bad_parameter, missing, unknown_parameter, unrecognized
from ingest_platform.sandbox.stripe.params import words
from ingest_platform.sandbox.stripe.webhooks import Endpoint, destination_shown, endpoint_shown

if TYPE_CHECKING:
    from ingest_platform.sandbox.stripe.account import Account
    from ingest_platform.sandbox.stripe.keys import Key

CREATE = {"url", "enabled_events", "api_version", "connect", "description", "metadata", "expand"}
UPDATE = {"url", "enabled_events", "disabled", "description", "metadata", "expand"}
ENDPOINTS_AT_MOST = 16
"""Of an account in test mode (docs.stripe.com/webhooks)."""


def answer(account: Account, key: Key, method: str, rest: list[str], given: dict[str, Any]) -> bytes:
    """The body of a call to /v1/webhook_endpoints. Raises ApiError."""
    key.check("webhook", "read" if method == "GET" else "write")
    own = [one for one in account.webhooks.endpoints.values() if not one.destination]
    if not rest:
        return _list(own, given) if method == "GET" else _create(account, own, method, given)
    one = next((one for one in own if one.id == rest[0]), None)
    if one is None or len(rest) > 1:
        raise missing("webhook endpoint", rest[0], "webhook_endpoint")
    if method == "DELETE":
        del account.webhooks.endpoints[one.id]
        return dump({"id": one.id, "object": "webhook_endpoint", "deleted": True})
    if method == "POST":
        _update(account, one, given)
    return dump(endpoint_shown(one))


def _list(own: list[Endpoint], given: dict[str, Any]) -> bytes:
    newest_first = [{**endpoint_shown(one)} for one in reversed(own)]
    found, more = lists.slice_of(newest_first, given)
    return lists.body([dump(one) for one in found], more, "/v1/webhook_endpoints")


def _create(account: Account, own: list[Endpoint], method: str, given: dict[str, Any]) -> bytes:
    if method != "POST":
        raise unrecognized(method, "/v1/webhook_endpoints")
    for name in given:
        if name not in CREATE:
            raise unknown_parameter(name)
    for name in ("enabled_events", "url"):
        if name not in given:
            raise ApiError(400, f"Missing required param: {name}.", code="parameter_missing", param=name)
    if len(own) >= ENDPOINTS_AT_MOST:
        raise ApiError(400, f"You have reached the maximum of {ENDPOINTS_AT_MOST} test webhook endpoints.")
    one = account.webhooks.add(
        _url(given["url"]),
        words(given["enabled_events"], "enabled_events"),
        api_version=given.get("api_version"),
        connect=given.get("connect") == "true",
        description=given.get("description"),
        metadata=given.get("metadata") or {},
    )
    return dump(endpoint_shown(one, secret=True))


def _update(account: Account, one: Endpoint, given: dict[str, Any]) -> None:
    for name in given:
        if name not in UPDATE:
            raise unknown_parameter(name)
    if "url" in given:
        one.url = _url(given["url"])
    if "enabled_events" in given:
        one.enabled_events = words(given["enabled_events"], "enabled_events")
    if "disabled" in given:
        one.status = "disabled" if given["disabled"] in ("true", True) else "enabled"
    if "description" in given:
        one.description = given["description"]
    if "metadata" in given:
        one.metadata = {**one.metadata, **given["metadata"]}
    one.updated = int(account.now())


def _url(value: Any) -> str:
    if not isinstance(value, str) or not value.startswith(("http://", "https://")):
        raise ApiError(
            400, "Invalid URL: An explicit scheme (such as https) must be provided.", code="url_invalid", param="url"
        )
    return value


# --- v2 ----------------------------------------------------------------------------------------------------------


def destination(account: Account, key: Key, method: str, rest: list[str], given: dict[str, Any]) -> bytes:
    """The body of a call to /v2/core/event_destinations. Raises ApiError."""
    key.check("event_destination", "read" if method == "GET" else "write")
    include = [str(one) for one in given.get("include") or []]
    own = [one for one in account.webhooks.endpoints.values() if one.destination]
    if not rest and method == "GET":
        shown = [destination_shown(one, _without_secret(include)) for one in reversed(own)]
        return dump({"data": shown, "next_page_url": None, "previous_page_url": None})
    if not rest:
        return _make(account, given, include)
    one = next((one for one in own if one.id == rest[0]), None)
    if one is None:
        raise missing("event destination", rest[0])
    if method == "DELETE":
        del account.webhooks.endpoints[one.id]
        return dump({"id": one.id, "object": "v2.core.event_destination"})
    if method == "POST" and rest[1:] in (["disable"], ["enable"]):
        one.status = f"{rest[1]}d"
    elif method == "POST" and rest[1:] == ["ping"]:
        event = account.events.make(
            "event_destination.ping", {"id": one.id, "object": "event_destination"}, at=int(account.now())
        )
        account.webhooks.fire(event, uri=one.url)
        return dump(event.thin)
    elif method == "POST" and len(rest) == 1:
        one.name, one.description = given.get("name", one.name), given.get("description", one.description)
        one.enabled_events = given.get("enabled_events", one.enabled_events)
        one.metadata = given.get("metadata") or one.metadata
        one.url = (given.get("webhook_endpoint") or {}).get("url", one.url)
    elif len(rest) > 1:
        raise unrecognized(method, "/".join(rest))
    return dump(destination_shown(one, _without_secret(include)))


def _make(account: Account, given: dict[str, Any], include: list[str]) -> bytes:
    for name in ("name", "type", "event_payload", "enabled_events"):
        if name not in given:
            raise ApiError(400, f"Missing required param: {name}.", code="parameter_missing", param=name)
    if given["type"] != "webhook_endpoint" or given["event_payload"] not in ("thin", "snapshot"):
        raise bad_parameter("type", "The sandbox has webhook endpoints alone, with thin or snapshot payloads")
    one = account.webhooks.add(
        _url((given.get("webhook_endpoint") or {}).get("url")),
        words(given["enabled_events"], "enabled_events"),
        name=str(given["name"]),
        description=given.get("description"),
        api_version=given.get("snapshot_api_version"),
        metadata=given.get("metadata") or {},
        thin=given["event_payload"] == "thin",
        destination=True,
    )
    return dump(destination_shown(one, include))


def _without_secret(include: list[str]) -> list[str]:
    return [one for one in include if one != "webhook_endpoint.signing_secret"]
