"""Verification: every check, and the copy compared with its source field by field."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from rich.table import Table

from ingest_platform.control import cursors, integrations, stats, verification_reports
from ingest_platform.control.database import connect
from ingest_platform.control.stats import ObjectStats
from ingest_platform.declare import ObjectType
from ingest_platform.quality.at_once import ask_at_once
from ingest_platform.quality.checks import ACCOUNT_CHECKS, CHECKS, CheckOutcome
from ingest_platform.quality.compare import Comparison, as_dict, sentence
from ingest_platform.quality.copy import GRACE_SECONDS, Copy, Progress
from ingest_platform.quality.narrow import Held
from ingest_platform.settings import Settings

__all__ = ["Options", "Progress", "Verification", "Verified", "verify", "verify_copy"]

DATA_CHECKS = frozenset({"one_row_an_object", "newest_version", "count_parity", "field_comparison"})
"""Those that fail when the copy is not the source; the others speak of how it is kept."""


@dataclass(frozen=True)
class Options:
    """What is verified, and how thoroughly.

    `sample` objects of each type are compared, or with `everything` all of them; then, or with `full`, all ids are
    compared, whatever was proven before. Without a `seed` a new one is drawn, so that repeated verifications reach
    other objects. `object_types` are all by default; checks of the `account` are made when all are verified, or as it
    says. A surplus is given `grace` seconds to be announced by a webhook.
    """

    sample: int = 10
    seed: str | None = None
    everything: bool = False
    full: bool = False
    object_types: Sequence[str] | None = None
    account: bool | None = None
    progress: Progress | None = None
    grace: float = GRACE_SECONDS


AS_USUAL = Options()


@dataclass
class Verified:
    """One object type: its checks, its counts, and the comparison."""

    object_type: str
    checks: list[CheckOutcome]
    comparison: Comparison
    stats: ObjectStats | None

    @property
    def passed(self) -> bool:
        """Every check holds, and nothing compared differs."""
        return all(c.passed for c in self.checks) and not self.comparison.differing

    def detail(self, check: str) -> dict[str, Any]:
        """What a check found out."""
        return next((c.detail for c in self.checks if c.name == check), {})

    @property
    def proven_through(self) -> datetime | None:
        """Where what nobody has compared with the source yet begins; None when all was."""
        through = self.detail("count_parity").get("proven_through")
        return datetime.fromisoformat(through) if through else None

    @property
    def unknown(self) -> bool:
        """Whether even its oldest objects were not compared yet."""
        return bool(self.detail("count_parity").get("not_proven")) and self.proven_through is None

    @property
    def problems(self) -> list[str]:
        """One line for each thing that does not hold."""
        lines = [c.summary for c in self.checks if not c.passed]
        return lines + [sentence(d) for d in self.comparison.differences]

    @property
    def repairable(self) -> tuple[str, ...]:
        """The ids of the objects that do not hold."""
        return tuple(dict.fromkeys(i for c in self.checks if not c.passed for i in c.objects))

    def as_dict(self) -> dict[str, Any]:
        """For scripts."""
        parity, errors = self.detail("count_parity"), self.detail("error_rate")
        return {
            "object_type": self.object_type,
            "passed": self.passed,
            "source_count": parity.get("source"),
            "source_count_exact": parity.get("exact"),
            "proven": {k: parity.get(k) for k in ("proven_now", "proven_before", "proven_since", "not_proven")},
            "refined_count": self.detail("one_row_an_object").get("live"),
            "tombstones": self.detail("one_row_an_object").get("tombstones"),
            "raw_versions": self.stats.raw_versions if self.stats else 0,
            "duplicate_hashes": self.detail("duplicate_hash").get("actual"),
            "errors": errors.get("actual"),
            "last_sync_at": self.detail("freshness").get("last_sync_at"),
            "checks": [c.as_dict() for c in self.checks],
            "compared": {
                "objects": self.comparison.objects,
                "rows": self.comparison.rows,
                "differences": self.comparison.differing,
                "sample": [as_dict(d) for d in self.comparison.differences],
                "changed_meanwhile": self.comparison.changed,
                "cannot_be_refined": self.comparison.unusable,
            },
        }


@dataclass
class Verification:
    """An account's verification. The same `seed` chooses the same objects again."""

    integration: str
    source: str
    seed: str
    everything: bool
    started_at: datetime
    objects: list[Verified] = field(default_factory=list)
    account: list[CheckOutcome] = field(default_factory=list)
    completed_at: datetime | None = None
    verified_through: datetime | None = None
    false_since: datetime | None = None
    api_calls: int = 0

    @property
    def passed(self) -> bool:
        """Whether everything holds."""
        return all(o.passed for o in self.objects) and all(c.passed for c in self.account if c.severity == "error")

    @property
    def problems(self) -> list[str]:
        """One line for each thing that does not hold."""
        failed = [c.summary for c in self.account if not c.passed and c.severity == "error"]
        return failed + [line for o in self.objects for line in o.problems]

    @property
    def warnings(self) -> list[str]:
        """One line for each thing of the account that is not as it should be, and wrong in nothing."""
        return [c.summary for c in self.account if not c.passed and c.severity == "warn"]

    @property
    def outcomes(self) -> list[CheckOutcome]:
        """Every check that was made."""
        return [*self.account, *(c for o in self.objects for c in o.checks)]

    @property
    def differs(self) -> bool:
        """Whether the copy was found not to be the source."""
        return any(c.name in DATA_CHECKS and not c.passed and c.severity == "error" for c in self.outcomes)

    def to_dict(self) -> dict[str, Any]:
        """For scripts: JSON values."""
        return {
            "integration": self.integration,
            "source": self.source,
            "passed": self.passed,
            "everything": self.everything,
            "seed": self.seed,
            "started_at": self.started_at.isoformat(),
            "completed_at": self.completed_at.isoformat() if self.completed_at else None,
            "verified_through": self.verified_through.isoformat() if self.verified_through else None,
            "api_calls": self.api_calls,
            "account": [c.as_dict() for c in self.account],
            "objects": [o.as_dict() for o in self.objects],
        }

    def table(self) -> Table:
        """For people: a row for each object type."""
        table = Table(title=f"{self.integration}: the copy against its source", title_justify="left")
        table.add_column("object")
        for head in ("source", "refined", "raw versions", "duplicate hashes", "errors", "synced", "compared"):
            table.add_column(head, justify="right")
        table.add_column("checks")
        for o in self.objects:
            parity, errors = o.detail("count_parity"), o.detail("error_rate")
            rows = [
                o.object_type,
                str(parity.get("expected", "–")),
                f"{o.detail('one_row_an_object').get('live', 0):,}",
                f"{o.stats.raw_versions if o.stats else 0:,}",
                str(o.detail("duplicate_hash").get("actual", "–")),
                str(errors.get("actual", "–")).split(" of ", maxsplit=1)[0],
                f"{o.detail('freshness').get('actual', 'never')} ago".replace("never ago", "never"),
                f"{o.comparison.objects:,} ({o.comparison.rows:,} rows)",
                f"[green]{_held(o)}[/green]" if o.passed else f"[red]{_failed(o)}[/red]",
            ]
            table.add_row(*rows)
        return table


def _held(o: Verified) -> str:
    changed = len(o.comparison.changed)
    return f"all hold ({changed} changed since the last sync)" if changed else "all hold"


def _failed(o: Verified) -> str:
    names = [c.name for c in o.checks if not c.passed and c.name != "field_comparison"]
    if o.comparison.differing:
        names.append(f"{o.comparison.differing} differences")
    return ", ".join(names)


def verify(settings: Settings, name: str, options: Options = AS_USUAL) -> Verification:
    """Run every check of an account and compare objects with the source; a report is kept, and how far it is proven.

    Ids that were compared before are compared again only in part, unless `full` proves them anew. The claim moves only
    when every type holds, and not beyond what nobody has compared yet; what proves it false takes it back to before
    what is wrong.

    Raises: IntegrationNotFound, DatabaseUnavailable, and the errors of the source's client.
    """
    with connect(settings, autocommit=True, application_name="ingest verify") as conn:
        integration = integrations.get(conn, name)
        copy = Copy.at(conn, settings, integration)
        found = verify_copy(copy, integration.name, options)
        if found.verified_through is not None:
            integrations.set_verified_through(conn, integration.id, found.verified_through)
        elif found.differs and integration.verified_through is not None:
            since = found.false_since
            held = None if since is None else min(since, integration.verified_through)
            integrations.set_verified_through(conn, integration.id, held)
        verification_reports.store(conn, integration.id, found.to_dict())
    return found


def verify_copy(copy: Copy, name: str, options: Options = AS_USUAL) -> Verification:
    """`verify` for a copy that is open already."""
    source = copy.source
    names = options.object_types or [o.name for o in source.object_types]
    chosen = [source.object_type(n) for n in names]
    whole = {o.name for o in chosen} == {o.name for o in source.object_types}
    found = Verification(name, source.name, options.seed or secrets.token_hex(4), options.everything, datetime.now(UTC))
    copy = replace(
        copy, name=name, thorough=True, sample=options.sample, seed=found.seed, everything=options.everything,
        full=options.full, progress=options.progress, grace=options.grace,
    )  # fmt: skip
    # Read first: what a sync beside this one moves them to was not compared.
    covered = [cursors.get(copy.conn, copy.integration_id, o.name).value for o in chosen]
    copy = replace(copy, asked=ask_at_once(copy, chosen))
    for object_type in chosen:
        found.objects.append(_verify(copy, object_type))
    # After the objects, which prove most permissions by being read.
    if (whole if options.account is None else options.account) and copy.settings is not None:
        for check in ACCOUNT_CHECKS:
            copy.say("", 0, check.name.replace("_", " "))
            found.account.append(check.run(copy))
    found.completed_at = datetime.now(UTC)
    found.api_calls = copy.spent.api_calls
    if whole and all(o.passed for o in found.objects) and all(covered) and not any(o.unknown for o in found.objects):
        proven = [o.proven_through for o in found.objects]
        found.verified_through = min((c for c in (*covered, *proven) if c is not None), default=None)
    if found.differs:
        found.false_since = _false_since(copy, found)
    return found


def _verify(copy: Copy, object_type: ObjectType) -> Verified:
    checks = []
    for check in CHECKS:
        copy.say(object_type.name, 0, check.name.replace("_", " "))
        checks.append(check.run(copy, object_type))
    comparison = next((c.comparison for c in checks if c.comparison is not None), Comparison())
    held = stats.read(copy.conn, copy.integration_id).get(object_type.name)
    return Verified(object_type.name, checks, comparison, held)


def _false_since(copy: Copy, found: Verification) -> datetime | None:
    """Before this nothing that is wrong existed; None when that is not known of one of the objects."""
    moments: list[datetime | None] = []
    for verified in found.objects:
        held = Held(copy, copy.source.object_type(verified.object_type))
        for outcome in verified.checks:
            if outcome.passed or outcome.name not in DATA_CHECKS or outcome.severity != "error":
                continue
            if since := outcome.detail.get("since"):
                moments.append(datetime.fromisoformat(since))
            elif held.created and outcome.objects:
                rows = copy.conn.execute(
                    f"SELECT min({held.created}), count({held.created}) FROM {copy.source.table(verified.object_type)} "
                    f"WHERE integration_id = %s AND {held.key}::text = ANY(%s)",
                    (copy.owner.integration_id, list(outcome.objects)),
                ).fetchone()
                moments.append(rows[0] if rows and rows[1] == len(outcome.objects) else None)
            else:
                moments.append(None)
    return min((m for m in moments if m is not None), default=None) if all(moments) else None
