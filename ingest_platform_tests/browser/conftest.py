"""The Dagster UI over a synced account, and a headless Chromium that looks at it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from ingest_platform import paths, sources
from ingest_platform.orchestrate.environment import dagster_environment
from ingest_platform.processes import services
from ingest_platform.processes.ports import free_port
from ingest_platform.processes.supervisor import Supervisor, answers
from ingest_platform.sandbox.process import start_sandbox
from ingest_platform_tests.cli.conftest import Ingest, connect, template
from ingest_platform_tests.conftest import TestDatabase

__all__ = ["template"]

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
]  # fmt: skip
SECONDS = 60_000.0
SCREENSHOTS = "SCREENSHOTS"
"""A folder: pictures of the pages are kept there, for the README."""


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def shown_objects() -> list[str]:
    """All object types for the pictures; for the test alone, those that it looks at."""
    if os.environ.get(SCREENSHOTS):
        return [o.name for o in sources.source("shopify").object_types]
    return ["customer", "product", "order"]


@pytest.fixture
def dagster_ui(db: TestDatabase, tmp_path: Path) -> Iterator[str]:
    """The address of the UI; account `nordlicht` was backfilled: what the pages below show of it."""
    options = db.settings.model_copy(update={"home": tmp_path / "home", "dagster_port": free_port("127.0.0.1", 0)})
    ingest = Ingest({"DATABASE_URL": db.url, "INGEST_HOME": str(options.home)}, forked=True)
    with start_sandbox(orders=120, customers=40, products=12, seed=2) as sandbox, sandbox.control("nordlicht") as shop:
        assert connect(ingest, shop, name="nordlicht").code == 0
        shown = [word for name in shown_objects() for word in ("--object", name)]
        synced = ingest("sync", "shopify", "--integration", "nordlicht", *shown)
        assert synced.code == 0, synced.err
        with Supervisor(tmp_path / "logs") as supervisor:
            # Without the daemon, whose sensors would take the time that the pages need.
            arguments = ["-w", str(paths.ROOT / "workspace.yaml"), "-h", "127.0.0.1", "-p", str(options.dagster_port)]
            child = supervisor.start(
                "dagster-webserver",
                [sys.executable, "-m", "dagster_webserver", *arguments],
                {**services.environment(options), **dagster_environment(options)},
            )
            supervisor.wait(child, answers(f"{services.dagster_url(options)}/server_info"), 120)
            yield services.dagster_url(options)


@pytest.fixture
def page() -> Iterator[Page]:
    """A page of 1600 × 1000 points, with patience for a busy machine."""
    expect.set_options(timeout=SECONDS)
    with sync_playwright() as playwright:
        browser: Browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        try:
            opened = browser.new_page(viewport={"width": 1600, "height": 1000})
            opened.set_default_timeout(SECONDS)
            yield opened
        finally:
            browser.close()
