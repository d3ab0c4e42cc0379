"""Names, places and words for seeded data: several scripts, accents and 4-byte characters on purpose."""

from __future__ import annotations

from random import Random
from typing import Any

FIRST = (
    "Ada",
    "Bob",
    "Chiara",
    "Dmitri",
    "Élodie",
    "Fatima",
    "Giorgos",
    "Hanna",
    "Ingrid",
    "Jürgen",
    "Kenji",
    "Léa",
    "Mateo",
    "Noor",
    "Olga",
    "Priya",
    "Quentin",
    "Renée",
    "Søren",
    "Tomás",
    "Uma",
    "Valentina",
    "Wei",
    "Xiomara",
    "Yusuf",
    "Zoë",
    "Ольга",
    "太郎",
    "美咲",
    "Ömer",
)
LAST = (
    "Lovelace",
    "Norman",
    "Rossi",
    "Ivanov",
    "Dubois",
    "Al-Hassan",
    "Papadopoulos",
    "Müller",
    "Bergström",
    "Schäfer",
    "Tanaka",
    "Moreau",
    "García",
    "Haddad",
    "Petrova",
    "Sharma",
    "Lefèvre",
    "O'Brien",
    "Ørsted",
    "Núñez",
    "Patel",
    "Wang",
    "Yılmaz",
    "Kowalczyk",
    "Иванова",
    "山田",
    "𠮷田",
)
STREETS = ("Chestnut Street", "Rue de l’Église", "Hauptstraße", "Calle Mayor", "Oak Avenue", "桜通り", "King Street W")
COMPANIES = (None, None, None, "Acme GmbH", "Café Noir SARL", "Smith & Sons, Ltd.", "株式会社サンプル")
PLACES: tuple[tuple[str, str, str | None, str | None, str, str, str, float, float], ...] = (
    ("Louisville", "40202", "Kentucky", "KY", "United States", "US", "+1502", 38.2527, -85.7585),
    ("Ottawa", "K1N 9J7", "Ontario", "ON", "Canada", "CA", "+1613", 45.4293, -75.6901),
    ("Berlin", "10115", None, None, "Germany", "DE", "+4930", 52.532, 13.3849),
    ("Paris", "75011", None, None, "France", "FR", "+331", 48.8594, 2.3765),
    ("東京", "150-0002", "Tokyo", "JP-13", "Japan", "JP", "+813", 35.6595, 139.7005),
    ("Madrid", "28013", "Madrid", "M", "Spain", "ES", "+3491", 40.4168, -3.7038),
    ("Manchester", "M1 1AE", "England", "ENG", "United Kingdom", "GB", "+44161", 53.4808, -2.2426),
    ("San Francisco", "94107", "California", "CA", "United States", "US", "+1415", 37.7749, -122.4194),
)
TAGS = ("vip", "wholesale", "gift", "newsletter", "Noël", "日本", "🚀 rush", "b2b", "returns-often", "promo-2025")
NOTES = (
    "Please ring twice.",
    "Livraison après 18h, s’il vous plaît",
    "Happy birthday 🎂🎉",
    "名前を刻印してください",
    'Leave at the "back" door\nThanks!',
    "𝒮𝓅𝑒𝒸𝒾𝒶𝓁 wrapping",
)
ADJECTIVES = ("Classic", "Organic", "Linen", "Café", "Ultra", "Vintage", "Handmade", "Recycled", "Nordic", "Mini")
NOUNS = ("Shirt", "Mug", "Lamp", "Backpack", "Notebook", "Sneaker", "Teapot", "Blanket", "Poster", "Déco Vase")
VENDORS = ("Acme", "Maison Élan", "Nordlys", "Sakura 株式会社", "Burton")
PRODUCT_TYPES = ("Apparel", "Kitchen", "Home", "Accessories", "")
COLORS = ("Black", "Weiß", "Bleu", "赤", "Sand")
SIZES = ("S", "M", "L", "XL")
CURRENCIES: tuple[tuple[str, float, int], ...] = (
    ("USD", 1.0, 1),
    ("EUR", 0.92, 1),
    ("CAD", 1.37, 1),
    ("GBP", 0.79, 1),
    ("JPY", 151.0, 100),
)
"""Presentment currencies: code, units for one of the shop's currency, cents in the smallest unit."""
SHOP_CURRENCY = "USD"


def address(random: Random, first: str | None, last: str | None) -> dict[str, Any]:
    """A MailingAddress without its `id`."""
    number = random.getrandbits(30)
    city, code, province, province_code, country, country_code, dial, latitude, longitude = PLACES[number % 8]
    name = f"{first} {last}" if first and last else (first or last)
    street = f"{1 + (number >> 3) % 250} {STREETS[(number >> 11) % 7]}"
    phone = f"{dial}{1_000_000 + number % 8_999_999}" if number & 64 else None
    company = COMPANIES[(number >> 14) % 7]
    return {
        "address1": street,
        "address2": f"Apt {number % 40}" if number & 128 else None,
        "city": city,
        "company": company,
        "coordinatesValidated": True,
        "country": country,
        "countryCodeV2": country_code,
        "firstName": first,
        "formatted": [street, f"{code} {city}", country],
        "formattedArea": f"{city}, {country}",
        "lastName": last,
        "latitude": latitude,
        "longitude": longitude,
        "name": name,
        "phone": phone,
        "province": province,
        "provinceCode": province_code,
        "timeZone": None,
        "validationResultSummary": None,
        "zip": code,
    }


def rest_address(source: Any) -> Any:
    """An order's billing or shipping address as REST writes it (15 keys, no id)."""
    if not isinstance(source, dict):
        return source
    return {
        "first_name": source.get("firstName"),
        "address1": source.get("address1"),
        "phone": source.get("phone"),
        "city": source.get("city"),
        "zip": source.get("zip"),
        "province": source.get("province"),
        "country": source.get("country"),
        "last_name": source.get("lastName"),
        "address2": source.get("address2"),
        "company": source.get("company"),
        "latitude": source.get("latitude"),
        "longitude": source.get("longitude"),
        "name": source.get("name"),
        "country_code": source.get("countryCodeV2"),
        "province_code": source.get("provinceCode"),
    }
