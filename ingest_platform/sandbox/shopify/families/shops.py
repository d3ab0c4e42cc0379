"""The shop itself: the one object of its type."""

from __future__ import annotations

from random import Random
from typing import Any

from ingest_platform.sandbox.common.values import merge_into, seed_of
from ingest_platform.sandbox.shopify.families import pools
from ingest_platform.sandbox.shopify.families.base import Context, Family, ShopSeeds
from ingest_platform.sandbox.shopify.values import Doc, gid, iso, rest_id, rest_time

CONTROL = "shop"
FIRST_ID = 548_380_009
WEIGHTS = {"GRAMS": "g", "KILOGRAMS": "kg", "OUNCES": "oz", "POUNDS": "lb"}


def salt_of(seeds: ShopSeeds) -> int:
    """What tells a shop's ids from those of the others of the process."""
    return seed_of(seeds.seed, seeds.name) % 1_000_000


def generate(seeds: ShopSeeds, _index: int) -> Doc:
    """The shop as it was seeded."""
    number = FIRST_ID + salt_of(seeds)
    url = f"https://{seeds.domain}"
    return {
        "__typename": "Shop",
        "checkoutApiSupported": True,
        "contactEmail": f"hello@{seeds.name}.example.com",
        "createdAt": iso(seeds.anchor - 3 * 365 * 86_400),
        "currencyCode": pools.SHOP_CURRENCY,
        "description": None,
        "email": f"owner@{seeds.name}.example.com",
        "enabledPresentmentCurrencies": ["USD", "EUR", "CAD", "GBP", "JPY"],
        "ianaTimezone": "America/Panama",
        "id": gid("Shop", number),
        "legacyResourceId": str(number),
        "marketingSmsConsentEnabledAtCheckout": False,
        "myshopifyDomain": seeds.domain,
        "name": seeds.name.replace("-", " ").title(),
        "orderNumberFormatPrefix": "#",
        "orderNumberFormatSuffix": "",
        "plan": {"partnerDevelopment": False, "publicDisplayName": "Basic", "shopifyPlus": False},
        "primaryDomain": {"host": seeds.domain, "id": gid("Domain", number), "sslEnabled": True, "url": url},
        "setupRequired": False,
        "shipsToCountries": ["CA", "US"],
        "shopAddress": {
            "address1": "Calle Mayor 1",
            "address2": None,
            "city": "Ciudad de Panamá",
            "company": "Sandbox S. A.",
            "coordinatesValidated": True,
            "country": "Panama",
            "countryCodeV2": "PA",
            "formattedArea": "Ciudad de Panamá, Panama",
            "id": gid("ShopAddress", number),
            "latitude": 8.9824,
            "longitude": -79.5199,
            "phone": "+5075551234",
            "province": "Panamá",
            "provinceCode": "PA-8",
            "zip": "0801",
        },
        "shopOwnerName": "Sandbox Merchant",
        "taxShipping": False,
        "taxesIncluded": False,
        "timezoneAbbreviation": "EST",
        "timezoneOffset": "-0500",
        "timezoneOffsetMinutes": -300,
        "transactionalSmsDisabled": False,
        "unitSystem": "METRIC_SYSTEM",
        "updatedAt": iso(seeds.anchor),
        "url": url,
        "weightUnit": "KILOGRAMS",
    }


def mutate(_ctx: Context, document: Doc, rng: Random) -> list[str]:
    """The owner renames it, or moves."""
    if rng.randrange(2):
        return merge_into(document, {"name": f"Boutique Nº {rng.randrange(10_000)}"})
    return merge_into(document, {"shopAddress": {"address1": f"Calle Mayor {rng.randrange(10_000)}"}})


def special(_ctx: Context, _document: Doc, _body: dict[str, Any]) -> list[str]:
    """No verbs of its own."""
    return []


def rest(_ctx: Context, document: Doc) -> Doc:
    """The body of shop/update. What GraphQL calls false REST leaves null for taxes."""
    address = document.get("shopAddress") or {}
    plan = document.get("plan") or {}
    return {
        "id": rest_id(document.get("id")),
        "name": document.get("name"),
        "email": document.get("email"),
        "customer_email": document.get("contactEmail"),
        "domain": (document.get("primaryDomain") or {}).get("host"),
        "myshopify_domain": document.get("myshopifyDomain"),
        "province": address.get("province"),
        "province_code": address.get("provinceCode"),
        "country": address.get("countryCodeV2"),
        "country_code": address.get("countryCodeV2"),
        "country_name": address.get("country"),
        "address1": address.get("address1"),
        "address2": address.get("address2") or "",
        "zip": address.get("zip"),
        "city": address.get("city"),
        "phone": address.get("phone"),
        "latitude": address.get("latitude"),
        "longitude": address.get("longitude"),
        "created_at": rest_time(document.get("createdAt")),
        "updated_at": rest_time(document.get("updatedAt")),
        "currency": document.get("currencyCode"),
        "iana_timezone": document.get("ianaTimezone"),
        "shop_owner": document.get("shopOwnerName"),
        "weight_unit": WEIGHTS.get(str(document.get("weightUnit"))),
        "taxes_included": document.get("taxesIncluded") or None,
        "tax_shipping": document.get("taxShipping") or None,
        "plan_display_name": plan.get("publicDisplayName"),
        "checkout_api_supported": document.get("checkoutApiSupported"),
        "setup_required": document.get("setupRequired"),
        "enabled_presentment_currencies": document.get("enabledPresentmentCurrencies"),
        "marketing_sms_consent_enabled_at_checkout": document.get("marketingSmsConsentEnabledAtCheckout"),
        "transactional_sms_disabled": document.get("transactionalSmsDisabled"),
    }


FAMILY = Family(
    control=CONTROL,
    type_name="Shop",
    connection=None,
    single=None,
    counter=None,
    scope="",
    first_id=FIRST_ID,
    step=1,
    sort_default="ID",
    generate=generate,
    mutate=mutate,
    special=special,
    rest=rest,
    topics={"update": "shop/update"},
    count=lambda _counts: 1,
    salt=salt_of,
)
