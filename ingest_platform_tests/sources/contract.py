"""The vendor's published schema, where it is at hand beside the checkout."""

import gzip
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLSchema, build_client_schema

CONTRACTS = Path(__file__).resolve().parents[3] / "shared" / "contracts" / "shopify"

needs_contracts = pytest.mark.skipif(
    not CONTRACTS.is_dir(), reason="the vendor's contracts (../shared/contracts) are not beside this checkout"
)


@lru_cache(maxsize=1)
def schema() -> GraphQLSchema:
    data = json.loads(gzip.decompress((CONTRACTS / "admin_schema_2026-10.json.gz").read_bytes()))
    return build_client_schema(data["data"], assume_valid=True)


def contract(name: str) -> Any:
    path = CONTRACTS / name
    return json.loads(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())
