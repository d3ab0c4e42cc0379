"""Which pages a source has, and what they should say."""

from __future__ import annotations

from pathlib import Path

from ingest_platform import paths
from ingest_platform.declare import Source
from ingest_platform.docs import coverage, data_model, guide, quickbooks, shopify, stripe, webhooks

FOLDER = paths.ROOT / "docs" / "integrations"
CONTRACTS = paths.ROOT.parent / "shared" / "contracts"
"""The vendors' published schemas, which are no part of the project; where they are missing, the pages that follow
from them stay as they are."""


def pages(source: Source, *, folder: Path = FOLDER, contracts: Path = CONTRACTS) -> dict[Path, str]:
    """Path → text of every page of a source that can be written here."""
    made = {folder / f"{source.name}_data_model.md": data_model.render(source)}
    vendor = VENDORS.get(source.name)
    if vendor is None:
        return made
    written = folder / f"{source.name}_integration_guide.md"
    if written.exists():
        made[written] = guide.filled(written.read_text(encoding="utf-8"), vendor.guide)
    if (contracts / source.name).is_dir():
        made[folder / f"{source.name}_api_coverage.md"] = coverage.render(vendor, contracts / source.name)
        made[folder / f"{source.name}_webhook_analysis.md"] = webhooks.render(vendor, contracts / source.name)
    return made


VENDORS = {one.source.name: one for one in (shopify.PAGES, stripe.PAGES, quickbooks.PAGES)}
