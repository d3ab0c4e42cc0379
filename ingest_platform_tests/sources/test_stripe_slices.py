"""Spans of a list's creation: nothing between them, nothing twice, and few requests for nothing."""

from __future__ import annotations

import random

import pytest

from ingest_platform.sources.stripe.slices import Slice, Slices

PAGE = 100
NOW = 1_790_000_000


def page(times: list[int], span: Slice, gte: int | None) -> tuple[list[tuple[int, str]], bool]:
    """One page of a list as Stripe gives it: newest first, behind `after`; objects are known by their place."""
    found = [
        (created, str(place))
        for place, created in enumerate(times)
        if (gte is None or created >= gte) and (span.lte is None or created <= span.lte)
    ]
    if span.after is not None:
        found = [one for one in found if int(one[1]) > int(span.after)]
    return found[:PAGE], len(found) > PAGE


def step(times: list[int], slices: Slices, span: Slice) -> list[str]:
    """Read one page of a span, and hand it on."""
    rows, more = page(times, span, span.gte)
    if rows:
        slices.seen(rows[0][0])
        span.read(rows[-1][0], rows[-1][1], len(rows) / max(1, rows[0][0] - rows[-1][0]))
    span.over = not more
    span.keep(span.lte, span.after, over=span.over)
    return [one for _, one in rows]


def read_all(times: list[int], slices: Slices, workers: int, rng: random.Random) -> tuple[list[str], int]:
    """Everything, by workers who take turns at random; and how many pages that took."""
    seen: list[str] = []
    at_work: list[Slice | None] = [None] * workers
    pages = 0
    first = slices.take()
    assert first is not None
    seen += step(times, slices, first)
    pages += 1
    at_work[0] = first
    while True:
        for n, span in enumerate(at_work):
            if span is None or span.over:
                at_work[n] = slices.take()
        working = [span for span in at_work if span is not None and not span.over]
        if not working:
            return seen, pages
        seen += step(times, slices, rng.choice(working))
        pages += 1


def history(rng: random.Random, count: int, years: float) -> list[int]:
    """Times of creation, newest first, with many in one second."""
    seconds = int(years * 365 * 86_400)
    return sorted((NOW - int(rng.random() ** 2 * seconds) // 3 * 3 for _ in range(count)), reverse=True)


@pytest.mark.parametrize("years", [0.0001, 0.5, 15])
@pytest.mark.parametrize("count", [0, 1, 100, 101, 350, 5_000])
def test_everything_is_read_once_whoever_reads(count: int, years: float) -> None:
    rng = random.Random(f"{count}/{years}")
    times = history(rng, count, years)
    seen, pages = read_all(times, Slices.of(None, None, now=NOW, divisible=True), 6, rng)
    assert sorted(map(int, seen)) == list(range(count))
    needed = max(1, -(-count // PAGE))
    assert pages <= needed * 1.5 + 12


def test_the_work_is_shared() -> None:
    times = history(random.Random(1), 20_000, 3)
    slices = Slices.of(None, None, now=NOW, divisible=True)
    read_all(times, slices, 6, random.Random(2))
    assert len(slices.spans) >= 6


def test_the_state_at_any_time_leaves_exactly_what_was_not_handed_on() -> None:
    rng = random.Random(4)
    times = history(rng, 3_000, 2)
    slices = Slices.of(None, None, now=NOW, divisible=True)
    seen: list[str] = []
    spans = [slices.take()]
    for _ in range(18):
        spans = [s for s in spans if s is not None and not s.over] or [slices.take()]
        spans.append(slices.take())
        chosen = rng.choice([s for s in spans if s is not None])
        seen += step(times, slices, chosen)
    left = slices.state
    assert left is not None
    rest, _ = read_all(times, Slices.resumed({"slices": left}, now=NOW, divisible=True), 6, rng)
    assert sorted(map(int, [*seen, *rest])) == list(range(3_000))


def test_a_page_that_is_read_and_not_handed_on_is_read_again() -> None:
    slices = Slices.of(None, None, now=NOW, divisible=True)
    span = slices.take()
    assert span is not None
    span.read(NOW - 50, "9", 1.0)
    assert slices.state == [[None, None, None]]
    span.keep(NOW - 50, "9", over=False)
    assert slices.state == [[None, NOW - 50, "9"]]
    span.keep(NOW - 90, "12", over=True)
    assert slices.state is None


def test_a_list_without_a_filter_by_creation_stays_in_one_piece() -> None:
    slices = Slices.of(None, None, now=NOW, divisible=False)
    span = slices.take()
    assert span is not None
    span.read(None, "1", None)
    assert slices.take() is None
