"""Where the project's own files lie in a checkout (the package is installed from one, editable)."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SQL = ROOT / "sql"
MIGRATIONS = SQL / "migrations"
