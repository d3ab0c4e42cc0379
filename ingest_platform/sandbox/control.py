"""A client of the sandbox's control API, for tests and the demo. The contract is README.md."""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Literal, Self, cast

import httpx

Json = dict[str, Any]
Id = int | str
"""Shopify's are numbers, other vendors' are words."""


class SandboxControl:
    """Speaks to the control API about one account (Shopify: shop).

    A refusal raises httpx.HTTPStatusError with the sandbox's sentence.
    """

    def __init__(
        self, base_url: str, account: str = "demo", *, vendor: str = "shopify", timeout: float = 120.0
    ) -> None:
        self.url = base_url.rstrip("/")
        self.account = account
        self.vendor = vendor
        self._folder = "shops" if vendor == "shopify" else "accounts"
        # Plain HTTP alone: reading the certificates of the world takes longer than most calls.
        nothing = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.Client(base_url=f"{self.url}/control", timeout=timeout, trust_env=False, verify=nothing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the connection."""
        self._http.close()

    @property
    def account_url(self) -> str:
        """The account's base address: the vendor's paths lie below it, such as `/admin/api/…` or `/v1/charges`."""
        return f"{self.url}/{self._folder}/{self.account}"

    @property
    def shop(self) -> str:
        """The account's name, in Shopify's word."""
        return self.account

    @property
    def shop_url(self) -> str:
        """The account's base address, in Shopify's word."""
        return self.account_url

    # --- objects

    def ids(self, kind: str) -> list[Any]:
        """Every living id, ascending."""
        found: list[Any] = []
        after = ""
        while True:
            page = self._call("GET", f"{kind}?limit=10000{after}")
            found += page["ids"]
            if page["next"] is None:
                return found
            after = f"&after={page['next']}"

    def count(self, kind: str) -> int:
        """How many live."""
        return int(self._call("GET", f"{kind}?limit=1")["count"])

    def get(self, kind: str, number: Id) -> Json:
        """The whole truth of one object: `deleted`, and its forms (Shopify: `graphql`, `rest`)."""
        return cast(Json, self._call("GET", f"{kind}/{number}"))

    def truth(self, kind: str, form: Literal["graphql", "rest", "both"] = "graphql") -> Iterator[Json]:
        """Every living object with its id, streamed in the order of ids."""
        path = f"/{self._folder}/{self.account}/{kind}/truth.ndjson"
        with self._http.stream("GET", path, params={"form": form} if self.vendor == "shopify" else None) as answer:
            answer.raise_for_status()
            for line in answer.iter_lines():
                yield json.loads(line)

    def create(self, kind: str, **change: Any) -> Json:
        """Creates an object; keywords as the README's keys of a POST body."""
        return cast(Json, self._call("POST", kind, change))

    def update(self, kind: str, number: Id, **change: Any) -> Json:
        """Changes an object: a random realistic change without keywords, else the README's keys of a PATCH body."""
        return cast(Json, self._call("PATCH", f"{kind}/{number}", change))

    def delete(self, kind: str, number: Id, *, webhook: bool = True) -> Json:
        """Deletes an object."""
        return cast(Json, self._call("DELETE", f"{kind}/{number}", {"webhook": webhook}))

    def churn(
        self,
        changes: int,
        *,
        seed: int = 0,
        kinds: tuple[str, ...] = ("update",),
        types: tuple[str, ...] = (),
        webhooks: bool = True,
    ) -> list[Json]:
        """Many random changes: `type`, `id`, `kind` and `event` of each."""
        body: Json = {"changes": changes, "seed": seed, "kinds": list(kinds), "webhooks": webhooks}
        body |= {"types": list(types)} if types else {}
        return cast(list[Json], self._call("POST", "churn", body)["changes"])

    # --- webhooks

    def subscriptions(self) -> list[Json]:
        """Every subscription of every app."""
        return cast(list[Json], self._call("GET", "webhooks/subscriptions"))

    def remove_subscription(self, number: Id) -> None:
        """Removes one, as the vendor does after failed retries."""
        self._call("DELETE", f"webhooks/subscriptions/{number}")

    def deliveries(self, since: int = 0, *, detail: bool = False) -> list[Json]:
        """Deliveries with a higher `seq`, all of them."""
        found: list[Json] = []
        while True:
            page = self._call("GET", f"webhooks/deliveries?since={since}&limit=10000&detail={int(detail)}")
            if not page["deliveries"]:
                return found
            found += page["deliveries"]
            since = page["next"]

    def send(self, deliveries: list[int], **options: Any) -> list[Json]:
        """Sends deliveries again, in this order; `signature`, `times`, `body`, `uri` as in the README."""
        return cast(list[Json], self._call("POST", "webhooks/send", {"deliveries": deliveries, **options})["results"])

    def emit(self, topic: str, number: Id | None = None, body: Any = None, *, uri: str = "") -> str:
        """Fires a topic, to its subscriptions or to `uri` alone; returns the event id."""
        given: Json = {
            "topic": topic,
            **({} if number is None else {"id": number}),
            **({} if body is None else {"body": body}),
        }
        return str(self._call("POST", "webhooks/emit", {**given, **({"uri": uri} if uri else {})})["event"])

    def pause(self) -> None:
        """Holds deliveries from now on."""
        self._call("POST", "webhooks/pause")

    def resume(self, order: str | list[int] = "sent", **options: Any) -> Json:
        """Releases what is held; `seed`, `duplicate`, `lose`, `bad_signatures`, `concurrency` as in the README."""
        return cast(Json, self._call("POST", "webhooks/resume", {"order": order, **options}))

    def idle(self, timeout: float = 30.0) -> bool:
        """Waits until nothing is on its way; False when that took too long."""
        return bool(self._call("GET", f"webhooks/idle?timeout={timeout}")["idle"])

    def webhook_settings(self, **settings: Any) -> Json:
        """`time_scale`, `concurrency`, `timeout`, `header_style`."""
        return cast(Json, self._call("PUT", "webhooks/settings", settings))

    # --- apps, tokens, faults, numbers

    def add_app(self, client_id: str, client_secret: str, name: str = "", redirect_uris: tuple[str, ...] = ()) -> None:
        """Registers an app, for every shop."""
        body = {"client_id": client_id, "client_secret": client_secret, "name": name or client_id}
        self._request("POST", "/apps", {**body, "redirect_uris": list(redirect_uris)})

    def add_token(self, **options: Any) -> str:
        """A token: `token`, `scopes`, `client_id`, `expires_in`."""
        return str(self._call("POST", "tokens", options)["access_token"])

    def revoke_token(self, token: str) -> None:
        """From now on 401."""
        self._call("DELETE", f"tokens/{token}")

    def expire_token(self, token: str) -> None:
        """As if its hour were over."""
        self._call("POST", f"tokens/{token}/expire")

    def set_scopes(self, token: str, scopes: list[str]) -> None:
        """What a token may see from now on."""
        self._call("PUT", f"tokens/{token}/scopes", {"scopes": scopes})

    def uninstall(self, client_id: str = "sandbox-client") -> None:
        """Fires app/uninstalled and forgets the app's tokens and subscriptions."""
        self._call("POST", "uninstall", {"client_id": client_id})

    def set_faults(self, **faults: Any) -> Json:
        """Switches faults on; the others stay as they are."""
        return cast(Json, self._call("PUT", "faults", faults))

    def clear_faults(self) -> None:
        """Switches every fault off."""
        self._call("DELETE", "faults")

    def set_plan(self, plan: str) -> None:
        """standard, advanced, plus or enterprise."""
        self._call("PUT", "plan", {"plan": plan})

    def set_quota(self, maximum_available: float, restore_rate: float) -> None:
        """A bucket of any size."""
        self._call("PUT", "plan", {"maximum_available": maximum_available, "restore_rate": restore_rate})

    def stats(self) -> Json:
        """Requests, quota, bulk operations, webhooks, objects."""
        return cast(Json, self._call("GET", "stats"))

    def reset_stats(self) -> None:
        """Starts counting anew."""
        self._call("POST", "stats/reset")

    def prepare_bulk(self, query: str) -> Json:
        """Writes a bulk query's file now, so that the operation itself is served from disk."""
        return cast(Json, self._call("POST", "bulk/prepare", {"query": query}))

    def bulk_settings(self, **settings: Any) -> Json:
        """`delay`, `shuffle_window`, `max_concurrent`."""
        return cast(Json, self._call("POST", "bulk/settings", settings))

    def reset(self) -> None:
        """Makes the account as it was in the beginning."""
        self._call("POST", "reset")

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Any other request below the account, such as `PUT settings`: what one vendor's README alone describes."""
        return self._call(method, path, body)

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        return self._request(method, f"/{self._folder}/{self.account}/{path}", body)

    def _request(self, method: str, path: str, body: Any = None) -> Any:
        content = None if body is None else json.dumps(body).encode()
        answer = self._http.request(method, path, content=content, headers={"Content-Type": "application/json"})
        if answer.is_error:
            sentence = f"The sandbox refused {method} {path}: {answer.text}"
            raise httpx.HTTPStatusError(sentence, request=answer.request, response=answer)
        return answer.json()
