"""Questions about several object types in one request: each is a field of the query, under a name of its own.

The vendor counts the points of a query and the requests of nobody, but a request has its price: a verification asks for
a few objects of every type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest_platform.declare import ObjectType
from ingest_platform.extract.documents import EVERYTHING, Document, Window
from ingest_platform.sources.shopify.documents import Part, document_of, gid, number
from ingest_platform.sources.shopify.graphql import CostExceededError, GraphQL, InvalidCursorError
from ingest_platform.sources.shopify.pages import MAX_PAGE, Pages
from ingest_platform.sources.shopify.search import span

MOST_PAGES = 10
"""Pages of one list. What is longer is better asked for by itself: it may be had by a bulk operation."""

TOO_DEAR = object()

Asked = tuple[Part, Mapping[str, Any]]
"""A field, and the values of its variables."""


async def ask(graphql: GraphQL, parts: Sequence[Asked]) -> list[Any]:
    """What each part was answered; by as few requests as the points of a query allow.

    `TOO_DEAR` stands for the answer to a part that costs too much even alone. Raises the errors of `GraphQL.execute`.
    """
    if not parts:
        return []
    declared = ",".join(part.declared(n) for n, (part, _) in enumerate(parts))
    fields = " ".join(part.field(n) for n, (part, _) in enumerate(parts))
    values = {f"{name}{n}": value for n, (_, given) in enumerate(parts) for name, value in given.items()}
    try:
        answer = await graphql.execute(f"query SideBySide({declared}){{{fields}}}", values)
    except CostExceededError:
        if len(parts) == 1:
            return [TOO_DEAR]
        half = len(parts) // 2
        return [*await ask(graphql, parts[:half]), *await ask(graphql, parts[half:])]
    return [answer.data[part.name(n)] for n, (part, _) in enumerate(parts)]


async def fetch(graphql: GraphQL, wanted: Sequence[tuple[ObjectType, Sequence[str]]]) -> list[list[Document]]:
    """The named objects of several types, as `Pages.fetch` gives them."""
    pieces = [(k, o, ids[n : n + MAX_PAGE]) for k, (o, ids) in enumerate(wanted) for n in range(0, len(ids), MAX_PAGE)]
    documents = [document_of(o) for _, o, _ in pieces]
    named = [[gid(d.listing.node, i) for i in ids] for d, (_, _, ids) in zip(documents, pieces, strict=True)]
    parts = [(d.nodes_part, {"ids": gids}) for d, gids in zip(documents, named, strict=True)]
    found: list[list[Document]] = [[] for _ in wanted]
    for (k, object_type, ids), gids, nodes in zip(pieces, named, await ask(graphql, parts), strict=True):
        pages = Pages(graphql, object_type)
        found[k] += await (pages.fetch(ids) if nodes is TOO_DEAR else pages.found(gids, nodes))
    return found


@dataclass
class _List:
    """A list that is read page by page; `found` is what it showed so far, `whole` when it came to its end."""

    object_type: ObjectType
    window: Window
    size: int
    found: list[str] = field(default_factory=list)
    after: str | None = None
    whole: bool = False
    given_up: bool = False

    def next_page(self) -> Asked:
        """The question for it."""
        document = document_of(self.object_type)
        search = document.listing.created_filter
        wanted = span(search, self.window) if search and self.window != EVERYTHING else None
        values = {"first": self.size, "after": self.after, "query": wanted}
        return document.ids_part, {name: values[name] for name in document.ids_part.variables}

    def read(self, answer: Any) -> None:
        """Take its answer."""
        document = document_of(self.object_type)
        page = document.listed({document.listing.path[0]: answer})
        self.found += [number(node["id"]) for node in document.objects(page["nodes"])]
        self.whole, before = not page["pageInfo"]["hasNextPage"], self.after
        self.after = page["pageInfo"].get("endCursor")
        self.given_up = not self.whole and self.after in (None, before)


async def ids(
    graphql: GraphQL,
    windows: Sequence[tuple[ObjectType, Window]],
    *,
    page: int = MAX_PAGE,
    most_pages: int = MOST_PAGES,
) -> list[Sequence[str] | None]:
    """The ids of each window, all of them a page further with each request; None for one that is too long."""
    lists = [_List(o, w, page, given_up=document_of(o).listing.singleton) for o, w in windows]
    for _ in range(most_pages):
        left = [one for one in lists if not one.whole and not one.given_up]
        try:
            answers = await ask(graphql, [one.next_page() for one in left])
        except InvalidCursorError:
            break
        for one, answer in zip(left, answers, strict=True):
            if answer is TOO_DEAR:
                one.given_up = True
            else:
                one.read(answer)
    return [one.found if one.whole else None for one in lists]
