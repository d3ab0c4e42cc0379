"""Terms: when a sale or a bill is due.

Facts: `Term` in Finance.xsd. A term is never deleted but made inactive.
"""

from ingest_platform.declare import Tier
from ingest_platform.sources.quickbooks.entity import entity
from ingest_platform.sources.quickbooks.shapes import CUSTOM, ENTITY, flags, integers, numbers, texts
from ingest_platform.sources.quickbooks.topics import PLAIN_EVENTS

TERM = entity(
    "term",
    "terms",
    "Term",
    description="Payment terms: days until due, discounts for paying early",
    kind="list",
    operations=PLAIN_EVENTS,
    tier=Tier.HOURLY,
    fields=(
        *ENTITY,
        *texts("Name", "Type"),
        *flags("Active"),
        *numbers("DiscountPercent"),
        *integers("DueDays", "DiscountDays", "DayOfMonthDue", "DueNextMonthDays", "DiscountDayOfMonth"),
        CUSTOM,
    ),
)
