"""Whatever a person types wrong is answered in one line, with the right exit code and no traceback."""

from __future__ import annotations

import pytest

from ingest_platform_tests.cli.conftest import Ingest

CONNECT = ("connect", "shopify", "--name", "a")
SYNC = ("sync", "shopify", "--integration", "nobody")

CASES: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    (("stauts",), ("No such command 'stauts'", "ingest --help")),
    (("status", "--jsn"), ("No such option",)),
    (("describe", "spotify"), ("There is no source 'spotify'", "shopify")),
    (("describe",), ("Missing argument 'SOURCE'",)),
    (SYNC, ("No account is named nobody", "ingest connect")),
    (("sync", "shopify"), ("--integration",)),
    (("sync", "spotify", "--integration", "a"), ("There is no source 'spotify'",)),
    ((*SYNC, "--object", "invoice"), ("no object type 'invoice'", "order")),
    ((*SYNC, "--days", "0"), ("--days",)),
    ((*SYNC, "--days", "x"), ("--days",)),
    ((*SYNC, "--start-date", "tomorrow"), ("'tomorrow' is no date", "2026-01-31")),
    ((*SYNC, "--start-date", "2026-02-01", "--end-date", "2026-01-01"), ("Exchange the two dates",)),
    ((*SYNC, "--days", "3", "--start-date", "2026-01-01"), ("exclude each other",)),
    ((*SYNC, "--full", "--days", "3"), ("--full",)),
    (("verify", "shopify", "--integration", "nobody"), ("No account is named nobody",)),
    (("verify", "shopify", "--integration", "nobody", "--sample", "0"), ("--sample",)),
    (("retry", "shopify", "--integration", "nobody"), ("No account is named nobody",)),
    (("webhooks", "list", "shopify", "--integration", "nobody"), ("No account is named nobody",)),
    (("webhooks", "replay", "shopify", "--integration", "nobody"), ("--since",)),
    (("webhooks", "replay", "shopify", "--integration", "n", "--since", "soon"), ("'soon' is no time",)),
    ((*CONNECT, "--base-url", "shop", "--token", "t"), ("'shop' is no address", "https://")),
    ((*CONNECT, "--base-url", "https://shop.example"), ("Neither a token nor an app", "--client-id")),
    (("connect", "shopify", "--name", "a b", "--base-url", "https://x", "--token", "t"), ("no valid name",)),
    (("receive", "--port", "70000"), ("--port",)),
    (("demo", "--orders", "none"), ("--orders",)),
]


@pytest.mark.parametrize(("arguments", "words"), CASES, ids=[" ".join(case[0]) for case in CASES])
def test_a_wrong_argument_costs_one_line(ingest: Ingest, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    ingest(*arguments).complains(2, *words)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("INGEST_RECEIVER_PORT", "abc", ("INGEST_RECEIVER_PORT is not valid",)),
        ("DATABASE_URL", "mysql://root@localhost/x", ("DATABASE_URL is not valid", "postgresql://")),
        ("INGEST_RECEIVER_PUBLIC_URL", "hooks", ("INGEST_RECEIVER_PUBLIC_URL is not valid",)),
    ],
)
def test_a_wrong_setting_is_named(ingest: Ingest, variable: str, value: str, words: tuple[str, ...]) -> None:
    ingest("status", **{variable: value}).complains(2, *words)


def test_an_error_is_json_for_scripts_too(ingest: Ingest) -> None:
    answer = ingest("sync", "shopify", "--integration", "nobody", "--json")
    answer.complains(2, "No account is named nobody")
    assert answer.json["error"]["code"] == "integration_not_found"


@pytest.mark.parametrize("command", ["", "demo", "up", "sandbox", "connect", "status", "sync", "verify", "retry", "db",
                                     "receive", "webhooks", "describe"])  # fmt: skip
def test_every_command_explains_itself(ingest: Ingest, command: str) -> None:
    answer = ingest(*([command] if command else []), "--help")
    assert answer.code == 0
    assert "Usage: ingest" in answer.out
