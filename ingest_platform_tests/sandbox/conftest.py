"""One sandbox process for these tests; every test has a shop of its own in it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest

from ingest_platform.sandbox.control import SandboxControl
from ingest_platform_tests import shared
from ingest_platform_tests.shared import Sandbox

_names = shared.numbers()


@pytest.fixture(scope="session")
def sandbox() -> Sandbox:
    return shared.sandbox(orders=300, customers=40, products=20, plan="enterprise")


@dataclass
class Shop:
    """A shop, with its control API and its GraphQL endpoint."""

    control: SandboxControl
    http: httpx.Client
    token: str = "shpat_sandbox"

    @property
    def url(self) -> str:
        return self.control.shop_url

    def post(self, query: str, /, **variables: Any) -> httpx.Response:
        return self.http.post(
            f"{self.url}/admin/api/2026-10/graphql.json",
            json={"query": query, "variables": variables},
            headers={"X-Shopify-Access-Token": self.token},
        )

    def ask(self, query: str, /, **variables: Any) -> Any:
        body = self.post(query, **variables).json()
        assert "errors" not in body, body["errors"]
        return body["data"]

    def code(self, query: str, /, **variables: Any) -> str:
        """The code of the first error."""
        return str(self.post(query, **variables).json()["errors"][0]["extensions"]["code"])

    def subscribe(self, topic: str, uri: str) -> str:
        query = """mutation($topic: WebhookSubscriptionTopic!, $uri: String!) {
          webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri}) {
            webhookSubscription { id } userErrors { field message } } }"""
        made = self.ask(query, topic=topic, uri=uri)["webhookSubscriptionCreate"]
        assert not made["userErrors"]
        return str(made["webhookSubscription"]["id"])

    def bulk(self, query: str, *, group: bool = False) -> dict[str, Any]:
        """Runs a bulk operation to its end."""
        start = """mutation($q: String!, $g: Boolean!) { bulkOperationRunQuery(query: $q, groupObjects: $g) {
          bulkOperation { id } userErrors { code message } } }"""
        made = self.ask(start, q=query, g=group)["bulkOperationRunQuery"]
        assert not made["userErrors"], made
        look = """query($id: ID!) { bulkOperation(id: $id) {
          id status errorCode url partialDataUrl objectCount rootObjectCount fileSize } }"""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            found: dict[str, Any] = self.ask(look, id=made["bulkOperation"]["id"])["bulkOperation"]
            if found["status"] not in ("CREATED", "RUNNING", "CANCELING"):
                return found
        raise AssertionError("the bulk operation did not end")


@pytest.fixture(scope="session")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=30, trust_env=False) as client:
        yield client


@pytest.fixture
def shop(sandbox: Sandbox, http: httpx.Client) -> Iterator[Shop]:
    with SandboxControl(sandbox.url, f"shop-{next(_names)}") as control:
        yield Shop(control, http)


@pytest.fixture(scope="session")
def stripe_sandbox() -> Sandbox:
    return shared.sandbox("stripe", charges=130, customers=40, subscriptions=40, invoices=60, products=8)


@dataclass
class StripeAccount:
    """An account of Stripe's sandbox, with its control API and its API."""

    control: SandboxControl
    http: httpx.Client
    key: str = "rk_test_sandbox"

    def call(self, method: str, path: str, *, headers: dict[str, str] | None = None, **options: Any) -> httpx.Response:
        given = {"Authorization": f"Bearer {self.key}", **(headers or {})}
        return self.http.request(method, f"{self.control.account_url}{path}", headers=given, **options)

    def get(self, path: str, **params: Any) -> Any:
        answer = self.call("GET", path, params=params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def refused(self, path: str, status: int, **params: Any) -> Any:
        """The error of a call that is refused."""
        answer = self.call("GET", path, params=params)
        assert answer.status_code == status, answer.text
        return answer.json()["error"]

    def post(self, path: str, headers: dict[str, str] | None = None, **data: Any) -> Any:
        answer = self.call("POST", path, data=data, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def walk(self, path: str, **params: Any) -> list[Any]:
        """Every object of a list."""
        found: list[Any] = []
        while True:
            page = self.get(path, **{"limit": 100, **params})
            found += page["data"]
            if not page["has_more"]:
                return found
            params["starting_after"] = found[-1]["id"]

    def listen(self, uri: str, *events: str, **options: Any) -> Any:
        """A webhook endpoint."""
        given = {"url": uri, "enabled_events[]": list(events) or ["*"], **options}
        return self.post("/v1/webhook_endpoints", **given)


@pytest.fixture
def account(stripe_sandbox: Sandbox, http: httpx.Client) -> Iterator[StripeAccount]:
    with stripe_sandbox.control(f"acc-{next(_names)}") as control:
        yield StripeAccount(control, http)


@pytest.fixture(scope="session")
def quickbooks() -> Sandbox:
    return shared.sandbox("quickbooks", invoices=240, customers=40, items=12, speed=1_000)


@dataclass
class Company:
    """A QuickBooks company, with its control API and a token."""

    control: SandboxControl
    http: httpx.Client
    tokens: dict[str, Any]

    @property
    def realm(self) -> str:
        return self.control.account

    @property
    def url(self) -> str:
        return f"{self.control.account_url}/v3/company/{self.realm}"

    def get(self, path: str, /, **params: str) -> httpx.Response:
        return self.http.get(f"{self.url}/{path}", params=params, headers=self.bearer())

    def bearer(self, token: str = "") -> dict[str, str]:
        return {"Authorization": f"Bearer {token or self.tokens['access_token']}"}

    def query(self, text: str) -> dict[str, Any]:
        """The QueryResponse."""
        answer = self.get("query", query=text, minorversion="75")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()["QueryResponse"]
        return found

    def fault(self, answer: httpx.Response) -> tuple[int, str, str]:
        """Status, code and detail of a refusal."""
        error = answer.json()["Fault"]["Error"][0]
        return answer.status_code, error["code"], error["Detail"]


@pytest.fixture
def company(quickbooks: Sandbox, http: httpx.Client) -> Iterator[Company]:
    with quickbooks.control(str(9_130_350_000 + next(_names))) as control:
        yield Company(control, http, control.call("POST", "tokens", {}))


@dataclass
class Received:
    headers: dict[str, str]
    body: bytes
    at: float


@dataclass
class Receiver:
    """An HTTP server that records what it gets; `answers` says with which status, the last one for ever."""

    url: str
    answers: list[int] = field(default_factory=lambda: [200])
    got: list[Received] = field(default_factory=list)

    def answer(self) -> int:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            record.got.append(Received({key.lower(): value for key, value in self.headers.items()}, body, time.time()))
            self.send_response(record.answer())
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128  # five by default: a burst of webhooks would be refused

    server = Server(("127.0.0.1", 0), Handler)
    record = Receiver(f"http://127.0.0.1:{server.server_port}/hook")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield record
    server.shutdown()
    server.server_close()
