"""Every kind of damage is caught by the check meant for it, named, and mended by one command where it can be."""

from __future__ import annotations

import pytest

from ingest_platform.quality.repair import repair
from ingest_platform.quality.verify import Options, Verification, verify
from ingest_platform_tests.quality.defects import DEFECTS, Defect
from ingest_platform_tests.quality.lab import Lab


def failed(found: Verification) -> dict[str, str]:
    return {o.name: o.summary for o in found.outcomes if not o.passed}


def test_a_true_copy_has_none_of_them(lab: Lab) -> None:
    found = verify(lab.settings, "lab", Options(sample=200))
    assert failed(found) == {}
    assert found.verified_through is not None
    lab.broken = False


@pytest.mark.parametrize("defect", DEFECTS, ids=[d.name for d in DEFECTS])
def test_damage_is_caught_named_and_mended(lab: Lab, defect: Defect) -> None:
    names = defect.names.replace("order:1", str(lab.one(_FIRST)))
    if callable(defect.seed):
        defect.seed(lab)
    else:
        lab.sql(*([defect.seed] if isinstance(defect.seed, str) else defect.seed))
    types = defect.types or ("shop",)
    found = lab.verify(*types, **defect.options)
    said = failed(found)
    assert set(defect.caught) <= set(said) <= {*defect.caught, *defect.also}, said
    messages = [said[name] for name in defect.caught]
    assert any(names in message for message in messages), messages
    assert all("\n" not in m for m in said.values())
    assert all(_has_remedy(said[name]) for name in defect.caught), messages
    if defect.mended:
        # Checks of the account that held before are not made again.
        account = any(not c.passed for c in found.account)
        done = repair(lab.settings, "lab", found)
        again = lab.verify(*types, account=account, **defect.options)
        if not again.passed:  # what was hidden by it shows now
            done += repair(lab.settings, "lab", again)
            again = lab.verify(*types, account=account, **defect.options)
        assert failed(again) == {}, done
        assert done
    elif defect.undo:
        lab.sql(*defect.undo)
    lab.broken = defect.spreads or not (defect.mended or defect.undo or defect.outside)


_FIRST = "SELECT shopify_order_id FROM shopify_order WHERE deleted_at IS NULL ORDER BY shopify_order_id LIMIT 1"


def _has_remedy(message: str) -> bool:
    words = ("Run ", "Run, ", "run ", "Grant ", "Take ", "Start it", "Store the secret", "See the receiver",
             "Set the database",
             "Mend the cause", "Declare ", "Upgrade ", "ingest ")  # fmt: skip
    return any(word in message for word in words)
