"""The webhook endpoint of an account: one, with the event types that are wanted and a signing secret of its own."""

from collections.abc import Sequence

from ingest_platform.errors import SourceError
from ingest_platform.extract.connector import Subscribed, Subscription
from ingest_platform.sources.stripe.api import PAGE, RefusedError, StripeApi

PATH = "/v1/webhook_endpoints"
EVERY = "*"
SECRET = "webhook_secret"  # noqa: S105 — the name that it is stored under


class Endpoints:
    """The webhook endpoints of an account. `topics` are the event types that are wanted."""

    def __init__(self, api: StripeApi, topics: Sequence[str]) -> None:
        self._api = api
        self._topics = sorted(topics)

    async def list(self) -> list[Subscription]:
        """A subscription for each event type of each endpoint.

        An endpoint is unhealthy when it is disabled, renders another API version than ours, or does not ask for all
        that is wanted: its event types cannot be added to without losing what is sent meanwhile unsigned for us, so it
        is replaced as a whole.
        """
        found: list[Subscription] = []
        after: list[tuple[str, str]] = []
        while True:
            answer = await self._api.get(PATH, [("limit", str(PAGE)), *after])
            for row in answer.rows:
                listed = [str(name) for name in row.get("enabled_events") or ()]
                topics = self._topics if EVERY in listed else listed
                healthy = (
                    row.get("status") == "enabled"
                    and row.get("api_version") == self._api.version
                    and set(self._topics) <= set(topics)
                )
                found += [Subscription(str(row["id"]), topic, str(row["url"]), healthy) for topic in topics]
            if not answer.has_more or not answer.rows:
                return found
            after = [("starting_after", str(answer.rows[-1]["id"]))]

    async def create(self, topics: Sequence[str], address: str) -> Subscribed:
        """An endpoint for these event types; Stripe shows its secret this once."""
        form = [("url", address), ("api_version", self._api.version), ("description", "A copy in PostgreSQL")]
        form += [("enabled_events[]", topic) for topic in topics]
        try:
            answer = await self._api.post(PATH, form)
        except RefusedError as refused:
            raise SourceError(
                f"Stripe refuses the webhook endpoint {address}: {refused.what}",
                "Stripe wants an https address that it can reach: set INGEST_RECEIVER_PUBLIC_URL",
            ) from None
        secret = answer.data.get("secret")
        if not isinstance(secret, str) or not secret:
            raise SourceError("Stripe made a webhook endpoint and showed no secret", "Run the same command again later")
        return Subscribed(tuple(topics), secrets={SECRET: secret})

    async def remove(self, subscription: Subscription) -> None:
        """Remove the endpoint, with all of its event types; one that is gone already is no error."""
        try:
            await self._api.delete(f"{PATH}/{subscription.id}")
        except RefusedError as refused:
            if not refused.is_missing:
                raise
