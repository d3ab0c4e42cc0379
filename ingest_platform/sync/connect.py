"""Connecting an account: by token or by OAuth, and keeping its webhook subscriptions."""

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from ingest_platform import sources
from ingest_platform.control import credentials, integrations, oauth_state
from ingest_platform.control.credentials import Credential, Kind, Vault
from ingest_platform.control.database import Connection, connect
from ingest_platform.control.integrations import Integration
from ingest_platform.control.quota import SharedQuota
from ingest_platform.control.refresh import refresh_with_lease
from ingest_platform.declare import Source
from ingest_platform.errors import ConfigError
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


@asynccontextmanager
async def open_client(settings: Settings, integration: Integration) -> AsyncIterator[SourceClient]:
    """A client of the account, with the credential lease and the quotas that all processes share wired in.

    Raises: the errors of the client.
    """
    connector = sources.connector(integration.platform, settings)
    with SharedQuota(settings, integration.id, connector.source.quotas) as quota:
        async with connector.open(_account(settings, integration, connector, quota)) as client:
            yield client


def _account(settings: Settings, integration: Integration, connector: Connector, quota: SharedQuota) -> Account:

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

    return Account(
        str(integration.id),
        integration.base_url,
        secrets,
        refresh,
        account=integration.account,
        quota=quota.permit,
        throttled=quota.throttled,
    )


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
    base_url: str | None,
    token: str,
    client_secret: str | None = None,
    company: str | None = None,
    more: Mapping[str, str] | None = None,
) -> Integration:
    """Connect an account whose token or key the user holds: try it, store it, subscribe its webhooks. Commits.

    `more` are further secrets that the vendor's client knows by name (`webhook_secret`, `stripe_account`).

    Raises: SourceUnreachable, NeedsReconnect (the token was refused), ConfigError (the name is taken, or there is no
    address).
    """
    values = {"access_token": token, **(more or {})}
    if client_secret:
        values["client_secret"] = client_secret
    base_url = address_of(sources.source(source), base_url)
    return _connect(settings, conn, source, name, base_url, Secrets(values), "static_token", company)


def begin_oauth(
    settings: Settings,
    conn: Connection,
    *,
    source: str,
    name: str,
    base_url: str | None,
    client_id: str,
    client_secret: str,
    company: str | None = None,
    more: Mapping[str, str] | None = None,
) -> str:
    """The address where a person grants access; the answer comes to the receiver's callback. Commits.

    `more` are further secrets of the app, such as the `webhook_secret` that a vendor's portal shows.
    """
    connector = sources.connector(source, settings)
    base_url = address_of(connector.source, base_url)
    state = oauth_state.issue(
        conn,
        Vault.of(settings),
        source,
        payload={"name": name, "base_url": base_url, "company": company or settings.company},
        secret_values={"client_id": client_id, "client_secret": client_secret, **(more or {})},
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

    async def ask() -> tuple[str, frozenset[str]]:
        async with connector.open(Account("", base_url, current, current)) as client:
            return await client.identify(), await client.granted_scopes()

    account, granted = asyncio.run(ask())
    with conn.transaction():
        integration = integrations.connect_account(
            conn,
            platform=source,
            name=name,
            base_url=base_url,
            account=account,
            company=company or settings.company,
            granted_scopes=granted,
        )
        credential = Credential(kind, secrets.values, secrets.expires_at, secrets.refresh_expires_at)
        credentials.store(conn, Vault.of(settings), integration.id, credential)
    conn.commit()
    if connector.source.webhooks == "endpoint" or secrets.values.keys() & {"client_secret", "webhook_secret"}:
        # Without a secret no webhook could be verified: such an account is polled alone.
        ensure_subscriptions(settings, conn, integration)
    return integrations.get(conn, integration.id)


def address_of(source: Source, base_url: str | None) -> str:
    """The address that was given, or the vendor's one for all. Raises ConfigError when there is neither."""
    address = base_url or source.default_base_url
    if not address:
        raise ConfigError(f"{source.title} has an address for each {source.account_word}", "Give it with --base-url")
    return address


# -- webhook subscriptions -----------------------------------------------------------------------------------------


def callback_address(settings: Settings, integration: Integration) -> str:
    """Where the vendor sends an account's webhooks. By id: it outlives a rename."""
    return f"{settings.public_url}/webhooks/{integration.platform}/{integration.id}"


def ensure_subscriptions(settings: Settings, conn: Connection, integration: Integration) -> SubscriptionReport:
    """Compare the vendor's subscriptions with the declared topics, make those that are gone, and record it. Commits.

    Raises: SourceUnreachable and its kin when the vendor does not answer.
    """
    source = sources.source(integration.platform)
    address = callback_address(settings, integration)
    report = SubscriptionReport(address)
    if source.webhooks == "portal":
        _note_subscriptions(conn, integration, report, by_hand=True)
        return report
    wanted = sorted(source.subscribed_topics - ungranted_topics(source, integration.granted_scopes))
    known = credentials.load(conn, Vault.of(settings), integration.id).secrets
    # An endpoint whose signing secret was lost verifies nothing: the vendor shows it once.
    anew = source.webhooks == "endpoint" and not known.get("webhook_secret")

    async def run() -> Mapping[str, str]:
        async with open_client(settings, integration) as client:
            return await _ensure(client, wanted, address, report, anew=anew)

    secrets = asyncio.run(run())
    if secrets:
        credentials.add_secrets(conn, Vault.of(settings), integration.id, secrets)
    _note_subscriptions(conn, integration, report, wanted=wanted)
    return report


def _note_subscriptions(conn: Connection, integration: Integration, report: SubscriptionReport, **more: object) -> None:
    now = datetime.now(UTC).isoformat()
    since = integration.webhook_status.get("since") if report.existing else now
    found = {**dataclasses.asdict(report), "checked_at": now, "since": since or now, **more}
    with conn.transaction():
        integrations.set_webhook_status(conn, integration.id, found)
    if not conn.autocommit:
        conn.commit()


def ungranted_topics(source: Source, granted: Sequence[str]) -> set[str]:
    """The topics that speak only of object types which the account did not grant: subscribing them would be refused."""
    kept = {t.name for o in source.object_types if not o.missing_scopes(granted) for t in o.topics}
    return {t.name for o in source.object_types for t in o.topics} - kept


async def _ensure(
    client: SourceClient, wanted: list[str], address: str, report: SubscriptionReport, *, anew: bool
) -> Mapping[str, str]:
    """Bring the vendor's subscriptions to what is wanted; gives the secrets that it handed out."""
    have: dict[str, Subscription] = {}
    removed: set[str] = set()
    for subscription in await client.subscriptions():
        stale = subscription.address != address or not subscription.healthy or anew or subscription.topic in have
        if stale and subscription.address.rsplit("/", 1)[-1] == address.rsplit("/", 1)[-1]:
            # Ours, but for a receiver that has moved, or twice: the vendor would deliver every event again.
            if subscription.id not in removed:
                await client.unsubscribe(subscription)
                removed.add(subscription.id)
            report.removed.append(subscription.topic)
        elif not stale:
            have[subscription.topic] = subscription
    report.existing = sorted(set(have) & set(wanted))
    missing = [topic for topic in wanted if topic not in have]
    if not missing:
        return {}
    made = await client.subscribe(missing, address)
    report.created = list(made.created)
    report.failed = dict(made.failed)
    return made.secrets
