"""Bulk lines: whose each one is, and the document they make together."""

from typing import Any

import orjson
import pytest

from ingest_platform import canonical
from ingest_platform.errors import IncompleteExtract
from ingest_platform.extract.spool import Group
from ingest_platform.sources.shopify.documents import Document, document_of
from ingest_platform.sources.shopify.lines import LineReader, assemble
from ingest_platform.sources.shopify.source import SHOPIFY

ORDER = "gid://shopify/Order/7"
READER = LineReader("Order")


@pytest.mark.parametrize(
    ("line", "key", "root"),
    [
        (b'{"__typename":"Order","id":"gid://shopify/Order/7","app":{"id":"gid://shopify/App/1"}}', ORDER, True),
        (b'{"app":{"id":"gid://shopify/App/1"},"id":"gid://shopify/Order/7"}', ORDER, True),
        (rb'{"id":"gid:\/\/shopify\/Order\/7"}', ORDER, True),
        (b'{"id": "gid://shopify/Order/7"}', ORDER, True),
        (b'{"id":"gid://shopify/LineItem/1","__parentId":"gid://shopify/Order/7"}', ORDER, False),
        (rb'{"id":"gid://shopify/LineItem/1","__parentId":"gid:\/\/shopify\/Order\/7"}', ORDER, False),
        (b'{"code":"X", "__parentId" : "gid://shopify/Order/7"}', ORDER, False),
        (rb'{"id":"gid://shopify/Order/7","note":"\"__parentId\":\"gid://shopify/Order/8\""}', ORDER, True),
        (rb'{"note":"\"id\":\"gid://shopify/Order/8\"","id":"gid://shopify/Order/7"}', ORDER, True),
    ],
)
def test_the_owner_of_a_line_is_found_however_it_is_written(line: bytes, key: str, root: bool) -> None:
    assert READER.owner(line) == (key.encode(), root)


@pytest.mark.parametrize("line", [b'{"id":"gid://shopify/Or', b"{}", b"null", b'{"__parentId":"gid://sho'])
def test_a_line_that_is_cut_off_is_no_line(line: bytes) -> None:
    with pytest.raises(IncompleteExtract):
        READER.owner(line)


@pytest.mark.parametrize("value", [b"null", b'""', b"7", b"[]"])
def test_an_object_without_a_usable_id_is_a_group_of_its_own(value: bytes) -> None:
    line = b'{"id":' + value + b"}"
    key, root = READER.owner(line)
    assert root
    assert assemble(order_document(), Group(key, [line], []))["id"] == canonical.parse(value)


def order_document() -> Document:
    return document_of(SHOPIFY.object_type("order"))


def child(kind: str, **values: Any) -> bytes:
    return orjson.dumps({"__typename": kind, **values, "__parentId": ORDER})


def item(number: int) -> bytes:
    return child("LineItem", id=f"gid://shopify/LineItem/{number}")


def test_children_go_to_the_connection_of_their_type_in_one_order() -> None:
    group = Group(
        ORDER.encode(),
        [orjson.dumps({"__typename": "Order", "id": ORDER})],
        [
            item(10),
            child("ManualDiscountApplication", index=1, title="b"),
            item(9),
            child("DiscountCodeApplication", index=0, code="A"),
        ],
    )
    node = assemble(order_document(), group)
    assert [n["id"][-2:] for n in node["lineItems"]["nodes"]] == ["/9", "10"]
    assert [n["index"] for n in node["discountApplications"]["nodes"]] == [0, 1]
    assert node["shippingLines"] == {"nodes": []}
    assert b"__parentId" not in canonical.dump(node)


def test_an_object_that_the_file_repeats_is_one_object() -> None:
    # It was updated while the operation read it, and listed again.
    first = orjson.dumps({"__typename": "Order", "id": ORDER, "note": "old"})
    last = orjson.dumps({"__typename": "Order", "id": ORDER, "note": "new"})
    node = assemble(order_document(), Group(ORDER.encode(), [first, last], [item(1), item(2), item(1), item(2)]))
    assert node["note"] == "new"
    assert [n["id"] for n in node["lineItems"]["nodes"]] == [f"gid://shopify/LineItem/{n}" for n in (1, 2)]


@pytest.mark.parametrize(
    "group",
    [
        Group(ORDER.encode(), [], [item(1)]),
        Group(ORDER.encode(), [orjson.dumps({"id": ORDER})], [child("Refund", id="gid://shopify/Refund/1")]),
    ],
    ids=["no parent", "unknown type"],
)
def test_a_child_without_a_place_makes_the_file_incomplete(group: Group) -> None:
    with pytest.raises(IncompleteExtract):
        assemble(order_document(), group)


def test_numbers_keep_every_digit() -> None:
    line = b'{"__typename":"Order","id":"gid://shopify/Order/7","totalWeight":18446744073709551615,"x":0.10000000000000000001}'
    node = assemble(order_document(), Group(ORDER.encode(), [line], []))
    text = canonical.dump(node)
    assert b'"totalWeight":18446744073709551615' in text
    assert b'"x":0.10000000000000000001' in text
