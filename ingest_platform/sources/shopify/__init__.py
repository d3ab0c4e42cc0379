"""Shopify's Admin GraphQL API 2026-10, and its webhooks in REST form. See README.md."""
