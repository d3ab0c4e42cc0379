"""Which pages a source has, and what they should say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest_platform import paths
from ingest_platform.declare import Source
from ingest_platform.docs import data_model, quickbooks, shopify, stripe

FOLDER = paths.ROOT / "docs" / "integrations"
CONTRACTS = paths.ROOT.parent / "shared" / "contracts"
"""The vendors' published schemas, which are no part of the project; where they are missing, the pages that follow
from them stay as they are."""


def pages(source: Source, *, folder: Path = FOLDER, contracts: Path = CONTRACTS) -> dict[Path, str]:
    """Path → text of every page of a source that can be written here."""
    made = {folder / f"{source.name}_data_model.md": data_model.render(source)}
    guide = folder / f"{source.name}_integration_guide.md"
    if guide.exists() and source.name in _GUIDES:
        made[guide] = _GUIDES[source.name](guide.read_text(encoding="utf-8"))
    if (contracts / source.name).is_dir():
        for name, render in _FROM_CONTRACTS.get(source.name, {}).items():
            made[folder / f"{source.name}_{name}.md"] = render(contracts / source.name)
    return made


_GUIDES: dict[str, Callable[[str], str]] = {
    "shopify": shopify.fill_guide,
    "stripe": stripe.fill_guide,
    "quickbooks": quickbooks.fill_guide,
}
_FROM_CONTRACTS: dict[str, dict[str, Callable[[Path], str]]] = {
    "shopify": {"api_coverage": shopify.coverage_page, "webhook_analysis": shopify.webhook_page},
    "stripe": {"api_coverage": stripe.coverage_page, "webhook_analysis": stripe.webhook_page},
    "quickbooks": {"api_coverage": quickbooks.coverage_page, "webhook_analysis": quickbooks.webhook_page},
}
