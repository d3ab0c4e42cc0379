"""Lines grouped by key in bounded memory: an external hash partition on disk.

A bulk file may be larger than memory and names children anywhere after or before their parent. Every line
goes to the partition that its parent's key hashes to; afterwards each partition is read alone, and holds
whole groups.
"""

import shutil
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

PARTITION_BYTES = 12 * 1024 * 1024
MAX_PARTITIONS = 256
"""Open files at a time; beyond 3 GB the partitions grow instead."""

_BUFFER = 64 * 1024
_ROOT, _CHILD = b"+", b"-"
_COMPLETE = "complete"


class Group(NamedTuple):
    """The lines of one key: those of the object itself (one, unless the source repeats it) and its
    children's.
    """

    key: bytes
    roots: list[bytes]
    children: list[bytes]


def partitions_for(size: int) -> int:
    """How many partitions keep each small enough to be read whole."""
    return max(1, min(MAX_PARTITIONS, -(-size // PARTITION_BYTES)))


class Spool:
    """A folder of partitions. `complete()` marks it whole; only then does another process trust what it
    finds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def is_complete(self) -> bool:
        """Whether it was filled to the end."""
        return (self.folder / _COMPLETE).exists()

    @property
    def partitions(self) -> int:
        """The number of partitions of a complete spool."""
        return int((self.folder / _COMPLETE).read_text())

    def writer(self, partitions: int) -> "SpoolWriter":
        """Start over: what the folder held is removed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        return SpoolWriter(self.folder, partitions)

    def groups(self, partition: int) -> Iterator[Group]:
        """The groups of one partition, in the order in which their keys first appeared."""
        found: dict[bytes, Group] = {}
        with _path(self.folder, partition).open("rb", buffering=1 << 20) as stream:
            for line in stream:
                key, _, rest = line.partition(b"\t")
                group = found.get(key)
                if group is None:
                    group = found[key] = Group(key, [], [])
                (group.roots if rest[:1] == _ROOT else group.children).append(rest[1:-1])
        yield from found.values()

    def remove(self) -> None:
        """Give the disk back."""
        shutil.rmtree(self.folder, ignore_errors=True)


class SpoolWriter:
    """Fills a spool. A context manager: the files are closed whatever happens."""

    def __init__(self, folder: Path, partitions: int) -> None:
        self._folder = folder
        self._files: Sequence[BinaryIO] = [_path(folder, n).open("wb", buffering=_BUFFER) for n in range(partitions)]
        self._count = partitions

    def add(self, key: bytes, line: bytes, *, root: bool) -> None:
        """Put a line, which holds no line break, to the group of `key`, which holds no tab."""
        self._files[zlib.crc32(key) % self._count].write(b"%b\t%b%b\n" % (key, _ROOT if root else _CHILD, line))

    def complete(self) -> None:
        """Close the files and mark the spool whole."""
        self._close()
        (self._folder / _COMPLETE).write_text(str(self._count))

    def _close(self) -> None:
        for file in self._files:
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()


def _path(folder: Path, partition: int) -> Path:
    return folder / f"{partition:04d}"
