"""The pages on which a person is asked for consent."""

from __future__ import annotations

import html
from collections.abc import Iterable

STYLE = """<meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>
body{background:#f1f2f4;color:#1f2124;font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;
place-items:center;min-height:100vh}
main{background:#fff;border-radius:12px;box-shadow:0 1px 4px #0003;max-width:30rem;padding:2rem}
h1{font-size:1.3rem;margin:0 0 .5rem} ul{padding-left:1.2rem} small{color:#5c5f62}
input{font:inherit;padding:.3rem .5rem}
button{background:#1f2124;border:0;border-radius:8px;color:#fff;cursor:pointer;font:inherit;padding:.6rem 1.4rem}
</style>"""


def page(title: str, content: str) -> str:
    """A page; `title` is text, `content` HTML."""
    title = html.escape(title)
    head = f"<head><title>{title}</title>{STYLE}</head>"
    return f'<!doctype html><html lang="en">{head}<body><main><h1>{title}</h1>{content}</main></body></html>'


def failure(title: str, sentence: str) -> str:
    """What a person sees when the request is not in order."""
    return page(title, f"<p>{html.escape(sentence)}</p>")


def scopes(names: Iterable[str]) -> str:
    """What is asked for, as a list."""
    return f"<ul>{''.join(f'<li><code>{html.escape(one)}</code></li>' for one in names)}</ul>"


def hidden(params: dict[str, str], names: Iterable[str]) -> str:
    """Inputs that carry the request's parameters on to the answer."""
    return "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(params[name])}">'
        for name in names
        if name in params
    )
