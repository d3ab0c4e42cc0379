"""One account, synced: extract into raw, refine, settle what is in doubt. Knows nothing of Dagster."""
