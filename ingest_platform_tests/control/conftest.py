"""What `db` holds for the tests of the control plane."""

import pytest

from ingest_platform_tests import templates


@pytest.fixture
def template() -> str:
    return templates.CONTROL
