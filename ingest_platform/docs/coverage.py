"""The coverage matrix: every query root (or list) of a vendor's API, and what the copy does with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ingest_platform.docs.markdown import GENERATED, code, page, table

if TYPE_CHECKING:
    from ingest_platform.docs.vendor import Vendor

Verdict = Literal["synced", "same objects", "used", "not synced"]


@dataclass(frozen=True)
class Root:
    """A field of the query root, or a list: its name, the type of its objects, and whether it is deprecated."""

    name: str
    node: str
    deprecated: bool


@dataclass(frozen=True)
class Coverage:
    """What becomes of a root. `family` groups those that are not synced."""

    root: Root
    verdict: Verdict
    objects: tuple[str, ...]
    why: str
    family: str = ""


def render(vendor: Vendor, contracts: Path) -> str:
    """The page."""
    source, word = vendor.source, vendor.word
    judged = [vendor.judge(root) for root in vendor.roots(contracts)]
    counted = Counter(c.verdict for c in judged)
    families: dict[str, list[Coverage]] = {}
    for item in judged:
        if item.verdict == "not synced":
            families.setdefault(item.family, []).append(item)
    synced = [c for c in judged if c.verdict == "synced"]
    return page(
        GENERATED,
        f"# {source.title}: API coverage",
        f"The {vendor.api} {source.api_version} has {len(judged)} {vendor.words}. {counted['synced']} are what the "
        f"copy is made of, {counted['same objects']} give objects that it has from another {word}, "
        f"{counted['used']} serve the client itself, and {counted['not synced']} are not synced, each with its reason.",
        "## Synced",
        table(
            (word, "object type", "how"),
            [(code(c.root.name), code(*c.objects), c.why) for c in synced],
        ),
        *_section(
            f"## Objects that other {word}s give",
            (word, "object type", f"why not this {word}"),
            [(code(c.root.name), code(*c.objects), c.why) for c in judged if c.verdict == "same objects"],
        ),
        *_section(
            "## Used by the client",
            (word, "for"),
            [(code(c.root.name), c.why) for c in judged if c.verdict == "used"],
        ),
        "## Not synced",
        *(
            f"### {family}\n\n" + table(
                (word, "of", "why not"),
                [(_marked(c.root), code(c.root.node), c.why) for c in found],
            )
            for family, found in sorted(families.items())
        ),
    )  # fmt: skip


def _section(title: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> Sequence[str]:
    return (title, table(columns, rows)) if rows else ()


def _marked(root: Root) -> str:
    return code(root.name) + (" (deprecated)" if root.deprecated else "")
