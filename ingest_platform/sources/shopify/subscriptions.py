"""Webhook subscriptions of a shop: list, create, remove."""

from ingest_platform.errors import SourceError
from ingest_platform.extract.connector import Subscription
from ingest_platform.sources.shopify.graphql import GraphQL, user_errors

LIST = """
query Subscriptions($after: String) {
  webhookSubscriptions(first: 100, after: $after) {
    nodes { id topic uri }
    pageInfo { hasNextPage endCursor }
  }
}
"""

CREATE = """
mutation Subscribe($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
    webhookSubscription { id topic uri }
    userErrors { field message }
  }
}
"""

DELETE = """
mutation Unsubscribe($id: ID!) {
  webhookSubscriptionDelete(id: $id) {
    deletedWebhookSubscriptionId
    userErrors { field message }
  }
}
"""


def enum_of(topic: str) -> str:
    """`orders/create` → `ORDERS_CREATE`, the name of the topic in GraphQL."""
    return topic.replace("/", "_").replace(".", "_").upper()


class Subscriptions:
    """The subscriptions that this app has in a shop."""

    def __init__(self, graphql: GraphQL, topics: list[str]) -> None:
        self._graphql = graphql
        self._topic_of = {enum_of(t): t for t in topics}

    async def list(self) -> list[Subscription]:
        """All of them."""
        found: list[Subscription] = []
        after = None
        while True:
            answer = await self._graphql.execute(LIST, {"after": after})
            page = answer.data["webhookSubscriptions"]
            found += [Subscription(n["id"], self._topic(n["topic"]), n["uri"]) for n in page["nodes"]]
            if not page["pageInfo"]["hasNextPage"]:
                return found
            after = page["pageInfo"]["endCursor"]

    def _topic(self, enum: str) -> str:
        return self._topic_of.get(enum, enum.lower())

    async def create(self, topic: str, address: str) -> Subscription:
        """Subscribe; one that exists already with this address is as good as a new one."""
        variables = {"topic": enum_of(topic), "subscription": {"uri": address, "format": "JSON"}}
        answer = await self._graphql.execute(CREATE, variables)
        payload = answer.data["webhookSubscriptionCreate"]
        if errors := user_errors(payload, "a subscription"):
            for existing in await self.list():
                if (existing.topic, existing.address) == (topic, address):
                    return existing
            message = "; ".join(str(e.get("message")) for e in errors)
            what = f"Shopify refuses the subscription to {topic} at {address}: {message}"
            raise SourceError(what, "Shopify wants an https address that it can reach: set INGEST_RECEIVER_PUBLIC_URL")
        made = payload["webhookSubscription"]
        return Subscription(made["id"], topic, made["uri"])

    async def remove(self, subscription: Subscription) -> None:
        """Unsubscribe; one that is gone already is no error."""
        answer = await self._graphql.execute(DELETE, {"id": subscription.id})
        errors = user_errors(answer.data["webhookSubscriptionDelete"], "the removal of a subscription")
        messages = [str(e.get("message")) for e in errors]
        if messages and not any("not exist" in m or "not found" in m.lower() for m in messages):
            raise SourceError(f"Shopify keeps the subscription: {'; '.join(messages)}", "Run it again later")
