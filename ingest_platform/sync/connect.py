"""Connecting an account: by token or by OAuth, and keeping its webhook subscriptions."""

import asyncio
import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from ingest_platform import sources
from ingest_platform.control import credentials, integrations, oauth_state
from ingest_platform.control.credentials import Credential, Kind, Vault
from ingest_platform.control.database import Connection, connect
from ingest_platform.control.integrations import Integration
from ingest_platform.control.refresh import refresh_with_lease
from ingest_platform.declare import Source
from ingest_platform.errors import IngestError, as_ingest_error
from ingest_platform.extract.connector import Account, Connector, Secrets, SourceClient, Subscription
from ingest_platform.settings import Settings

_EARLY = timedelta(minutes=5)
"""Tokens are refreshed this long before they expire, so that no request is sent with one that ends on its way."""


@dataclass(slots=True)
class SubscriptionReport:
    """Webhook topics: those that were there, those made now, and those that could not be made, with the reason."""

    address: str
    existing: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def open_account(settings: Settings, integration: Integration) -> tuple[Connector, Account]:
    """The vendor's connector and the account, with the credential lease wired in."""
    connector = sources.connector(integration.platform, settings)

    def load() -> Credential:
        with connect(settings, autocommit=True, application_name="ingest credentials") as conn:
            return credentials.load(conn, Vault.of(settings), integration.id)

    def renew(current: Credential) -> Credential:
        renewed = asyncio.run(connector.renew(base_url=integration.base_url, secrets=as_secrets(current)))
        return dataclasses.replace(
            current,
            secrets={**current.secrets, **renewed.values},
            expires_at=renewed.expires_at,
            refresh_expires_at=renewed.refresh_expires_at,
        )

    def refreshed(current: Credential) -> Credential:
        return refresh_with_lease(settings, integration.id, renew, seen_generation=current.generation)

    held: list[Credential] = []

    async def secrets() -> Secrets:
        current = held[0] if held else await asyncio.to_thread(load)
        if current.expires_at is not None and current.expires_at - _EARLY < datetime.now(UTC):
            current = await asyncio.to_thread(refreshed, current)
        held[:] = [current]
        return as_secrets(current)

    async def refresh() -> Secrets:
        current = held[0] if held else await asyncio.to_thread(load)
        if current.kind == "oauth_expiring":
            current = await asyncio.to_thread(refreshed, current)
        else:
            # A static token cannot be refreshed, but somebody may have connected the account anew meanwhile.
            current = await asyncio.to_thread(load)
        held[:] = [current]
        return as_secrets(current)

    return connector, Account(str(integration.id), integration.base_url, secrets, refresh)


def as_secrets(credential: Credential) -> Secrets:
    """A stored credential as the connectors take it."""
    return Secrets(credential.secrets, credential.expires_at, credential.refresh_expires_at)


# -- connect -----------------------------------------------------------------------------------------------------


def connect_token(
    settings: Settings,
    conn: Connection,
    *,
    source: str,
    name: str,
    base_url: str,
    token: str,
    client_secret: str | None = None,
    company: str | None = None,
) -> Integration:
    """Connect an account whose token the user holds: try it, store it, subscribe its webhooks. Commits.

    Raises: SourceUnreachable, NeedsReconnect (the token was refused), ConfigError (the name is taken).
    """
    values = {"access_token": token}
    if client_secret:
        values["client_secret"] = client_secret
    return _connect(settings, conn, source, name, base_url, Secrets(values), "static_token", company)


def begin_oauth(
    settings: Settings,
    conn: Connection,
    *,
    source: str,
    name: str,
    base_url: str,
    client_id: str,
    client_secret: str,
    company: str | None = None,
) -> str:
    """The address where a person grants access; the answer comes to the receiver's callback. Commits."""
    connector = sources.connector(source, settings)
    state = oauth_state.issue(
        conn,
        Vault.of(settings),
        source,
        payload={"name": name, "base_url": base_url, "company": company or settings.company},
        secret_values={"client_id": client_id, "client_secret": client_secret},
    )
    conn.commit()
    return connector.authorize_url(
        base_url=base_url, state=state, redirect_uri=redirect_uri(settings, source), client_id=client_id
    )


def redirect_uri(settings: Settings, source: str) -> str:
    """Where a vendor sends the browser after the grant."""
    return f"{settings.public_url}/oauth/{source}/callback"


def finish_oauth(settings: Settings, conn: Connection, source: str, query: Mapping[str, str]) -> Integration:
    """Exchange what the vendor sent back for tokens, and connect the account. Commits.

    Raises: ConfigError (the state is unknown, used or expired), CredentialError (it was not the vendor who sent it).
    """
    kept = oauth_state.consume(conn, Vault.of(settings), source, query.get("state", ""))
    conn.commit()
    connector = sources.connector(source, settings)
    secrets = asyncio.run(
        connector.exchange(
            base_url=kept.payload["base_url"],
            query=query,
            client_id=kept.secrets["client_id"],
            client_secret=kept.secrets["client_secret"],
            redirect_uri=redirect_uri(settings, source),
        )
    )
    secrets = dataclasses.replace(secrets, values={**kept.secrets, **secrets.values})
    kind: Kind = "oauth_expiring" if secrets.values.get("refresh_token") else "static_token"
    payload = kept.payload
    return _connect(settings, conn, source, payload["name"], payload["base_url"], secrets, kind, payload["company"])


def _connect(
    settings: Settings,
    conn: Connection,
    source: str,
    name: str,
    base_url: str,
    secrets: Secrets,
    kind: Kind,
    company: str | None,
) -> Integration:
    connector = sources.connector(source, settings)

    async def current() -> Secrets:
        return secrets

    async def scopes() -> frozenset[str]:
        async with connector.open(Account("", base_url, current, current)) as client:
            return await client.granted_scopes()

    granted = asyncio.run(scopes())
    with conn.transaction():
        integration = integrations.connect_account(
            conn,
            platform=source,
            name=name,
            base_url=base_url,
            account=account_name(base_url),
            company=company or settings.company,
            granted_scopes=granted,
        )
        credential = Credential(kind, secrets.values, secrets.expires_at, secrets.refresh_expires_at)
        credentials.store(conn, Vault.of(settings), integration.id, credential)
    conn.commit()
    if secrets.values.get("client_secret"):
        # Without the app's secret no webhook could be verified: such an account is polled alone.
        ensure_subscriptions(settings, conn, integration)
    return integrations.get(conn, integration.id)


def account_name(base_url: str) -> str:
    """The account's name as its address shows it: the host, and the path below it when there is one."""
    parts = urlsplit(base_url)
    return (parts.netloc + parts.path).rstrip("/")


# -- webhook subscriptions -----------------------------------------------------------------------------------------


def callback_address(settings: Settings, integration: Integration) -> str:
    """Where the vendor sends an account's webhooks. By id: it outlives a rename."""
    return f"{settings.public_url}/webhooks/{integration.platform}/{integration.id}"


def ensure_subscriptions(settings: Settings, conn: Connection, integration: Integration) -> SubscriptionReport:
    """Compare the vendor's subscriptions with the declared topics, make those that are gone, and record it. Commits.

    Raises: SourceUnreachable and its kin when the vendor does not answer.
    """
    connector, account = open_account(settings, integration)
    address = callback_address(settings, integration)
    report = SubscriptionReport(address)
    wanted = sorted(connector.source.subscribed_topics - ungranted_topics(connector.source, integration.granted_scopes))

    async def run() -> None:
        async with connector.open(account) as client:
            await _ensure(client, wanted, address, report)

    asyncio.run(run())
    with conn.transaction():
        integrations.set_webhook_status(
            conn,
            integration.id,
            {**dataclasses.asdict(report), "checked_at": datetime.now(UTC).isoformat(), "wanted": wanted},
        )
    if not conn.autocommit:
        conn.commit()
    return report


def ungranted_topics(source: Source, granted: Sequence[str]) -> set[str]:
    """The topics that speak only of object types which the account did not grant: subscribing them would be refused."""
    kept = {t.name for o in source.object_types if not o.missing_scopes(granted) for t in o.topics}
    return {t.name for o in source.object_types for t in o.topics} - kept


async def _ensure(client: SourceClient, wanted: list[str], address: str, report: SubscriptionReport) -> None:
    have: dict[str, Subscription] = {}
    for subscription in await client.subscriptions():
        stale = subscription.address != address or subscription.topic in have
        if stale and subscription.address.rsplit("/", 1)[-1] == address.rsplit("/", 1)[-1]:
            # Ours, but for a receiver that has moved, or twice: the vendor would deliver every event again.
            await client.unsubscribe(subscription)
            report.removed.append(subscription.topic)
        elif not stale:
            have[subscription.topic] = subscription
    report.existing = sorted(set(have) & set(wanted))
    for topic in wanted:
        if topic not in have:
            try:
                await client.subscribe(topic, address)
                report.created.append(topic)
            except IngestError as error:
                report.failed[topic] = str(error)
            except Exception as error:  # noqa: BLE001 - one topic's failure leaves the others
                report.failed[topic] = str(as_ingest_error(error))
