"""The vendors' published contracts, which are no part of the project: they lie beside it, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest_platform import paths


def folder(vendor: str) -> Path:
    """Where a vendor's would be."""
    return paths.ROOT.parent / "shared" / "contracts" / vendor


def needed(vendor: str) -> pytest.MarkDecorator:
    """Skips a test where a vendor's contracts are missing, and says so."""
    reason = "the vendor's contracts (../shared/contracts) are not beside this checkout"
    return pytest.mark.skipif(not folder(vendor).is_dir(), reason=reason)
