"""The Dagster code location. Light to import: a run's process loads it before it starts."""

from dagster import Definitions

from ingest_platform.orchestrate.build import build_definitions
from ingest_platform.orchestrate.platform import shipped

defs: Definitions = build_definitions(shipped())
