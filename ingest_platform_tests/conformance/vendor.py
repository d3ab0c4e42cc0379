"""What the suite has to know of a vendor: how to start its sandbox and connect an account, and one field to change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest_platform.control.integrations import Integration
from ingest_platform.declare import ObjectType, Source
from ingest_platform.sandbox.control import SandboxControl
from ingest_platform.settings import Settings
from ingest_platform_tests.conftest import TestDatabase

Connect = Callable[[TestDatabase, Settings, SandboxControl, bool], Integration]
"""(database, settings, sandbox, whether webhooks are wanted) → the connected account."""


@dataclass(frozen=True)
class Vendor:
    """One vendor. A source passes the suite by an entry in `VENDORS`; it adds no test of its own here."""

    source: Source
    start: Mapping[str, Any]
    """Options of its sandbox: a few dozen objects of each type."""

    connect: Connect
    types: tuple[str, ...]
    """The object types that are changed; all are read once."""

    sample: str
    """An object type of which one text is changed: `sample_key` in its document, `sample_column` in its table."""

    sample_key: str
    sample_column: str
    deleted: str
    """An object type whose objects can be deleted, with a webhook that says so."""

    account: Callable[[int], str] = "conformance-{}".format
    kind: Callable[[ObjectType], str] = field(default=lambda declared: declared.plural)
    """The control API's name of an object type."""

    document: Callable[[ObjectType, Any], Any] = field(default=lambda _, line: line)
    """A line of the sandbox's truth as the document that its API answers."""

    untold: Mapping[str, str] = field(default_factory=dict)
    """Object types whose truth the sandbox's control API does not list, with the reason."""

    untruth: Mapping[str, str] = field(default_factory=dict)
    """Columns (`table.column`) that cannot be compared, with the reason."""

    bad: Mapping[str, Any] = field(default_factory=dict)
    """The change that puts 'tomorrow' where a number or a time belongs in a `sample`, and the one that `mended` it."""

    mended: Mapping[str, Any] = field(default_factory=dict)
    word: tuple[str, str, str] = ("", "", "")
    """(object type, field, column) of a word from a list of the vendor's."""

    unmoved: Mapping[str, Any] = field(default_factory=dict)
    """The options of a change after which A→B→A are equal documents: one that moves no time of change, say."""

    permit: Callable[[SandboxControl, set[str]], None] = field(default=lambda _control, _without: None)
    """Take these scopes from the token that the account was connected with."""

    grow: Callable[[SandboxControl], str] | None = None
    """Give the vendor an object type that nobody decided about; gives its name. None: nobody can ask for its types."""

    cannot: Mapping[str, str] = field(default_factory=dict)
    """What the source cannot do, with the reason: the test says so and is skipped."""
