"""What commands share: settings, a connection to a database that has its tables, and names that exist."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest_platform.errors import ConfigError, IngestError
from ingest_platform.settings import Settings, load_settings

if TYPE_CHECKING:
    import psycopg

    from ingest_platform.control.integrations import Integration
    from ingest_platform.control.releases import Release

MIGRATE_FIRST = "Run `ingest db migrate`"


def settings() -> Settings:
    """The installation's settings. Raises ConfigError."""
    return load_settings()


@contextlib.contextmanager
def database(options: Settings, *, make: bool = False, autocommit: bool = True) -> Iterator[psycopg.Connection[Any]]:
    """A connection; with `make` the tables are made or upgraded first, else they must be there.

    Raises DatabaseUnavailable, DatabaseTooOld, and ConfigError when tables are missing.
    """
    from ingest_platform.control.database import connect
    from ingest_platform.processes.database import server

    with server(options, make=make):
        if make:
            migrate(options)
        with connect(options, autocommit=autocommit, application_name="ingest cli") as connection:
            require_tables(connection)
            yield connection


def require_tables(connection: psycopg.Connection[Any]) -> None:
    """Raises ConfigError when a migration has not run."""
    from ingest_platform.control import migrations

    if pending := migrations.pending(connection):
        what = (
            "The database has no tables yet" if pending[0].version == 1 else f"Migration {pending[0]} has not run yet"
        )
        raise ConfigError(what, MIGRATE_FIRST)
    if not connection.autocommit:
        connection.rollback()


def migrate(options: Settings) -> list[str]:
    """Bring the control plane's tables and every source's up to date; gives what was done, one line each.

    Raises MigrationError, SchemaChangeRefused.
    """
    from ingest_platform import sources
    from ingest_platform.control import migrations
    from ingest_platform.control.database import connect
    from ingest_platform.refine import ddl

    with connect(options, application_name="ingest migrate") as connection:
        done = [f"migration {item}" for item in migrations.migrate(connection)]
        connection.commit()
        for source in sources.SOURCES.values():
            changes = ddl.upgrade(connection, source)
            connection.commit()
            if changes:
                done.append(f"{source.title}: {len(changes)} statements ({changes[0].reason}, …)")
    return done


def account(connection: psycopg.Connection[Any], source: str, name: str) -> Integration:
    """The account of that name at that source. Raises IntegrationNotFound, DeclarationError, ConfigError."""
    from ingest_platform import sources
    from ingest_platform.control import integrations

    declared = sources.source(source)
    found = integrations.get(connection, name)
    if found.platform != declared.name:
        raise ConfigError(f"{name} is an account of {found.platform}", f"Run it with {found.platform}")
    return found


def object_types(source: str, wanted: tuple[str, ...]) -> list[str]:
    """The names of the wanted object types, all when none is named. Raises DeclarationError for an unknown one."""
    from ingest_platform import sources

    declared = sources.source(source)
    return [declared.object_type(name).name for name in wanted] or [o.name for o in declared.object_types]


def show_release(options: Settings, source: str, name: str, made: Release) -> None:
    """Have Dagster show a release that a command made. It is served without that: what hinders it is told, no more."""
    from ingest_platform.cli.output import console
    from ingest_platform.orchestrate import releasing

    try:
        releasing.note(options, source, name, made)
    except IngestError as error:
        console(stderr=True).print(f"[yellow]![/yellow] Dagster does not show the release: {error}", soft_wrap=True)
