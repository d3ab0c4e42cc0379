"""The vendor's published schema, where it is at hand beside the checkout."""

import gzip
import json
from functools import lru_cache
from typing import Any

from graphql import GraphQLSchema, build_client_schema

from ingest_platform_tests import contracts

CONTRACTS = contracts.folder("shopify")

needs_contracts = contracts.needed("shopify")


@lru_cache(maxsize=1)
def schema() -> GraphQLSchema:
    data = json.loads(gzip.decompress((CONTRACTS / "admin_schema_2026-10.json.gz").read_bytes()))
    return build_client_schema(data["data"], assume_valid=True)


def contract(name: str) -> Any:
    path = CONTRACTS / name
    return json.loads(gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes())
