"""The command line, `ingest …`: one line for whatever goes wrong, and no slow import before it is needed."""

from ingest_platform.cli.main import main

__all__ = ["main"]
