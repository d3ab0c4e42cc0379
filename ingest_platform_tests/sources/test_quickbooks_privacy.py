"""A QuickBooks document without the person in it: the books still add up, and nobody is named."""

from typing import Any

from ingest_platform.raw.redaction import redactor
from ingest_platform.sources.quickbooks.source import QUICKBOOKS

INVOICE: dict[str, Any] = {
    "Id": "130",
    "SyncToken": "2",
    "MetaData": {"CreateTime": "2026-01-01T00:00:00-08:00", "LastUpdatedTime": "2026-01-02T00:00:00-08:00"},
    "DocNumber": "1037",
    "TotalAmt": 362.07,
    "Balance": 362.07,
    "PrivateNote": "Called Ada at home",
    "CustomerRef": {"value": "24", "name": "Ada Lovelace"},
    "CustomerMemo": {"value": "Thank you, Ada"},
    "BillEmail": {"Address": "ada@example.org"},
    "BillAddr": {"Id": "95", "Line1": "Ada Lovelace", "City": "London"},
    "Line": [
        {"Id": "1", "Amount": 275.0, "Description": "For Ada", "DetailType": "SalesItemLineDetail",
         "SalesItemLineDetail": {"ItemRef": {"value": "5", "name": "Rock"}, "Qty": 1}},
        {"Amount": 362.07, "DetailType": "SubTotalLineDetail", "SubTotalLineDetail": {}},
    ],
    "Brand": {"New": "Ada"},
}  # fmt: skip


def test_an_erased_invoice_keeps_its_ids_amounts_and_lines_and_names_nobody() -> None:
    clean = redactor(QUICKBOOKS, QUICKBOOKS.object_type("invoice"))
    left = clean.redact(INVOICE)
    assert "Ada" not in str(left)
    assert "ada@" not in str(left)
    assert (left["Id"], left["SyncToken"], left["TotalAmt"], left["MetaData"]) == (
        "130",
        "2",
        362.07,
        INVOICE["MetaData"],
    )
    assert left["CustomerRef"] == {"value": "24"}
    assert [(line.get("Id"), line["Amount"]) for line in left["Line"]] == [("1", 275.0), (None, 362.07)]
    assert left["Line"][0]["SalesItemLineDetail"] == {"ItemRef": {"value": "5"}, "Qty": 1}
    assert ("customer", "24") in set(clean.refers_to(INVOICE))
