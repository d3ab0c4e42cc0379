"""What is read ahead of its commit: pages that come quickly go together, and a slow source is not waited for."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from ingest_platform.extract.documents import Batch, Document
from ingest_platform.raw.versions import Owner
from ingest_platform.sync.pipeline import DOCUMENTS_A_COMMIT, Ready, ahead
from ingest_platform_tests.core.toy import TOY

PAGE = 100


def page(n: int) -> Batch:
    documents = [Document({"gid": str(n * PAGE + i), "updated": 0}) for i in range(PAGE)]
    return Batch(documents, datetime.now(UTC), state={"page": n})


def read(batches: AsyncIterator[Batch]) -> AsyncIterator[Ready]:
    return ahead(TOY, Owner("i", "c"), TOY.object_type("order"), batches)


async def test_pages_that_come_quickly_are_committed_together() -> None:
    async def quick() -> AsyncIterator[Batch]:
        for n in range(25):
            yield page(n)

    ready = [r async for r in read(quick())]
    assert [r.prepared.fetched for r in ready] == [DOCUMENTS_A_COMMIT, DOCUMENTS_A_COMMIT, 500]
    assert [r.state for r in ready] == [{"page": 9}, {"page": 19}, {"page": 24}], "resumed after the last of them"


async def test_a_page_of_a_slow_source_does_not_wait_for_the_next() -> None:
    taken = asyncio.Event()

    async def slow() -> AsyncIterator[Batch]:
        yield page(0)
        await asyncio.wait_for(taken.wait(), 60)  # the next comes only when the first was handed on
        yield page(1)

    found = []
    async for ready in read(slow()):
        found.append(ready.state)
        taken.set()
    assert found == [{"page": 0}, {"page": 1}]
