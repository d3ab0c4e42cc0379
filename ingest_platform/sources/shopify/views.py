"""Views over Shopify's tables: what can be sold, by item and by variant, at each location.

The functions `inventory_reserve`, `inventory_release` and `inventory_commit` decide by `shopify_inventory_stock`.
"""

from ingest_platform.declare import View

STOCK = View(
    name="shopify_inventory_stock",
    description="What can be sold of an item at a location: available in Shopify, less what is reserved here.",
    query="""
SELECT l.integration_id, l.company_id, i.shopify_inventory_item_id AS item, l.shopify_location_id AS location,
       i.id AS inventory_item_id, p.id AS location_id, i.sku, i.tracked, p.name AS location_name,
       l.available, coalesce(r.quantity, 0) AS reserved,
       greatest(coalesce(l.available, 0) - coalesce(r.quantity, 0), 0) AS sellable, l.synced_at
FROM shopify_inventory_item_level l
JOIN shopify_inventory_item i ON i.id = l.inventory_item_id AND i.deleted_at IS NULL
LEFT JOIN shopify_location p ON p.id = l.location_id
LEFT JOIN LATERAL (
  SELECT sum(r.quantity) AS quantity FROM inventory_reservation r
  WHERE r.integration_id = l.integration_id AND r.item = i.shopify_inventory_item_id::text
    AND r.location = l.shopify_location_id::text AND r.status IN ('held', 'committed')
    AND inventory_counts(r, l.synced_at)
) r ON true
WHERE l.deleted_at IS NULL AND coalesce(l.is_active, true) AND p.deleted_at IS NULL AND coalesce(p.is_active, true)
""",
)

SELLABLE = View(
    name="shopify_inventory_sellable",
    description="What can be sold of a variant at a location. The stock of an untracked item has no limit.",
    query="""
SELECT s.integration_id, s.company_id, v.id AS variant_id, v.shopify_variant_id, v.display_name, v.sku,
       v.inventory_policy, s.inventory_item_id, s.item, s.location_id, s.location, s.location_name, s.tracked,
       s.available, s.reserved, s.sellable, s.synced_at
FROM shopify_inventory_stock s
JOIN shopify_product_variant v ON v.integration_id = s.integration_id AND v.inventory_item_id = s.item
  AND v.deleted_at IS NULL
""",
)

VIEWS = (STOCK, SELLABLE)
