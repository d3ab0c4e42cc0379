"""The checks of an account as a whole: access, tables, coverage, webhooks, speed, and the vendor's own changes.

Each asks the source as little as it can. What a vendor offers no way to look at is not applicable, and says so.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from ingest_platform.control import sync_log, webhook_events
from ingest_platform.errors import IngestError
from ingest_platform.extract.connector import SELF_TEST_HEADER, SchemaNews, SchemaTeller, Subscription
from ingest_platform.extract.http import tls
from ingest_platform.quality.copy import Copy
from ingest_platform.quality.result import Found, named, not_applicable
from ingest_platform.refine import ddl

LATENCY_SECONDS = 5.0
"""The blueprint's promise, at the median and at p99, from the vendor's event to the committed row."""
CLOCK_SECONDS = 2.0
"""Vendors write whole seconds; beyond this a clock is off."""
MANY = 3
"""From so many webhooks on, what all have in common is no accident."""
QUOTA_SHARE = 0.9
SUNSET = timedelta(days=90)
"""So long before a version of the API ends, somebody has to upgrade."""
SILENCE = timedelta(hours=24)
"""For so long no webhook may come while syncs find changes."""


def scopes(copy: Copy) -> Found:
    """What is granted is what the declarations need, no more and no less, and each scope says what it is for."""
    required = {s.name: s.purpose for s in copy.source.scopes}
    granted = (
        copy.ask(lambda client: client.granted_scopes(copy.spent.proven)) if copy.thorough else copy.granted_scopes
    )
    missing, unneeded = sorted(required.keys() - granted), sorted(granted - required.keys())
    unneeded = [s for s in unneeded if not s.startswith("unauthenticated_")]
    undocumented = sorted(s for s, purpose in required.items() if not purpose.strip())
    detail = {"expected": len(required), "actual": len(granted & required.keys()), "missing": missing,
              "unneeded": unneeded, "undocumented": undocumented}  # fmt: skip
    if not granted:
        return not_applicable(f"{copy.source.title} does not say what it granted", **detail)
    if missing:
        remedy = f"Grant {', '.join(missing)} in {copy.source.title}, then `ingest connect {copy.source.name}` again"
        return Found(False, f"Not granted: {', '.join(missing)}", detail, remedy)
    if unneeded:
        remedy = f"Take {', '.join(unneeded)} from the app's access in {copy.source.title}"
        return Found(False, f"Granted and not needed: {named(unneeded)}", detail, remedy)
    if undocumented:
        return Found(False, f"No purpose is given for {named(undocumented)}", detail, "Add it to the declaration")
    return Found(True, f"{len(required)} scopes are granted, all of them needed", detail)


def schema(copy: Copy) -> Found:
    """Tables, columns, types, unique and foreign keys, and indexes are as declared."""
    changes = [c for c in ddl.diff(copy.conn, copy.source) if "no longer declared" not in c.reason]
    tables = ddl.all_tables(copy.source)
    detail = {"expected": 0, "actual": len(changes), "tables": len(tables),
              "sample": [{"reason": c.reason, "statement": c.statement} for c in changes[:20]]}  # fmt: skip
    if not changes:
        return Found(True, f"{len(tables)} tables are as declared, with their keys and indexes", detail)
    byhand = next((c for c in changes if not c.additive), None)
    remedy = f"Run, when you are sure: {byhand.statement}" if byhand else copy.repair
    return Found(False, f"The tables are not as declared: {named([c.reason for c in changes], 3)}", detail, remedy)


def sync_coverage(copy: Copy) -> Found:
    """Every data type has a sync that pages, is incremental or says why not, keeps to the quota, and has ended well."""
    problems: list[str] = []
    rows: list[dict[str, Any]] = []
    for o in copy.source.object_types:
        attempts = sync_log.recent(copy.conn, copy.integration_id, limit=3, object_type=o.name)
        last = attempts[0] if attempts else None
        rows.append({
            "function": o.sync_function, "incremental": o.listing.cursor or "listed in full each time",
            "lookback_seconds": o.listing.lookback.total_seconds(), "tier": o.tier.value,
            "deletions": [s.kind for s in o.delete],
            "webhooks": len(o.topics) or getattr(o.without_topic, "synced", ""),
            "last": last.status if last else "never",
        })  # fmt: skip
        if o.missing_scopes(copy.granted_scopes):
            continue
        if not any(a.status == "completed" for a in attempts) and not _ever(copy, o.name):
            problems.append(f"{o.sync_function} never ended well")
        elif len(attempts) == 3 and all(a.status == "failed" for a in attempts):
            problems.append(f"{o.sync_function} failed three times ({attempts[0].error})")
    settings = copy.settings
    detail = {
        "expected": len(rows), "actual": len(rows) - len(problems), "sample": problems[:5], "functions": rows,
        "timeout_seconds": settings.http_timeout_s if settings else None,
        "retries": settings.http_retries if settings else None,
    }  # fmt: skip
    if not problems:
        return Found(True, f"All {len(rows)} data types are synced", detail)
    return Found(False, named(problems, 3), detail, f"Run {copy.command('sync')}")


def _ever(copy: Copy, object_type: str) -> bool:
    return bool(copy.number(
        "SELECT count(*) FROM object_stats WHERE integration_id = %s AND object_type = %s AND last_sync_at IS NOT NULL",
        copy.owner.integration_id, object_type,
    ))  # fmt: skip


# -- webhooks ----------------------------------------------------------------------------------------------------


def _polled(copy: Copy) -> bool:
    return copy.integration is None or not copy.integration.webhook_status.get("checked_at")


def subscriptions(copy: Copy) -> Found:
    """The vendor has a subscription for every declared topic, at the address of our receiver."""
    from ingest_platform.sync.connect import callback_address, ungranted_topics

    if _polled(copy) or copy.settings is None or copy.integration is None:
        return not_applicable("the account has no webhooks: it is polled", polled=True)
    source = copy.source
    if source.webhooks == "portal":
        return not_applicable(f"{source.title}'s subscriptions are set up by hand, and no API lists them", by_hand=True)
    wanted = source.subscribed_topics - ungranted_topics(source, sorted(copy.granted_scopes))
    address = callback_address(copy.settings, copy.integration)

    async def ask(client: Any) -> list[Subscription]:
        found: list[Subscription] = await client.subscriptions()
        return found

    live = {s.topic for s in copy.ask(ask) if s.address == address and getattr(s, "healthy", True)}
    missing = sorted(wanted - live)
    detail = {"expected": len(wanted), "actual": len(wanted & live), "missing": missing, "address": address}
    if not missing:
        return Found(True, f"{len(wanted)} topics are subscribed at {source.title}", detail)
    what = f"{len(missing)} of {len(wanted)} topics are not subscribed at {source.title}: {named(missing)}"
    return Found(False, what, detail, copy.repair)


def receiver(copy: Copy) -> Found:
    """The receiver answers, verifies a delivery of our own, and has refused no signature of the vendor's of late."""
    if _polled(copy) or copy.settings is None or copy.integration is None:
        return not_applicable("the account has no webhooks: it is polled", polled=True)
    from ingest_platform.sync.connect import callback_address

    url, address = copy.settings.public_url, callback_address(copy.settings, copy.integration)
    detail: dict[str, Any] = {"address": address}
    connect_again = f"Store the secret that {copy.source.title} signs with: `ingest connect {copy.source.name}` again"
    delivery = _self_test(copy)
    if delivery is None:
        return Found(False, "No secret is stored that webhooks could be verified with", detail, connect_again)
    if wrong := _refused(url, address, *delivery):
        return Found(False, wrong[0], detail, wrong[1])
    if (refused := _last_refusal(copy)) is not None:
        good = _last_webhook(copy)
        detail |= {"last_refused": refused.isoformat(), "last_good": good.isoformat() if good else None}
        if good is None or good < refused:
            return Found(
                False, f"Webhooks with a bad signature are refused, the last at {refused:%Y-%m-%d %H:%M:%S}, and none "
                "was good since: the stored secret is not the one they are signed with", detail, connect_again,
            )  # fmt: skip
    return Found(True, f"The receiver answers at {url} and verifies signatures", detail)


def _refused(url: str, address: str, headers: dict[str, str], body: bytes) -> tuple[str, str] | None:
    """Send the receiver a delivery of our own; what is wrong with its answer and the remedy, or None."""
    start = "Start it: `ingest up` or `ingest receive`; and see INGEST_RECEIVER_PUBLIC_URL"
    try:
        with httpx.Client(timeout=5.0, verify=tls()) as http:
            if (ready := http.get(f"{url}/readyz").status_code) != httpx.codes.OK:
                return f"The receiver at {url} is not ready (HTTP {ready})", start
            answer = http.post(address, content=body, headers=headers | {SELF_TEST_HEADER: "1"}).status_code
    except httpx.HTTPError as error:
        return f"The receiver does not answer at {url} ({type(error).__name__})", start
    if answer == httpx.codes.OK:
        return None
    remedy = "See the receiver's log"
    if answer in (httpx.codes.UNAUTHORIZED, httpx.codes.NOT_FOUND):
        remedy = (
            "Start it with the DATABASE_URL and INGEST_SECRET_KEY that are set here: it knows other accounts or keys"
        )
    return f"The receiver at {url} answered {answer} to a delivery signed with the stored secret", remedy


def _self_test(copy: Copy) -> tuple[dict[str, str], bytes] | None:
    """What the vendor would send, signed with the stored secret."""
    from ingest_platform import sources
    from ingest_platform.control import credentials
    from ingest_platform.control.credentials import Vault
    from ingest_platform.sync.connect import as_secrets

    assert copy.settings is not None
    assert copy.integration is not None
    door = sources.connector(copy.source.name, copy.settings).door
    stored = credentials.load(copy.conn, Vault.of(copy.settings), copy.integration.id)
    return door.self_test(as_secrets(stored), copy.integration.account)


def _last_webhook(copy: Copy) -> datetime | None:
    """When the vendor's last webhook came; our own tests of the receiver are none."""
    row = copy.conn.execute(
        "SELECT max(received_at) FROM webhook_event WHERE integration_id = %s AND delivery_id NOT LIKE 'self-test-%%'",
        (copy.owner.integration_id,),
    ).fetchone()
    return row[0] if row else None


def _last_refusal(copy: Copy) -> datetime | None:
    refused = webhook_events.refusals(copy.conn, copy.integration_id)
    moments = [r.last_at for r in refused if r.reason == "bad_signature"]
    return max((m for m in moments if m > datetime.now(UTC) - timedelta(days=1)), default=None)


def arrivals(copy: Copy) -> Found:
    """Webhooks arrive while the account changes."""
    if _polled(copy) or copy.integration is None:
        return not_applicable("the account has no webhooks: it is polled", polled=True)
    last = _last_webhook(copy)
    since = max(filter(None, (last, copy.integration.created_at)))
    # Versions that a sync found although a webhook should have brought them first.
    found = copy.number(
        f"SELECT count(*) FROM {copy.source.raw_table} WHERE integration_id = %s AND source = 'incremental' "
        "AND received_at > %s AND object_type = ANY(%s)",
        copy.owner.integration_id, since, [o.name for o in copy.source.object_types if o.topics],
    )  # fmt: skip
    detail = {"last": last.isoformat() if last else None, "found_by_syncs": found}
    if found and datetime.now(UTC) - since > SILENCE:
        what = f"No webhook has come since {since:%Y-%m-%d %H:%M}, and syncs found {found} changes meanwhile"
        return Found(False, what, detail, f"Run {copy.command('webhooks register')}")
    return Found(True, f"The last webhook came at {last:%Y-%m-%d %H:%M}" if last else "No change yet", detail)


# -- speed -------------------------------------------------------------------------------------------------------


def _delays(copy: Copy) -> dict[str, float]:
    """Seconds from the vendor's event to our commit over the last day: count, least, p50, p99."""
    row = copy.conn.execute(
        "SELECT count(*), min(d), percentile_cont(0.5) WITHIN GROUP (ORDER BY d), "
        "percentile_cont(0.99) WITHIN GROUP (ORDER BY d) FROM (SELECT "
        "extract(epoch FROM received_at - triggered_at)::float8 AS d FROM webhook_event WHERE integration_id = %s "
        "AND received_at > now() - interval '1 day' AND triggered_at IS NOT NULL AND status = 'applied') AS x",
        (copy.owner.integration_id,),
    ).fetchone()
    assert row is not None
    return {"count": row[0], "least": row[1] or 0.0, "p50": row[2] or 0.0, "p99": row[3] or 0.0}


def latency(copy: Copy) -> Found:
    """A change is in its refined row within five seconds, at the median and at p99 of the last day."""
    d = _delays(copy)
    # What all are late by is the clock's matter, or the vendor's: `clock` tells of it.
    off = d["least"] if d["count"] >= MANY and d["least"] > LATENCY_SECONDS else 0.0
    p50, p99 = max(d["p50"] - off, 0.0), max(d["p99"] - off, 0.0)
    detail = {"expected": f"below {LATENCY_SECONDS:g} s", "actual": round(p99, 3), "p50": round(p50, 3),
              "p99": round(p99, 3), "webhooks": d["count"]}  # fmt: skip
    if not d["count"]:
        return Found(True, "No webhook of the last day could be timed", detail)
    said = f"Webhooks were committed {p50:.2f} s after their event at the median, {p99:.2f} s at p99, of {d['count']}"
    if p99 > LATENCY_SECONDS:
        return Found(False, said, detail, "See the receiver's log and its metric ingest_webhook_latency_seconds")
    return Found(True, said, detail)


def clock(copy: Copy) -> Found:
    """Our clock and the vendor's agree: no webhook comes before its event, nor do all come late by as much."""
    d = _delays(copy)
    detail = {"expected": f"within {CLOCK_SECONDS:g} s", "actual": round(d["least"], 3), "webhooks": d["count"]}
    if d["count"] and d["least"] < -CLOCK_SECONDS:
        what = f"The source's clock is at least {-d['least']:.0f} s ahead of the database's"
        return Found(False, what, detail, "Set the database server's clock by NTP; if it is right, tell the vendor")
    if d["count"] >= MANY and d["least"] > LATENCY_SECONDS:
        what = f"Every webhook of the last day came {d['least']:.0f} s or more after its event"
        return Found(False, what, detail, "Set the database server's clock by NTP; if it is right, the vendor is late")
    return Found(True, "The source's clock and the database's agree", detail)


# -- now and then ------------------------------------------------------------------------------------------------


def quota(copy: Copy) -> Found:
    """The last week's syncs left some of the quota to others."""
    row = copy.conn.execute(
        "SELECT max(quota_share), sum(api_calls) FROM sync_log WHERE integration_id = %s AND mode = 'incremental' "
        "AND started_at > now() - interval '7 days'",
        (copy.owner.integration_id,),
    ).fetchone()
    share, calls = (float(row[0] or 0), int(row[1] or 0)) if row else (0.0, 0)
    detail = {"expected": f"below {QUOTA_SHARE:.0%}", "actual": round(share, 4), "api_calls": calls}
    said = f"Incremental syncs used up to {share:.0%} of the quota in a week, in {calls:,} calls"
    if share > QUOTA_SHARE:
        return Found(False, said, detail, "Sync the types that change little less often, or ask for a larger quota")
    return Found(True, said, detail)


def api_version(copy: Copy) -> Found:
    """The vendor still serves the version of the API that is spoken for three months or more."""
    ends = copy.source.api_version_sunset
    detail = {"version": copy.source.api_version, "sunset": ends.isoformat() if ends else None}
    if ends is None:
        return not_applicable(f"{copy.source.title} names no end of API version {copy.source.api_version}", **detail)
    left = ends - datetime.now(UTC).date()
    said = f"API version {copy.source.api_version} is served until {ends}"
    if left < SUNSET:
        return Found(False, f"{said}, {max(left.days, 0)} days from now", detail, "Upgrade to a newer release")
    return Found(True, said, detail)


def vendor_schema(copy: Copy) -> Found:
    """The vendor has no object types that are neither declared nor left out for a reason, as far as it can be asked."""

    async def ask(client: object) -> SchemaNews | None:
        return await client.new_objects() if isinstance(client, SchemaTeller) else None

    news = copy.ask(ask)
    if news is None:
        return not_applicable(f"{copy.source.title} offers no list of its object types")
    detail = {"expected": 0, "actual": len(news.names), "new": list(news.names), "looked_at": news.looked_at}
    if news.names:
        what = f"{copy.source.title} has object types that nobody here decided about: {named(news.names)}"
        remedy = "Declare what is wanted of it, or leave it out with a reason"
        return Found(False, f"{what} (in {news.looked_at})", detail, remedy)
    return Found(True, f"No object type is new in {news.looked_at}", detail)


def reachable(error: IngestError) -> str:
    """The sentence of a check that could not be made."""
    return f"Could not be checked. {error}"
