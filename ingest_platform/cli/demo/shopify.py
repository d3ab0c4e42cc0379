"""The demo's shop."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ingest_platform.cli import sandbox_accounts
from ingest_platform.cli.demo.story import SECOND, Change, Story, milliseconds
from ingest_platform.sandbox.control import SandboxControl

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.integrations import Integration
    from ingest_platform.settings import Settings


class ShopifyStory(Story):
    """A shop's day."""

    def __init__(self, control: SandboxControl, connection: psycopg.Connection[Any], integration: Integration) -> None:
        super().__init__(control, connection, integration)
        orders = control.ids("orders")
        # From the middle: whole orders with line items, none of which another chapter touches.
        self._orders = iter(orders[len(orders) // 2 :])

    def chapters(self) -> list[Callable[[], Change]]:
        """What happens, in order."""
        return [
            self.create, self.update, self.remove_line_item, self.customer, self.delete, self.twice, self.wrong_order,
        ]  # fmt: skip

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
        return Change("update that arrives twice", seen, expected, milliseconds(first))

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
        return Change("two updates in the wrong order", seen, "note: newer; newer sent first", milliseconds(sent[-1]))

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


class ShopifyStage:
    """A shop of the sandbox, connected through its install screen."""

    source = "shopify"
    story = ShopifyStory

    def control(self, sandbox_url: str, name: str) -> SandboxControl:
        """The shop has the account's name."""
        return SandboxControl(sandbox_url, name)

    def connect(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> Integration:
        """Open the install screen and press its button."""
        return sandbox_accounts.connect_like_a_browser(options, connection, self._grant(options, name))

    def invitation(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> str:
        """The address of the install screen."""
        return sandbox_accounts.authorize_url(options, connection, self._grant(options, name))

    @staticmethod
    def _grant(options: Settings, name: str) -> sandbox_accounts.Grant:
        return sandbox_accounts.Grant("shopify", name, f"{options.sandbox_url}/shops/{name}")
