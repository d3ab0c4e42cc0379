"""What a vendor's folder offers the platform at run time: the one interface between the two."""

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, Protocol, runtime_checkable

from ingest_platform.declare import AccountEffect, ObjectType, Source
from ingest_platform.extract.documents import EVERYTHING, Batch, Count, Document, Usage, Window

SELF_TEST_HEADER = "ingest-self-test"
"""Marks our own tests of the receiver: one that it refuses is not counted among the vendor's bad signatures."""


@dataclass(frozen=True, slots=True)
class Secrets:
    """What an account is reached with. Never logged: `repr` shows no value."""

    values: Mapping[str, str]
    expires_at: datetime | None = None
    refresh_expires_at: datetime | None = None

    @property
    def webhook_keys(self) -> list[bytes]:
        """What webhooks are signed with, the current one first: after a rotation two hold for a while."""
        names = ("webhook_secret", "webhook_secret_previous")
        return [key.encode() for name in names if (key := self.values.get(name))]

    def __repr__(self) -> str:
        return f"Secrets({', '.join(sorted(self.values))})"


async def _nothing(_name: str) -> None:
    """No quota is kept."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where an account is and how its current secrets are had.

    `secrets()` gives the current ones, refreshed when they are about to expire; `refresh()` refreshes whatever their
    age, after the source refused them. Both are safe across processes: they go through the credential lease.
    `account` is the vendor's own name of it, empty while it is being connected.

    `async with quota("read"):` waits for a permit of the source's quota of that name, and holds one of its concurrent
    slots within the block; `throttled("read")` tells of a 429. Both are shared by all processes of the account.
    """

    integration_id: str
    base_url: str
    secrets: Callable[[], Awaitable[Secrets]]
    refresh: Callable[[], Awaitable[Secrets]]
    account: str = ""
    quota: Callable[[str], AbstractAsyncContextManager[None]] = field(default=lambda _name: nullcontext())
    throttled: Callable[[str], Awaitable[None]] = field(default=_nothing)


@dataclass(frozen=True, slots=True)
class Subscription:
    """A webhook subscription to one topic, as the source has it; those of one endpoint share its `id`.

    One that is not `healthy` (disabled, in another API version) is replaced.
    """

    id: str
    topic: str
    address: str
    healthy: bool = True


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What came of subscribing topics. `secrets` is what the source hands out once: an endpoint's `webhook_secret`."""

    created: tuple[str, ...]
    failed: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """An event of the source's own log: its id, what it is about, and its time."""

    event_id: str
    topic: str
    object_id: str
    created: datetime


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
        """How many the source says there are, of those created in the window where the listing has a
        `created_column`.
        """

    def ids(self, object_type: ObjectType, window: Window = EVERYTHING) -> AsyncIterator[Sequence[str]]:
        """Every id, in the form that the copy keys its rows by, page by page; of those created in the window where
        the listing has a `created_column`.

        Ends without an error only when the source said that no page follows.
        """

    async def identify(self) -> str:
        """The vendor's own name of the account that the secrets open."""

    async def granted_scopes(self, proven: Collection[str] = ()) -> frozenset[str]:
        """The scopes the account has granted. Those that answers have `proven` a moment ago need not be asked for."""

    async def subscriptions(self) -> list[Subscription]:
        """The webhook subscriptions that exist."""

    async def subscribe(self, topics: Sequence[str], address: str) -> Subscribed:
        """Have these topics sent to the address too. One topic's refusal is in the answer and stops no other."""

    async def unsubscribe(self, subscription: Subscription) -> None:
        """Remove a subscription; of an endpoint, all of its topics. One that is gone already is no error."""


@runtime_checkable
class EventLog(Protocol):
    """A client whose source keeps a log of its events: what a webhook should have told can be read there."""

    def events(self, since: datetime, until: datetime) -> AsyncIterator[Sequence[LoggedEvent]]:
        """The events of declared topics in a span, page by page, in any order."""


@runtime_checkable
class Counter(Protocol):
    """A client whose source answers many counts at once, for fewer calls."""

    async def counts(self, object_types: Sequence[ObjectType]) -> dict[str, Count]:
        """How many there are of each type; all of them are counted by the source."""


@runtime_checkable
class AtOnce(Protocol):
    """A client whose source answers questions about several types in one request."""

    async def ids_at_once(self, windows: Sequence[tuple[ObjectType, Window]]) -> list[Sequence[str] | None]:
        """The ids of each window, in the order of the windows; None for one that one answer does not show whole."""

    async def fetch_at_once(self, wanted: Sequence[tuple[ObjectType, Sequence[str]]]) -> list[list[Document]]:
        """What `fetch` gives, of each type."""


@dataclass(frozen=True, slots=True)
class Place:
    """An object, as a place in the list of its type."""

    object_id: str
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a page of a list shows: the ids of live objects, and by `whole` some of them as `fetch` gives them.

    `shows` is the window of creation of which nothing is left out; None where the list tells of none.
    """

    ids: Sequence[str]
    shows: Window | None
    whole: Callable[[Sequence[str]], Awaitable[list[Document]]]


@runtime_checkable
class PageReader(Protocol):
    """A client whose source reads one object by its id, and many by a page of their list: a sample costs less so."""

    def shows(self, object_type: ObjectType) -> bool:
        """Whether pages of a list show objects of the type whole."""

    async def page(self, object_type: ObjectType, start: Place | None) -> Page | None:
        """The page of the list that begins at a place, newest first; the first page without one.

        A list that windows of creation can be asked of begins with the place itself, another behind it. None when the
        source has no such place any more.
        """


@dataclass(frozen=True, slots=True)
class SchemaNews:
    """Object types of the vendor's that are neither declared nor left out for a reason, and in what they were seen."""

    names: tuple[str, ...]
    looked_at: str


@runtime_checkable
class SchemaTeller(Protocol):
    """A client whose source can be asked, as far as that goes, which object types there are."""

    async def new_objects(self) -> SchemaNews:
        """The object types that nobody here decided about."""


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
    it is about, where the effect is on a person. A `thin` one only names its object, whatever its topic usually
    carries: the object is fetched.
    """

    topic: str
    delivery_id: str
    event_id: str | None
    triggered_at: datetime | None
    account: str | None
    body: Any
    effect: AccountEffect | None = None
    person: Person | None = None
    thin: bool = False


Verdict = Literal["ok", "bad_signature", "malformed"]


class WebhookDoor(Protocol):
    """How a vendor's webhooks are verified and read. No I/O."""

    def accounts(self, headers: Mapping[str, str], body: bytes) -> Sequence[str]:
        """The vendor's names of the accounts that a request claims to speak of; nothing is verified yet."""

    def verify(self, headers: Mapping[str, str], body: bytes, secrets: Secrets) -> bool:
        """Whether the signature over the raw bytes holds, compared in constant time."""

    def read(self, headers: Mapping[str, str], body: bytes) -> Sequence[Delivery]:
        """The deliveries that one request holds. Raises ValueError, with a sentence, when it holds none."""

    def self_test(self, secrets: Secrets, account: str) -> tuple[dict[str, str], bytes] | None:
        """Headers and body of a delivery to `account`, signed as the vendor signs, on a topic that nothing is declared
        for and with a delivery id that begins with `self-test-`; None when there is no secret to sign with.
        """


class Connector(Protocol):
    """A vendor, ready to be used."""

    source: Source
    door: WebhookDoor

    def open(self, account: Account) -> AbstractAsyncContextManager[SourceClient]:
        """A client of one account, closed at the end of the block."""

    def account_of(self, base_url: str) -> str | None:
        """The vendor's name of the account that an address names; None where an address tells nothing of that."""

    def warnings(self, secrets: Secrets) -> Sequence[str]:
        """What a person should know of a key that works: that it may do more than it needs to."""

    def authorize_url(self, *, base_url: str, state: str, redirect_uri: str, client_id: str) -> str:
        """Where a person grants access."""

    async def exchange(self, *, base_url: str, query: Mapping[str, str], client_id: str, client_secret: str,
                       redirect_uri: str) -> Secrets:  # fmt: skip
        """The secrets that the redirect's query buys. Raises CredentialError when the source did not send it."""

    async def renew(self, *, base_url: str, secrets: Secrets) -> Secrets:
        """New secrets for those about to expire. Raises NeedsReconnect when the grant is gone."""
