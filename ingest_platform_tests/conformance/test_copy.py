"""By polling: the copy ends exact, and nothing is written twice."""

from __future__ import annotations

from ingest_platform_tests.conformance.copy import Copy


def test_after_a_backfill_every_object_of_every_type_is_equal_field_by_field(copy: Copy) -> None:
    types = [o.name for o in copy.vendor.source.object_types]
    outcomes = copy.synced(*types)
    assert {o.raw.mode for o in outcomes.values()} == {"backfill"}
    copy.assert_exact(*(t for t in types if t not in copy.vendor.untold))
