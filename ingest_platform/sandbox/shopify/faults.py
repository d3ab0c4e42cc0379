"""Switchable misbehaviour of one shop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from ingest_platform.sandbox.common import faults


@dataclass
class Faults(faults.Faults):
    """What is wrong now; the README's table says what each means."""

    DEFAULT_PATH: ClassVar[str] = "graphql"

    truncate_jsonl: float | None = None
    incomplete_jsonl: dict[str, Any] = field(default_factory=dict)
    bulk_outcome: dict[str, Any] = field(default_factory=dict)

    def outcome(self) -> dict[str, Any] | None:
        """What becomes of the bulk operation that starts now, when it doesn't simply complete."""
        return self.hit("bulk_outcome", self.bulk_outcome, "graphql")
