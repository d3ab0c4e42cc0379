"""The spool groups lines by key in any order, and is trusted only when it is whole."""

import random
from pathlib import Path

import pytest

from ingest_platform.extract.spool import MAX_PARTITIONS, PARTITION_BYTES, Spool, partitions_for


def test_groups_come_back_whole_whatever_the_order_of_their_lines(tmp_path: Path) -> None:
    keys = [b"gid://shop/%d" % n for n in range(200)]
    lines = [(k, b'{"root":%d}' % n, True) for n, k in enumerate(keys)]
    lines += [(k, b'{"child":%d,"of":%d}' % (c, n), False) for n, k in enumerate(keys) for c in range(n % 5)]
    random.Random(3).shuffle(lines)
    spool = Spool(tmp_path / "op")
    with spool.writer(7) as writer:
        for key, line, root in lines:
            writer.add(key, line, root=root)
        writer.complete()
    groups = {g.key: g for n in range(spool.partitions) for g in spool.groups(n)}
    assert sorted(groups) == sorted(keys)
    for n, key in enumerate(keys):
        assert groups[key].roots == [b'{"root":%d}' % n]
        assert sorted(groups[key].children) == sorted(b'{"child":%d,"of":%d}' % (c, n) for c in range(n % 5))


def test_a_spool_that_was_not_filled_to_the_end_is_not_complete(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "op")
    with spool.writer(2) as writer:
        writer.add(b"k", b"line", root=True)
    assert not spool.is_complete()
    with spool.writer(2) as writer:
        writer.complete()
    assert spool.is_complete()
    assert [list(spool.groups(n)) for n in range(2)] == [[], []]


def test_a_group_is_read_in_the_same_order_every_time(tmp_path: Path) -> None:
    # A backfill resumes by counting groups.
    spool = Spool(tmp_path / "op")
    with spool.writer(1) as writer:
        for n in (5, 3, 9, 3, 1):
            writer.add(b"%d" % n, b"x", root=False)
        writer.complete()
    assert [g.key for g in spool.groups(0)] == [b"5", b"3", b"9", b"1"]


@pytest.mark.parametrize(
    ("size", "expected"),
    [(0, 1), (1, 1), (PARTITION_BYTES + 1, 2), (10**12, MAX_PARTITIONS)],
)
def test_partitions_stay_small_enough_for_memory_and_few_enough_for_open_files(size: int, expected: int) -> None:
    assert partitions_for(size) == expected
