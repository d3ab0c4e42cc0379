"""`python -m webhook_receiver`: serve with the settings of the environment."""

import sys

from ingest_platform.errors import IngestError
from ingest_platform.settings import load_settings
from webhook_receiver.server import serve


def main() -> int:
    """Run until SIGTERM or Ctrl-C; the exit code is 0 then."""
    try:
        serve(load_settings())
    except IngestError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
