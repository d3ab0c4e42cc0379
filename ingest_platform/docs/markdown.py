"""The little Markdown that the generated pages need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; cells are text, None is empty."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """A value in one line, with nothing that would end the cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    return " ".join(str(value).split()).replace("|", "\\|")


def code(*words: str) -> str:
    """Words as code, joined by commas."""
    return ", ".join(f"`{w}`" for w in words)


def page(*parts: str) -> str:
    """A whole page: the parts with an empty line between them."""
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


GENERATED = "<!-- Written by `make docs` from the declarations: change those. -->"


def between(text: str, name: str, content: str) -> str:
    """The text with what stands between `<!-- name -->` and `<!-- /name -->` replaced.

    Raises ValueError when the marks are not there.
    """
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    head, found, rest = text.partition(start)
    _, ended, tail = rest.partition(end)
    if not found or not ended:
        raise ValueError(f"the page has no place for {name!r}: write {start} and {end} where it belongs")
    return f"{head}{start}\n\n{content.strip()}\n\n{end}{tail}"
