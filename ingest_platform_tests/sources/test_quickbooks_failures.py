"""What QuickBooks refuses and how that is said, and what is tried again."""

import pytest

from ingest_platform.errors import IngestError, NeedsReconnect, SourceError, SourceThrottled
from ingest_platform.extract.connector import Secrets
from ingest_platform.sources.quickbooks.api import fault_of, realm_in, realm_of, root_of
from ingest_platform_tests.sources.quickbooks_company import Company


@pytest.mark.parametrize(
    "fault",
    [
        {"http": {"status": 500, "next": 2}},
        {"http": {"status": 503, "next": 1, "retry_after": 0}},
        {"drop": {"when": "before", "next": 1}},
        {"drop": {"when": "mid_body", "next": 1}},
        {"throttle_next": 2},
    ],
    ids=str,
)
async def test_what_passes_is_tried_again_and_the_listing_is_whole(company: Company, fault: dict[str, object]) -> None:
    company.sandbox.set_faults(**fault)
    assert len((await company.backfill("customer"))[-1].documents) == company.sandbox.count("customers")


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"throttle_next": 1000}, SourceThrottled),
        ({"http": {"status": 500, "next": 1000}}, SourceError),
    ],
    ids=str,
)
async def test_what_does_not_pass_ends_in_one_line(
    company: Company, fault: dict[str, object], error: type[IngestError]
) -> None:
    company.sandbox.set_faults(**fault)
    with pytest.raises(error) as raised:
        await company.backfill("customer")
    assert raised.value.remedy
    assert "\n" not in str(raised.value)


async def test_a_token_of_another_company_asks_for_a_new_connection(company: Company) -> None:
    company.secrets = Secrets({**company.secrets.values, "realm_id": "4242"})
    with pytest.raises(NeedsReconnect, match="forbids"):
        await company.backfill("customer")


async def test_a_token_that_no_header_can_carry_is_said_plainly(company: Company) -> None:
    for token in ("", "tökén", "a\nb"):
        company.secrets = Secrets({**company.secrets.values, "access_token": token})
        with pytest.raises(IngestError, match="no access token"):
            await company.backfill("customer")


def test_a_fault_is_read_in_the_apis_spelling_and_in_the_gateways() -> None:
    errors = [{"Message": "Object Not Found", "Detail": "Object Not Found : it is gone", "code": "610"}]
    assert fault_of({"Fault": {"Error": errors, "type": "ValidationFault"}}).code == "610"  # type: ignore[union-attr]
    small = [{"message": "message=AuthenticationFailed", "detail": "Token expired", "code": "3200"}]
    found = fault_of({"fault": {"error": small, "type": "AUTHENTICATION"}})
    assert found is not None
    assert (found.code, found.words) == ("3200", "message=AuthenticationFailed Token expired")
    assert fault_of({"Fault": {"type": "SystemFault"}}).words == "SystemFault"  # type: ignore[union-attr]
    assert fault_of({"QueryResponse": {}}) is None


def test_the_company_is_named_by_the_grant_or_by_the_address() -> None:
    assert realm_in("https://quickbooks.api.intuit.com/v3/company/123/") == "123"
    assert realm_in("https://quickbooks.api.intuit.com") is None
    assert root_of("https://quickbooks.api.intuit.com/v3/company/123") == "https://quickbooks.api.intuit.com"
    assert realm_of("https://quickbooks.api.intuit.com", Secrets({"realm_id": "7"})) == "7"
    for base_url, realm in (
        ("https://x.example", ""),
        ("https://x.example/v3/company/..", ""),
        ("https://x", "1/../2"),
    ):
        with pytest.raises(IngestError, match="names no company"):
            realm_of(base_url, Secrets({"realm_id": realm} if realm else {}))
