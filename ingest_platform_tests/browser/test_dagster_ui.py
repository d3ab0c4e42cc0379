"""What an operator finds in the Dagster UI: lineage, partitions, checks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from ingest_platform_tests.browser.conftest import SCREENSHOTS, chromium

pytestmark = [
    pytest.mark.long,
    pytest.mark.browser,
    pytest.mark.timeout(420),
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed: apt-get install chromium"),
]

PAGE: ViewportSize = {"width": 1600, "height": 1000}
LINEAGE: ViewportSize = {"width": 1900, "height": 1300}
"""The graph draws only what is in sight."""


def keep(page: Page, name: str) -> None:
    if folder := os.environ.get(SCREENSHOTS):
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.wait_for_timeout(3000)  # for the eye alone: animations end
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_lineage_partitions_and_checks_are_shown(dagster_ui: str, page: Page) -> None:
    # The lineage: raw before refined, a parent before its children.
    page.set_viewport_size(LINEAGE)
    page.goto(f"{dagster_ui}/assets/shopify/order?view=lineage&lineageScope=neighbors&lineageDepth=1")
    for asset in ("raw_order", "order", "order_line_item"):
        expect(page.get_by_text(asset, exact=True).first).to_be_visible()
    keep(page, "lineage")
    page.set_viewport_size(PAGE)

    # The account is a partition, and it is there.
    page.goto(f"{dagster_ui}/assets/shopify/order?view=partitions")
    expect(page.get_by_text("nordlicht").first).to_be_visible()
    keep(page, "partitions")

    # Each check of the refined table, and that it passed.
    page.goto(f"{dagster_ui}/assets/shopify/order?view=checks")
    for check in ("count_parity", "one_row_an_object", "freshness", "error_rate"):
        expect(page.get_by_text(check).first).to_be_visible()
    page.get_by_text("count_parity").first.click()
    expect(page.get_by_text("The source has 120 orders, the copy 120").first).to_be_visible()
    keep(page, "checks")

    # What a sync did is on its run.
    page.goto(f"{dagster_ui}/assets/shopify/raw_order?view=events")
    expect(page.get_by_text("fetched").first).to_be_visible()
    keep(page, "raw")
