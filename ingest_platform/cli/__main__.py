"""`python -m ingest_platform.cli`, the same as `ingest`."""

import sys

from ingest_platform.cli import main

if __name__ == "__main__":
    sys.exit(main())
