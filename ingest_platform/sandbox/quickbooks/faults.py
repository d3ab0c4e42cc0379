"""Switchable misbehaviour of one company."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from ingest_platform.sandbox.common import faults


@dataclass
class Faults(faults.Faults):
    """What is wrong now; the README's table says what each means."""

    DEFAULT_PATH: ClassVar[str] = "api"

    token_answer: dict[str, Any] = field(default_factory=dict)
    token_delay_ms: float = 0
    cdc_newest_first: bool = False

    def loses_token(self) -> bool:
        """Whether the token endpoint's answer gets lost, after it has rotated."""
        return self.hit("token_answer", self.token_answer, "api") is not None
