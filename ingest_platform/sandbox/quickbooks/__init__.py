"""A stand-in for QuickBooks Online's v3 API; see README.md."""
