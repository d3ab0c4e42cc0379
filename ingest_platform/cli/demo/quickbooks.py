"""The demo's QuickBooks company."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ingest_platform.cli import sandbox_accounts
from ingest_platform.cli.demo.story import IDLE_S, Change, Story, milliseconds
from ingest_platform.errors import IngestError
from ingest_platform.sandbox.control import SandboxControl

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.integrations import Integration
    from ingest_platform.settings import Settings

VERIFIER = "sandbox-verifier"

_NOTE = (
    "SELECT coalesce(private_note, '') FROM quickbooks_invoice"
    " WHERE integration_id = %s AND quickbooks_invoice_id = %s AND deleted_at IS NULL"
)
_STATE = (
    "SELECT CASE WHEN deleted_at IS NOT NULL THEN 'tombstone' WHEN voided THEN 'voided, ' || total_amount"
    " ELSE 'in force' END FROM quickbooks_invoice WHERE integration_id = %s AND quickbooks_invoice_id = %s"
)


class QuickBooksStory(Story):
    """Webhooks that only name what changed: the receiver fetches it."""

    def __init__(self, control: SandboxControl, connection: psycopg.Connection[Any], integration: Integration) -> None:
        super().__init__(control, connection, integration)
        invoices = control.ids("invoices")
        self._invoices = iter(invoices[len(invoices) // 2 :])

    def chapters(self) -> list[Callable[[], Change]]:
        """What happens, in order."""
        return [self.update, self.again, self.void, self.delete]

    def update(self) -> Change:
        """A note on an invoice."""
        invoice = next(self._invoices)
        self.control.update("invoices", invoice, set={"PrivateNote": "Gift wrap, please"})
        return self._fetched("invoice changed", invoice, "Invoice.Update", _NOTE, "Gift wrap, please")

    def again(self) -> Change:
        """Two changes within a second: the vendor's SyncToken orders them."""
        invoice = next(self._invoices)
        for note in ("older", "newer"):
            self.control.update("invoices", invoice, set={"PrivateNote": note})
        return self._fetched("two changes within a second", invoice, "Invoice.Update", _NOTE, "newer")

    def void(self) -> Change:
        """An invoice is voided: it stays, at zero."""
        invoice = next(self._invoices)
        self.control.call("POST", f"invoices/{invoice}/void", {})
        return self._fetched("invoice voided", invoice, "Invoice.Void", _STATE, "voided, 0")

    def delete(self) -> Change:
        """An invoice is deleted: a tombstone here, and everything kept in raw."""
        invoice = next(self._invoices)
        self.control.delete("invoices", invoice)
        return self._fetched("invoice deleted", invoice, "Invoice.Delete", _STATE, "tombstone")

    def _fetched(self, what: str, invoice: str, topic: str, query: str, expected: str) -> Change:
        latency = self._told(topic)
        return Change(what, self._until(query, invoice, expected), expected, latency)

    def _told(self, topic: str) -> float:
        """Wait for the webhook: the vendor gathers changes for a moment, and one body may name several."""
        self.control.call("POST", "webhooks/flush", {})
        deadline = time.monotonic() + IDLE_S
        while time.monotonic() < deadline:
            found = [d for d in self.control.deliveries(self._seq) if topic in d["topic"].split(",")]
            if found and found[-1]["state"] == "delivered":
                self._seq = max(d["seq"] for d in found)
                return milliseconds(found[-1])
            time.sleep(0.02)
        raise IngestError(f"{topic} was not delivered within {IDLE_S:.0f} s", "See .ingest/logs/receiver.log")


class QuickBooksStage:
    """A company of the sandbox, connected by OAuth; its webhooks are set up as in the vendor's portal."""

    source = "quickbooks"
    story = QuickBooksStory

    def control(self, sandbox_url: str, name: str) -> SandboxControl:
        """The company's realm id follows from the account's name."""
        return SandboxControl(f"{sandbox_url}/quickbooks", _realm(name), vendor="quickbooks")

    def connect(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> Integration:
        """Open the consent page and press its button; enter the receiver's address in the portal."""
        with self.control(options.sandbox_url, name) as control:
            portal = {"uri": f"{options.public_url}/webhooks/quickbooks", "format": "cloudevents"}
            control.call("PUT", "webhooks/portal", portal)
        return sandbox_accounts.connect_like_a_browser(options, connection, self._grant(options, name))

    def invitation(self, options: Settings, connection: psycopg.Connection[Any], name: str) -> str:
        """The address of the consent page."""
        return sandbox_accounts.authorize_url(options, connection, self._grant(options, name))

    @staticmethod
    def _grant(options: Settings, name: str) -> sandbox_accounts.Grant:
        address = f"{options.sandbox_url}/quickbooks/accounts/{_realm(name)}"
        return sandbox_accounts.Grant("quickbooks", name, address, {"webhook_secret": VERIFIER})


def _realm(name: str) -> str:
    """Digits that stand for a name."""
    digits = re.sub(r"\D", "", name)
    return f"9130{zlib.crc32(name.encode()) % 10**6:06d}{digits[-6:]:0>6}"
