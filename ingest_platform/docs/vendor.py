"""What a source's pages say beyond its declarations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest_platform.declare import Source
from ingest_platform.docs.coverage import Coverage, Root
from ingest_platform.docs.webhooks import Unused


@dataclass(frozen=True)
class Vendor:
    """`roots` and `topics` read the vendor's published contract in a folder; `judge` and `unused` say what becomes of
    each, `page_of` is the vendor's page of an object type. `guide` are the tables of the integration guide, by the
    marks between which they stand. `api` is the vendor's name of the API, `word` and `words` what one and many of its
    roots are called.
    """

    source: Source
    page_of: Callable[[str], str]
    roots: Callable[[Path], Sequence[Root]]
    judge: Callable[[Root], Coverage]
    topics: Callable[[Path], Sequence[str]]
    unused: Callable[[str], Unused]
    guide: Mapping[str, str]
    api: str
    word: str
    words: str
