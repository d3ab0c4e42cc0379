"""Shopify's Admin GraphQL API 2026-10 over real HTTP. See ../README.md."""
