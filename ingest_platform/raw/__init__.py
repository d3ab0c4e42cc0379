"""The append-only log of every version seen."""
