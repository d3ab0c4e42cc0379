"""`ingest demo`: the whole road on a sandbox account, told step by step and held to account at its end."""
