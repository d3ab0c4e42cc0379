"""What the function of a check gives back."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest_platform.quality.compare import Comparison


@dataclass(frozen=True)
class Found:
    """Whether it holds, one line that says so, and JSON values to look into.

    `remedy` is the sentence that says what mends it. `objects` are the vendor ids that a repair fetches again, each
    named; `comparison` is what a field-by-field comparison found, whole.
    """

    passed: bool
    summary: str
    detail: dict[str, Any] = field(default_factory=dict)
    remedy: str = ""
    objects: tuple[str, ...] = ()
    comparison: "Comparison | None" = None


def not_applicable(why: str, **detail: Any) -> Found:
    """What a check gives that cannot be made: the vendor offers nothing to look at, the account has no webhooks.

    It proves nothing, and is shown as such rather than as passed: see `check_results.applies`.
    """
    return Found(True, f"Not applicable: {why}", detail | {"applicable": False})


def named(ids: "list[str] | tuple[str, ...]", limit: int = 5) -> str:
    """Ids in a sentence: the first few, and how many more."""
    more = f" and {len(ids) - limit:,} more" if len(ids) > limit else ""
    return ", ".join(ids[:limit]) + more
