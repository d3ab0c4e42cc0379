"""Changes made in the sandbox, and what became of each: in the refined table, and how long after it was sent.

The latency is the sandbox's own measurement, from sending a webhook to having the receiver's 200. The receiver answers
only after the commit, so it is an upper bound for the time until the row is committed, on one clock.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest_platform.errors import IngestError
from ingest_platform.sandbox.control import Json, SandboxControl

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.integrations import Integration

IDLE_S = 20.0
SECOND = 1.05


@dataclass(frozen=True)
class Change:
    """A change and its outcome: `seen` is what the refined table has, `expected` what it should."""

    what: str
    seen: str
    expected: str
    latency_ms: float

    @property
    def holds(self) -> bool:
        """Whether the copy shows the change."""
        return self.seen == self.expected


class Story:
    """The changes of the demo, one after the other."""

    def __init__(self, control: SandboxControl, connection: psycopg.Connection[Any], integration: Integration) -> None:
        self.control, self.connection, self.integration = control, connection, integration
        self._seq = max((d["seq"] for d in control.deliveries()), default=0)
        orders = control.ids("orders")
        # From the middle: whole orders with line items, none of which another chapter touches.
        self._orders = iter(orders[len(orders) // 2 :])

    def tell(self) -> Iterator[Change]:
        """Make each change, wait until its webhooks were answered, and look at the refined table."""
        chapters: list[Callable[[], Change]] = [
            self.create, self.update, self.remove_line_item, self.customer, self.delete, self.twice, self.wrong_order,
        ]  # fmt: skip
        for chapter in chapters:
            yield chapter()

    # -- chapters ------------------------------------------------------------------------------------------------

    def create(self) -> Change:
        """A new order."""
        made = self.control.create("orders")
        latency = self._latency("orders/create", made["id"])
        truth = self.control.get("orders", made["id"])["graphql"]
        seen = self._one(
            "SELECT o.name || ', ' || (SELECT count(*) FROM shopify_order_line_item l"
            " WHERE l.order_id = o.id AND l.deleted_at IS NULL) || ' line items'"
            " FROM shopify_order o WHERE integration_id = %s AND shopify_order_id = %s AND deleted_at IS NULL",
            made["id"],
        )
        return Change("order created", seen, f"{truth['name']}, {len(truth['lineItems']['nodes'])} line items", latency)

    def update(self) -> Change:
        """A note on an order."""
        number = next(self._orders)
        self.control.update("orders", number, set={"note": "Gift wrap, please 🎁"})
        latency = self._latency("orders/updated", number)
        return Change("order updated", self._note(number), "note: Gift wrap, please 🎁", latency)

    def remove_line_item(self) -> Change:
        """A line item leaves an order: its row becomes a tombstone."""
        number = next(self._orders)
        while len(self.control.get("orders", number)["graphql"]["lineItems"]["nodes"]) < 2:
            number = next(self._orders)
        before = len(self.control.get("orders", number)["graphql"]["lineItems"]["nodes"])
        self.control.update("orders", number, remove_line_items=1)
        latency = self._latency("orders/updated", number)
        seen = self._one(
            "SELECT count(*) FILTER (WHERE l.deleted_at IS NULL) || ' line items, '"
            " || count(*) FILTER (WHERE l.deleted_at IS NOT NULL) || ' tombstone'"
            " FROM shopify_order o JOIN shopify_order_line_item l ON l.order_id = o.id"
            " WHERE o.integration_id = %s AND o.shopify_order_id = %s",
            number,
        )
        return Change("line item left an order", seen, f"{before - 1} line items, 1 tombstone", latency)

    def customer(self) -> Change:
        """A customer's name."""
        number = self.control.ids("customers")[0]
        self.control.update("customers", number, set={"firstName": "Åsa", "lastName": "Björk-Ōta"})
        latency = self._latency("customers/update", number)
        seen = self._one(
            "SELECT first_name || ' ' || last_name FROM shopify_customer"
            " WHERE integration_id = %s AND shopify_customer_id = %s",
            number,
        )
        return Change("customer renamed", seen, "Åsa Björk-Ōta", latency)

    def delete(self) -> Change:
        """An order is deleted: a tombstone here, and everything kept in raw."""
        number = next(self._orders)
        self.control.delete("orders", number)
        latency = self._latency("orders/delete", number)
        seen = self._one(
            "SELECT CASE WHEN deleted_at IS NULL THEN 'still there' ELSE 'tombstone' END FROM shopify_order"
            " WHERE integration_id = %s AND shopify_order_id = %s",
            number,
        )
        return Change("order deleted", seen, "tombstone", latency)

    def twice(self) -> Change:
        """An update whose webhook arrives twice: the second changes nothing and makes no version."""
        number = next(self._orders)
        before = self._versions(number)
        self.control.update("orders", number, set={"note": "Sent twice"})
        (first,) = self._deliveries("orders/updated", number)
        again = self.control.send([first["seq"]])
        seen = f"{self._note(number)}; +{self._versions(number) - before} version; second answer {again[0]['status']}"
        expected = "note: Sent twice; +1 version; second answer 200"
        return Change("update that arrives twice", seen, expected, _ms(first))

    def wrong_order(self) -> Change:
        """Two updates, the newer delivered first: it stays."""
        number = next(self._orders)
        self.control.pause()
        self.control.update("orders", number, set={"note": "older"})
        # The vendor's versions are whole seconds: within one there would be no older and newer, but a tie.
        time.sleep(SECOND)
        self.control.update("orders", number, set={"note": "newer"})
        held = self._deliveries("orders/updated", number, state="held")
        self.control.resume([held[-1]["seq"], held[0]["seq"]])
        sent = self._deliveries("orders/updated", number, after=held[0]["seq"] - 1)
        self._seq = max(self._seq, *(d["seq"] for d in held))
        reversed_ = sent[-1]["sent_at"] < sent[0]["sent_at"]
        seen = f"{self._note(number)}; {'newer' if reversed_ else 'older'} sent first"
        return Change("two updates in the wrong order", seen, "note: newer; newer sent first", _ms(sent[-1]))

    # -- plumbing ------------------------------------------------------------------------------------------------

    def _deliveries(self, topic: str, number: int, *, state: str = "delivered", after: int | None = None) -> list[Json]:
        """Deliveries of a topic and object since the last look, once nothing is on its way."""
        if state == "delivered" and not self.control.idle(IDLE_S):
            raise IngestError(f"{topic} was not delivered within {IDLE_S:.0f} s", "See .ingest/logs/receiver.log")
        found = self.control.deliveries(self._seq if after is None else after)
        mine = [d for d in found if d["topic"] == topic and str(d["object_id"]) == str(number)]
        if not mine or any(d["state"] != state for d in mine):
            states = ", ".join(d["state"] for d in mine) or "none was sent: is the topic subscribed to?"
            raise IngestError(f"{topic} of {number} was not answered well ({states})", "See .ingest/logs/receiver.log")
        if state == "delivered":
            self._seq = max(d["seq"] for d in found)
        return mine

    def _latency(self, topic: str, number: int) -> float:
        return _ms(self._deliveries(topic, number)[-1])

    def _note(self, number: int) -> str:
        return self._one(
            "SELECT 'note: ' || coalesce(note, '') FROM shopify_order"
            " WHERE integration_id = %s AND shopify_order_id = %s",
            number,
        )

    def _versions(self, number: int) -> int:
        return int(
            self._one(
                "SELECT count(*)::text FROM shopify_raw_ingest WHERE integration_id = %s"
                " AND object_type = 'order' AND shopify_object_id = %s::text",
                number,
            )
        )

    def _one(self, query: str, number: int) -> str:
        row = self.connection.execute(query, [self.integration.id, number]).fetchone()
        return "no row" if row is None else str(row[0])


def _ms(delivery: Json) -> float:
    return float(delivery["answered_at"] - delivery["sent_at"]) * 1000
