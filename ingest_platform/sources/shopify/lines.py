"""The lines of a bulk file: whose each one is, and how an object is put together again.

Facts: https://shopify.dev/docs/api/usage/bulk-operations/queries — one object a line; a child names its
parent in `__parentId`, and since groupObjects is false need not stand behind it.
"""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from ingest_platform import canonical
from ingest_platform.errors import IncompleteExtract
from ingest_platform.extract.spool import Group
from ingest_platform.sources.shopify.documents import Document, in_order

PARENT = "__parentId"
_PARENT_NAME = b'"__parentId"'
_PARENT = b'"__parentId":"'
_PLAIN_ID = re.compile(rb'(gid://[!#-\[\]-~]+)"')
"""A global id in which nothing is escaped, so that its bytes are its value, to its closing quote."""


class LineReader:
    """Finds the key of a line by its bytes, and parses it only when that is not safe."""

    def __init__(self, node: str) -> None:
        self._root = b'"id":"gid://shopify/' + node.encode() + b"/"

    def owner(self, line: bytes) -> tuple[bytes, bool]:
        """The id of the object that a line belongs to, and whether the line is that object itself.

        Raises:
            IncompleteExtract: the line is cut off or belongs to nothing.
        """
        # Inside a string the quotes would be escaped: this is the key itself.
        at = line.rfind(_PARENT)
        if at >= 0:
            key = _PLAIN_ID.match(line, at + len(_PARENT))
            if key:
                return key[1], False
        elif _PARENT_NAME not in line:
            at = line.find(self._root)
            key = _PLAIN_ID.match(line, at + len(b'"id":"')) if at >= 0 else None
            if key:
                return key[1], True
        return self.parsed_owner(line)

    @staticmethod
    def parsed_owner(line: bytes) -> tuple[bytes, bool]:
        """The same by parsing the line, which also proves that it is whole.

        An object whose id is null or no text is a group of its own: it will end as an error row, alone.
        """
        try:
            value = canonical.parse(line)
            parent = value.get(PARENT)
            key = value["id"] if parent is None else parent
            if parent is None and not (isinstance(key, str) and _PLAIN_ID.fullmatch(f'{key}"'.encode())):
                return b"no id: " + hashlib.sha256(line).hexdigest().encode(), True
            return key.encode(), parent is None
        except (ValueError, KeyError, AttributeError) as error:
            raise IncompleteExtract("A line of the bulk file is cut off or has no id") from error


def assemble(document: Document, group: Group) -> dict[str, Any]:
    """The canonical document of an object from its own line and its children's.

    Raises:
        IncompleteExtract: children whose parent is not in the file, or a child of an unknown type.
    """
    if not group.roots:
        raise IncompleteExtract(f"The bulk file holds children of {group.key.decode()} and not the object itself")
    # One parse for all lines of an object; a line that came twice (the object moved while it was read) counts
    # once.
    lines = dict.fromkeys(group.children) if len(group.roots) > 1 else group.children
    node: dict[str, Any]
    try:
        node, *children = canonical.parse(b"[" + b",".join((group.roots[-1], *lines)) + b"]")
    except ValueError as error:
        raise IncompleteExtract(f"A line of {group.key.decode()} in the bulk file is no JSON") from error
    nodes = {nested.name: nested.make(node)["nodes"] for nested in document.nested}
    connections: Mapping[str, str] = document.connection_of
    for child in children:
        del child[PARENT]
        kind = child.get("__typename")
        if kind not in connections:
            raise IncompleteExtract(f"The bulk file holds a child of type {kind!r}, which was not asked for")
        nodes[connections[kind]].append(child)
    for found in nodes.values():
        in_order(found)
    return node
