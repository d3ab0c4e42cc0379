"""Switchable misbehaviour of one account: what every vendor's API can do wrong."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from random import Random
from typing import Any, ClassVar

from ingest_platform.sandbox.common.values import assign


@dataclass
class Faults:
    """What is wrong now; the README's table says what each means. Counters (`next`, `spare`) run down."""

    DEFAULT_PATH: ClassVar[str] = ""
    """The kind of call that `http` and `drop` are about when they name no `path`."""

    http: dict[str, Any] = field(default_factory=dict)
    drop: dict[str, Any] = field(default_factory=dict)
    throttle_next: int = 0
    slow_ms: float = 0
    webhooks: dict[str, Any] = field(default_factory=dict)
    clock_offset: float = 0
    stale_reads: float = 0
    _random: dict[str, Random] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        self._first_offset = self.clock_offset

    def update(self, values: dict[str, Any]) -> None:
        """Sets some faults. Raises KeyError for one that does not exist."""
        for name, value in values.items():
            assign(self, {name: value})
            self._random.pop(name, None)

    def clear(self) -> None:
        """Switches every fault off; the clock goes as it did in the beginning."""
        vars(self).update(vars(type(self)(clock_offset=self._first_offset)))

    def shown(self) -> dict[str, Any]:
        """As JSON."""
        return {name: value for name, value in asdict(self).items() if not name.startswith("_")}

    def chance(self, name: str, probability: float, seed: int = 0) -> bool:
        """A seeded draw."""
        if probability <= 0:
            return False
        if name not in self._random:
            self._random[name] = Random(seed)  # noqa: S311 - a reproducible fault, no secret
        return self._random[name].random() < probability

    def throttles(self) -> bool:
        """Whether this call is refused as one too many."""
        return self.counts_down("throttle_next")

    def counts_down(self, name: str) -> bool:
        """Whether a counter meets this call; it is one lower for the next."""
        left: int = getattr(self, name)
        setattr(self, name, max(left - 1, 0))
        return left > 0

    def http_error(self, path: str) -> dict[str, Any] | None:
        """The HTTP error that this call gets instead of an answer."""
        return self.hit("http", self.http, path)

    def dropped(self, path: str, when: str) -> bool:
        """Whether this call's connection breaks now: `before` an answer, or `mid_body`."""
        return self.drop.get("when", "before") == when and self.hit("drop", self.drop, path) is not None

    def hit(self, name: str, fault: dict[str, Any], path: str) -> dict[str, Any] | None:
        """The fault, when it meets this call."""
        if not fault or fault.get("path", self.DEFAULT_PATH) != path:
            return None
        if fault.get("spare", 0) > 0:
            fault["spare"] -= 1
            return None
        if fault.get("next", 0) > 0:
            fault["next"] -= 1
            return fault
        if self.chance(name, fault.get("probability", 0), fault.get("seed", 0)):
            return fault
        return None
