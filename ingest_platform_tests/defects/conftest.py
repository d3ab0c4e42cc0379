"""The fixtures of an account, for the defects that users of other systems report."""

from ingest_platform_tests.account.conftest import (
    account,
    connect,
    http,
    receiver,
    sandbox_url,
    shop,
    small,
    small_sandbox_url,
    small_shop,
)
from ingest_platform_tests.conformance.conftest import copy, sandboxes, template, told, vendor

__all__ = [
    "account",
    "connect",
    "copy",
    "http",
    "receiver",
    "sandbox_url",
    "sandboxes",
    "shop",
    "small",
    "small_sandbox_url",
    "small_shop",
    "template",
    "told",
    "vendor",
]
