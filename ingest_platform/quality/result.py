"""What the function of a check gives back."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Found:
    """Whether it holds, one line that says so, and JSON values to look into."""

    passed: bool
    summary: str
    detail: dict[str, Any] = field(default_factory=dict)
