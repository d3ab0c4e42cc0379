"""QuickBooks Online's Accounting API v3 with minor version 75, and its webhooks. See README.md."""
