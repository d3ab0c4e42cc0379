"""What `db` holds for the tests of the Dagster layer; who starts Dagster's own storage says otherwise."""

import pytest


@pytest.fixture
def template() -> str:
    return "shopify"
