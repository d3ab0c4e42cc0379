"""Verification: every check, and the copy compared with its source field by field."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from rich.table import Table

from ingest_platform import sources
from ingest_platform.control import cursors, integrations, stats
from ingest_platform.control.database import connect
from ingest_platform.control.stats import ObjectStats
from ingest_platform.declare import ObjectType
from ingest_platform.extract.connector import SourceClient
from ingest_platform.quality.checks import CHECKS, CheckOutcome
from ingest_platform.quality.compare import Comparison, as_dict, compare, sentence
from ingest_platform.quality.copy import Copy
from ingest_platform.raw.ingest import Owner
from ingest_platform.settings import Settings

Progress = Callable[[str, int, str], None]
"""Called with (object type, objects compared so far, what is going on)."""


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
    def problems(self) -> list[str]:
        """One line for each thing that does not hold."""
        lines = [c.summary for c in self.checks if not c.passed]
        return lines + [sentence(d) for d in self.comparison.differences]

    def as_dict(self) -> dict[str, Any]:
        """For scripts."""
        parity, errors = self.detail("count_parity"), self.detail("error_rate")
        return {
            "object_type": self.object_type,
            "passed": self.passed,
            "source_count": parity.get("source"),
            "source_count_exact": parity.get("exact"),
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
    completed_at: datetime | None = None
    verified_through: datetime | None = None

    @property
    def passed(self) -> bool:
        """Whether everything holds."""
        return all(o.passed for o in self.objects)

    @property
    def problems(self) -> list[str]:
        """One line for each thing that does not hold."""
        return [line for o in self.objects for line in o.problems]

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
    names = [c.name for c in o.checks if not c.passed]
    if o.comparison.differing:
        names.append(f"{o.comparison.differing} differences")
    return ", ".join(names)


def verify(
    settings: Settings,
    name: str,
    *,
    sample: int = 10,
    seed: str | None = None,
    everything: bool = False,
    object_types: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> Verification:
    """Verify an account. Changes nothing in its copy, and may run beside a sync; results of checks are stored.

    When all of its object types hold, the account's `verified_through` moves to what their syncs had covered when this
    began. A choice of object types proves nothing of the whole and leaves it as it is.

    Raises: IntegrationNotFound, DatabaseUnavailable, DeclarationError, and the errors of the client.
    """
    from ingest_platform.sync.account import source_of
    from ingest_platform.sync.connect import open_client as open_it

    with connect(settings, autocommit=True, application_name="ingest verify") as conn:
        integration = integrations.get(conn, name)
        source = source_of(sources.source(integration.platform), integration.field_mappings)

        def open_client() -> AbstractAsyncContextManager[SourceClient]:
            return open_it(settings, integration)

        owner = Owner(str(integration.id), str(integration.company_id))
        copy = Copy(conn, source, owner, open_client)
        found = verify_copy(
            copy,
            integration.name,
            sample=sample,
            seed=seed,
            everything=everything,
            object_types=object_types,
            progress=progress,
        )
        if found.verified_through is not None:
            integrations.set_verified_through(conn, integration.id, found.verified_through)
    return found


def verify_copy(
    copy: Copy,
    name: str,
    *,
    sample: int = 10,
    seed: str | None = None,
    everything: bool = False,
    object_types: Sequence[str] | None = None,
    progress: Progress | None = None,
) -> Verification:
    """`verify` for a copy that is open already."""
    source = copy.source
    chosen = [source.object_type(n) for n in object_types] if object_types else list(source.object_types)
    # A new seed each time: repeated verifications reach other objects.
    found = Verification(name, source.name, seed or secrets.token_hex(4), everything, datetime.now(UTC))
    # Read first: what a sync beside this one moves them to was not compared.
    covered = [cursors.get(copy.conn, copy.integration_id, o.name).value for o in chosen]
    for object_type in chosen:
        found.objects.append(_verify(copy, object_type, found.seed, sample, everything, progress))
    found.completed_at = datetime.now(UTC)
    if found.passed and {o.name for o in chosen} == {o.name for o in source.object_types}:
        found.verified_through = min((c for c in covered if c is not None), default=None) if all(covered) else None
    return found


def _verify(
    copy: Copy, object_type: ObjectType, seed: str, sample: int, everything: bool, progress: Progress | None
) -> Verified:
    def say(done: int, what: str) -> None:
        if progress:
            progress(object_type.name, done, what)

    checks = []
    for check in CHECKS:
        say(0, check.name.replace("_", " "))
        checks.append(check.run(copy, object_type))

    async def comparing(client: SourceClient) -> Comparison:
        return await compare(
            copy,
            object_type,
            client,
            sample=sample,
            seed=seed,
            everything=everything,
            report=lambda done: say(done, "comparing field by field"),
        )

    comparison = copy.ask(comparing)
    return Verified(
        object_type.name, checks, comparison, stats.read(copy.conn, copy.integration_id).get(object_type.name)
    )
