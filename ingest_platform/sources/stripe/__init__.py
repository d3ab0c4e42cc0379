"""Stripe's API 2026-10-28.endive, its events and its webhooks. See README.md."""
