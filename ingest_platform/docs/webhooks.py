"""The webhook analysis: what the vendor offers, what is subscribed and why, what is missing and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest_platform.declare import AccountTopic, DeleteByChanges, NeverDeleted, SweepDelete
from ingest_platform.declare.reasons import Family, family_of
from ingest_platform.docs.markdown import GENERATED, code, page, table

if TYPE_CHECKING:
    from ingest_platform.docs.vendor import Vendor


@dataclass(frozen=True)
class Unused:
    """A family of topics that is not subscribed, with what is recommended."""

    family: str
    why: str
    recommendation: str


def by_reason(
    topics: Mapping[str, tuple[str, str]], families: Sequence[Family], other: Family
) -> Callable[[str], Unused]:
    """Why a topic is not subscribed: a reason (and a recommendation) of its own, else its family's."""

    def unused(topic: str) -> Unused:
        if topic in topics:
            return Unused(topic, *topics[topic])
        family = family_of(topic, families, other)
        return Unused(family.name, family.why, family.recommendation)

    return unused


def render(vendor: Vendor, contracts: Path) -> str:
    """The page."""
    source = vendor.source
    return page(
        GENERATED,
        f"# {source.title}: webhook analysis",
        "A webhook is a hint that arrives early, never the only road: every object type is also read incrementally or "
        "swept, so that a topic that is lost, late or never offered costs minutes, not truth.",
        "## Subscribed for objects",
        "`upsert`: the body is the object, and the copy shows it when the vendor has its answer. `fetch`: the body "
        "only names the object, which is read from the API within seconds. `delete`: a tombstone.",
        table(
            ("topic", "object type", "effect", "priority", "reason"),
            [
                (code(t.name), code(o.name), t.effect, t.priority, t.reason)
                for o in source.object_types
                for t in o.topics
            ],
        ),
        "## About the account",
        table(
            ("topic", "effect", "priority", "subscribed", "reason"),
            [
                (code(t.name), t.effect.replace("_", " "), t.priority, _where(t), t.reason)
                for t in source.account_topics
            ],
        ),
        "## Object types without a topic",
        table(
            ("object type", "why", "how it is synced instead", "API page"),
            [
                (code(o.name), o.without_topic.reason, o.without_topic.synced, f"[{o.name}]({o.without_topic.page})")
                for o in source.object_types
                if o.without_topic
            ],
        ),
        "## How each object type stays current",
        table(
            ("object type", "topics", "every", "cursor", "deletions", "API page"),
            [
                (code(o.name), len(o.topics), o.tier.value, o.listing.cursor or "none: read whole",
                 _deletions(o.delete), f"[reference]({vendor.page_of(o.name)})")
                for o in source.object_types
            ],
        ),
        "## Available and not subscribed",
        _missing(vendor, vendor.topics(contracts)),
    )  # fmt: skip


def _where(topic: AccountTopic) -> str:
    return "by API" if topic.subscribed else "in the app's settings"


def _deletions(strategies: Sequence[object]) -> str:
    said = []
    for strategy in strategies:
        if isinstance(strategy, SweepDelete):
            said.append(f"{strategy.every.value} sweep")
        elif isinstance(strategy, NeverDeleted):
            said.append(f"never: {strategy.reason}")
        elif isinstance(strategy, DeleteByChanges):
            said.append("by the list of changes")
        else:
            said.append("by topic")
    return ", ".join(said)


def _missing(vendor: Vendor, available: Sequence[str]) -> str:
    source = vendor.source
    subscribed = source.subscribed_topics
    rest = sorted(set(available) - subscribed)
    families: dict[Unused, list[str]] = {}
    for topic in rest:
        families.setdefault(vendor.unused(topic), []).append(topic)
    rows = [
        (u.family, code(*topics), u.why, u.recommendation)
        for u, topics in sorted(families.items(), key=lambda item: item[0].family)
    ]
    said = (
        f"{source.title} {source.api_version} offers {len(available)} topics; {len(set(available) & subscribed)} are "
        f"subscribed, these {len(rest)} are not."
    )
    return said + "\n\n" + table(("family", "topics", "why not", "recommendation"), rows)
