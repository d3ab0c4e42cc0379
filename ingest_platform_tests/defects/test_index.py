"""Each defect that users of other systems report has a test that carries its number."""

from __future__ import annotations

import re
from pathlib import Path

DEFECTS = 25


def test_each_has_a_test_of_its_number() -> None:
    named = re.compile(r"^(?:async )?def test_defect_(\d\d)_", re.MULTILINE)
    found = {int(n) for path in Path(__file__).parent.glob("test_*.py") for n in named.findall(path.read_text())}
    assert found == set(range(1, DEFECTS + 1))
