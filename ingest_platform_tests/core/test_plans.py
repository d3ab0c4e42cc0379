"""What is compiled is kept on disk between processes, and follows from all that it depends on."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest_platform.declare import Field
from ingest_platform.refine import compile as compiling
from ingest_platform.refine import expected as expecting
from ingest_platform.refine import kept, plans
from ingest_platform_tests.core.toy import ORDER, TOY


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return kept.folder()


def test_what_is_kept_is_what_was_compiled(cache: Path) -> None:
    source = TOY.model_copy()
    made = plans.plan_for(source, ORDER)
    [path] = cache.iterdir()
    written = path.stat().st_mtime_ns
    assert plans.plan_for(TOY.model_copy(), ORDER).upsert == made.upsert
    assert path.stat().st_mtime_ns == written
    read = plans.plan_for(source.model_copy(), ORDER)
    assert read == compiling.plan(read.source, read.object_type)


def test_another_declaration_is_another_plan(cache: Path) -> None:
    plans.plan_for(TOY.model_copy(), ORDER)
    wider = ORDER.model_copy(update={"fields": (*ORDER.fields, Field(target="colour", source="colour"))})
    other = TOY.model_copy(update={"object_types": tuple(wider if o is ORDER else o for o in TOY.object_types)})
    assert "colour" in plans.plan_for(other, wider).upsert
    assert len(list(cache.iterdir())) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"no json", b'{"table": 1}'])
def test_a_broken_file_is_replaced(cache: Path, content: bytes) -> None:
    made = plans.plan_for(TOY.model_copy(), ORDER)
    [path] = cache.iterdir()
    path.write_bytes(content)
    assert plans.plan_for(TOY.model_copy(), ORDER).upsert == made.upsert
    assert path.read_bytes() != content


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.write_text("a file stands where the folder belongs")
    assert plans.plan_for(TOY.model_copy(), ORDER).table == "toy_order"


def test_what_rows_should_be_is_kept_too(cache: Path) -> None:
    source = TOY.model_copy()
    made = expecting.expected(source, ORDER)
    [path] = cache.iterdir()
    written = path.stat().st_mtime_ns
    read = expecting.expected(TOY.model_copy(), ORDER)
    assert [(e.refined.name, e.columns, e.differing, e.surplus, e.count) for e in read] == [
        (e.refined.name, e.columns, e.differing, e.surplus, e.count) for e in made
    ]
    assert path.stat().st_mtime_ns == written
