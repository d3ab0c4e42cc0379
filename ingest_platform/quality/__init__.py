"""Whether a copy is the same as its source: checks and verification, as plain functions."""
