"""What a vendor's folder offers the platform at run time: the one interface between the two."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol

from ingest_platform.declare import AccountEffect, ObjectType, Source
from ingest_platform.extract.documents import Batch, Count, Document, Usage, Window


@dataclass(frozen=True, slots=True)
class Secrets:
    """What an account is reached with. Never logged: `repr` shows no value."""

    values: Mapping[str, str]
    expires_at: datetime | None = None
    refresh_expires_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Secrets({', '.join(sorted(self.values))})"


@dataclass(frozen=True, slots=True)
class Account:
    """Where an account is and how its current secrets are had.

    `secrets()` gives the current ones, refreshed when they are about to expire; `refresh()` refreshes whatever their
    age, after the source refused them. Both are safe across processes: they go through the credential lease.
    """

    integration_id: str
    base_url: str
    secrets: Callable[[], Awaitable[Secrets]]
    refresh: Callable[[], Awaitable[Secrets]]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A webhook subscription as the source has it."""

    id: str
    topic: str
    address: str


class SourceClient(Protocol):
    """One account's client, open. Every method raises the errors of `ingest_platform.errors`."""

    usage: Usage

    def backfill(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object, or those created in the window, resumed at `state`."""

    def changes(
        self, object_type: ObjectType, *, window: Window, state: Mapping[str, Any] | None
    ) -> AsyncIterator[Batch]:
        """Every object updated in the window, in the order of their updates, resumed at `state`."""

    async def fetch(self, object_type: ObjectType, ids: Sequence[str]) -> list[Document]:
        """The named objects as they are now; for those that are gone, a document with operation "delete"."""

    async def count(self, object_type: ObjectType, window: Window) -> Count:
        """How many the source says there are."""

    def ids(self, object_type: ObjectType) -> AsyncIterator[Sequence[str]]:
        """Every id, in the form that the copy keys its rows by, page by page.

        Ends without an error only when the source said that no page follows.
        """

    async def granted_scopes(self) -> frozenset[str]:
        """The scopes the account has granted."""

    async def subscriptions(self) -> list[Subscription]:
        """The webhook subscriptions that exist."""

    async def subscribe(self, topic: str, address: str) -> Subscription:
        """Create a subscription."""

    async def unsubscribe(self, subscription: Subscription) -> None:
        """Remove a subscription."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a webhook about somebody's data speaks of: their vendor id, and how else they may be found.

    `contacts` are e-mail addresses and phone numbers; `objects` are the objects that the vendor names, by type.
    """

    object_id: str | None
    contacts: tuple[str, ...] = ()
    objects: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A webhook that was verified, in the platform's words.

    `delivery_id` is the same for every try of one delivery; `triggered_at` is the source's own time of the change.
    `effect` is what it means for the account itself, when it speaks of that and of no object; `person` is whose data
    it is about, where the effect is on a person.
    """

    topic: str
    delivery_id: str
    event_id: str | None
    triggered_at: datetime | None
    account: str | None
    body: Any
    effect: AccountEffect | None = None
    person: Person | None = None


Verdict = Literal["ok", "bad_signature", "malformed"]


class WebhookDoor(Protocol):
    """How a vendor's webhooks are verified and read. No I/O."""

    def account(self, headers: Mapping[str, str]) -> str | None:
        """The vendor's name of the account that the headers claim to speak of; nothing is verified yet."""

    def verify(self, headers: Mapping[str, str], body: bytes, secrets: Secrets) -> bool:
        """Whether the signature over the raw bytes holds, compared in constant time."""

    def read(self, headers: Mapping[str, str], body: bytes) -> Delivery:
        """The delivery. Raises ValueError, with a sentence, when it is not one."""


class Connector(Protocol):
    """A vendor, ready to be used."""

    source: Source
    door: WebhookDoor

    def open(self, account: Account) -> AbstractAsyncContextManager[SourceClient]:
        """A client of one account, closed at the end of the block."""

    def authorize_url(self, *, base_url: str, state: str, redirect_uri: str, client_id: str) -> str:
        """Where a person grants access."""

    async def exchange(self, *, base_url: str, query: Mapping[str, str], client_id: str, client_secret: str,
                       redirect_uri: str) -> Secrets:  # fmt: skip
        """The secrets that the redirect's query buys. Raises CredentialError when the source did not send it."""

    async def renew(self, *, base_url: str, secrets: Secrets) -> Secrets:
        """New secrets for those about to expire. Raises NeedsReconnect when the grant is gone."""
