"""Customers and their addresses."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into
from ingest_platform.sandbox.shopify.families import pools
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds, ref
from ingest_platform.sandbox.shopify.values import (
    Doc,
    decimal_amount,
    gid,
    iso,
    lower,
    number_of,
    rest_amount,
    rest_id,
    rest_time,
)

FIRST_ID, STEP = 7_100_000_000_000, 32_768
ADDRESS_FIRST_ID = 8_300_000_000_000
ORDER_FIRST_ID, ORDER_STEP = 5_400_000_000_000, 32_768
ORDERS_OF_A_CUSTOMER = 50  # beyond this the seeded count is an estimate; it is the shop's own number either way


def customer_of_order(order_index: int, customers: int) -> int | None:
    """Which seeded customer placed a seeded order; every thirteenth order has none."""
    return None if customers == 0 or order_index % 13 == 5 else order_index % customers


def _address(number: int, body: dict[str, Any]) -> Doc:
    return {"id": f"gid://shopify/MailingAddress/{number}?model_name=CustomerAddress", **body}


def generate(seeds: ShopSeeds, index: int) -> Doc:
    """A seeded customer: 0 to 12 addresses, one of them the default."""
    rng = seeds.rng("customers", index)
    bits = rng.getrandbits(60)
    number = FIRST_ID + index * STEP
    first: str | None = pools.FIRST[bits % len(pools.FIRST)]
    last: str | None = pools.LAST[(bits >> 5) % len(pools.LAST)]
    if bits & 0x1F00000 == 0:  # one in 32 gave no last name
        last = None
    created, updated = iso(seeds.created("customers", index)), iso(seeds.updated("customers", index))
    roll = (bits >> 10) % 20
    amount = 0 if roll < 3 else 1 if roll < 14 else 2 if roll < 18 else 3 + (bits >> 16) % 10
    addresses = [
        _address(ADDRESS_FIRST_ID + index * 1_024 + place * 8, pools.address(rng, first, last))
        for place in range(amount)
    ]
    placed = _orders_of(seeds, index)
    email = f"customer{index}@example.com" if (bits >> 21) % 12 else None
    phone = f"+1555{index % 10_000_000:07d}" if (bits >> 25) % 3 == 0 else None
    spent = (bits >> 28) % 90_000 * len(placed)
    subscribed = (bits >> 45) % 3 == 0
    return {
        "__typename": "Customer",
        "addressesV2": addresses,
        "amountSpent": {"amount": decimal_amount(spent), "currencyCode": pools.SHOP_CURRENCY},
        "canDelete": not placed,
        "createdAt": created,
        "dataSaleOptOut": (bits >> 47) % 40 == 0,
        "defaultAddress": dict(addresses[(bits >> 48) % amount]) if addresses else None,
        "defaultEmailAddress": _email(email, subscribed=subscribed, at=created) if email else None,
        "defaultPhoneNumber": _phone(phone, subscribed=subscribed, at=created) if phone else None,
        "displayName": " ".join(part for part in (first, last) if part) or email or "",
        "firstName": first,
        "id": gid("Customer", number),
        "lastName": last,
        "lastOrder": ref("Order", gid("Order", ORDER_FIRST_ID + placed[-1] * ORDER_STEP)) if placed else None,
        "legacyResourceId": str(number),
        "lifetimeDuration": "about 1 year",
        "locale": ("en", "fr", "de", "ja")[(bits >> 52) % 4],
        "mergeable": {"isMergeable": True, "reason": None},
        "multipassIdentifier": None,
        "note": pools.NOTES[(bits >> 53) % len(pools.NOTES)] if (bits >> 50) % 5 == 0 else None,
        "numberOfOrders": str(len(placed)),
        "productSubscriberStatus": "NEVER_SUBSCRIBED",
        "state": ("DISABLED", "DISABLED", "ENABLED", "INVITED")[(bits >> 54) % 4],
        "statistics": {"predictedSpendTier": None, "rfmGroup": None},
        "tags": _tags(bits >> 14),
        "taxExempt": (bits >> 56) % 16 == 0,
        "taxExemptions": ["CA_STATUS_CARD_EXEMPTION"] if (bits >> 56) % 16 == 1 else [],
        "updatedAt": updated,
        "verifiedEmail": email is not None and (bits >> 57) % 8 != 0,
    }


def _orders_of(seeds: ShopSeeds, index: int) -> list[int]:
    """Indexes of the seeded orders of a seeded customer, ascending (the newest ones when there are very many)."""
    customers, orders = seeds.counts["customers"], seeds.counts["orders"]
    mine = range(index, orders, max(customers, 1))
    return [order for order in mine[-ORDERS_OF_A_CUSTOMER:] if order % 13 != 5]


def _tags(bits: int) -> list[str]:
    return sorted({pools.TAGS[(bits >> 4 * place) % len(pools.TAGS)] for place in range(bits % 4)})


def _email(address: str, *, subscribed: bool, at: str) -> Doc:
    return {
        "emailAddress": address,
        "marketingOptInLevel": "SINGLE_OPT_IN" if subscribed else None,
        "marketingState": "SUBSCRIBED" if subscribed else "NOT_SUBSCRIBED",
        "marketingUnsubscribeUrl": "https://example.com/unsubscribe",
        "marketingUpdatedAt": at if subscribed else None,
        "openTrackingLevel": "UNKNOWN",
        "openTrackingUrl": "https://example.com/open",
        "validFormat": True,
    }


def _phone(number: str, *, subscribed: bool, at: str) -> Doc:
    return {
        "phoneNumber": number,
        "smsMarketingConsent": {
            "collectedFrom": "OTHER",
            "optInLevel": "SINGLE_OPT_IN" if subscribed else "UNKNOWN",
            "state": "SUBSCRIBED" if subscribed else "NOT_SUBSCRIBED",
            "updatedAt": at if subscribed else None,
        },
    }


def mutate(ctx: Context, document: Doc, rng: Random) -> list[str]:
    """A change as the customer or the merchant makes them."""
    kind = rng.randrange(5)
    if kind == 0:
        return merge_into(document, {"note": f"{rng.choice(pools.NOTES)} ({rng.randrange(10_000)})"})
    if kind == 1:
        return merge_into(document, {"tags": [*_tags(rng.getrandbits(30)), f"t{rng.randrange(10_000)}"]})
    if kind == 2:
        first, last = rng.choice(pools.FIRST), f"{rng.choice(pools.LAST)}-{rng.randrange(1_000)}"
        changes = {"firstName": first, "lastName": last, "displayName": f"{first} {last}"}
        return merge_into(document, changes)
    if kind == 3:
        return special(ctx, document, {"addresses": rng.randrange(13)})
    wanted = not document.get("taxExempt")
    return merge_into(document, {"taxExempt": wanted, "state": rng.choice(("DISABLED", "ENABLED", "INVITED"))})


def special(ctx: Context, document: Doc, body: dict[str, Any]) -> list[str]:
    """`addresses`: a number of new random ones, or a list of addresses to merge over random ones."""
    wanted = body.get("addresses")
    if wanted is None:
        return []
    parts: list[dict[str, Any]] = [{}] * wanted if isinstance(wanted, int) else wanted
    fresh = []
    for part in parts:
        number = ctx.next_number("MailingAddress")
        rng = ctx.seeds.rng("address", number)
        one = _address(number, pools.address(rng, document.get("firstName"), document.get("lastName")))
        fresh.append({**one, **part})
    document["addressesV2"] = fresh
    document["defaultAddress"] = dict(fresh[0]) if fresh else None
    return ["addressesV2", "defaultAddress"]


def rest_customer_address(source: Doc, customer_id: Any, *, default: bool) -> Doc:
    """An address of a customer's book as REST writes it."""
    return {
        "id": rest_id(source.get("id")),
        "customer_id": customer_id,
        "first_name": source.get("firstName"),
        "last_name": source.get("lastName"),
        "company": source.get("company"),
        "address1": source.get("address1"),
        "address2": source.get("address2"),
        "city": source.get("city"),
        "province": source.get("province"),
        "country": source.get("country"),
        "zip": source.get("zip"),
        "phone": source.get("phone"),
        "name": source.get("name"),
        "province_code": source.get("provinceCode"),
        "country_code": source.get("countryCodeV2"),
        "country_name": source.get("country"),
        "default": default,
    }


def rest_customer_core(document: Doc) -> Doc:
    """The part of a customer that an order's body carries too."""
    number = rest_id(document.get("id"))
    email = document.get("defaultEmailAddress") or {}
    phone = document.get("defaultPhoneNumber") or {}
    sms = phone.get("smsMarketingConsent")
    body = {
        "id": number,
        "email": email.get("emailAddress"),
        "created_at": rest_time(document.get("createdAt")),
        "updated_at": rest_time(document.get("updatedAt")),
        "first_name": document.get("firstName"),
        "last_name": document.get("lastName"),
        "state": lower(document.get("state")),
        "note": document.get("note"),
        "verified_email": document.get("verifiedEmail"),
        "multipass_identifier": document.get("multipassIdentifier"),
        "tax_exempt": document.get("taxExempt"),
        "phone": phone.get("phoneNumber"),
        "email_marketing_consent": {
            "state": lower(email.get("marketingState")),
            "opt_in_level": lower(email.get("marketingOptInLevel")),
            "consent_updated_at": rest_time(email.get("marketingUpdatedAt")),
        }
        if email
        else None,
        "sms_marketing_consent": {
            "state": lower(sms.get("state")),
            "opt_in_level": lower(sms.get("optInLevel")),
            "consent_updated_at": rest_time(sms.get("updatedAt")),
            "consent_collected_from": sms.get("collectedFrom"),
        }
        if sms
        else None,
        "tags": ", ".join(document.get("tags") or []),
        "currency": (document.get("amountSpent") or {}).get("currencyCode"),
        "tax_exemptions": document.get("taxExemptions"),
        "admin_graphql_api_id": document.get("id"),
    }
    default = document.get("defaultAddress")
    if default:
        body["default_address"] = rest_customer_address(default, number, default=True)
    return body


def rest(ctx: Context, document: Doc) -> Doc:
    """The webhook body: `addresses` holds at most the ten newest."""
    number = rest_id(document.get("id"))
    default = (document.get("defaultAddress") or {}).get("id")
    newest = sorted(document.get("addressesV2") or [], key=lambda one: number_of(one["id"]))[-10:]
    last = document.get("lastOrder")
    order = ctx.resolve("Order", last["id"]) if last else None
    spent = document.get("amountSpent") or {}
    orders = document.get("numberOfOrders")
    return {
        **rest_customer_core(document),
        "orders_count": int(orders) if isinstance(orders, str) and orders.isdigit() else orders,
        "total_spent": rest_amount(spent.get("amount"), spent.get("currencyCode")),
        "last_order_id": rest_id(last),
        "last_order_name": order.get("name") if order else None,
        "addresses": [rest_customer_address(one, number, default=one["id"] == default) for one in newest],
    }


FAMILY = Family(
    control="customers",
    type_name="Customer",
    connection="customers",
    single="customer",
    counter="customersCount",
    scope="read_customers",
    first_id=FIRST_ID,
    step=STEP,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    verbs=("addresses",),
    topics={"create": "customers/create", "update": "customers/update", "delete": "customers/delete"},
)
