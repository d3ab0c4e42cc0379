"""Why something that a vendor offers is not in the copy: data of a source, which its pages tell."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Family:
    """What is left out for one reason, and what is recommended. `pattern` is matched from the start of the name."""

    name: str
    pattern: str
    why: str
    recommendation: str = "None"


def family_of(name: str, families: Iterable[Family], other: Family) -> Family:
    """The first family that the name fits, else `other`."""
    return next((family for family in families if re.match(family.pattern, name)), other)
