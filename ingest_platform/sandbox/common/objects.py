"""What the control API must be told of a vendor's objects, and the random changes that follow from it.

A vendor derives from `Objects`: how one is found, shown and changed. K is what stands for an object type there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random
from typing import Any, ClassVar, Generic, TypeVar

from ingest_platform.sandbox.common.server import A
from ingest_platform.sandbox.common.values import Doc

K = TypeVar("K")
Body = dict[str, Any]
"""What a request of the control API says."""
Id = int | str


class BadChangeError(ValueError):
    """The control API was asked for something that can't be done; the message says what. Answers 400."""


class NotFoundError(BadChangeError):
    """Of something that does not exist. Answers 404."""


def refuse_unknown(body: Body, known: Iterable[str], hint: str) -> None:
    """Raises BadChangeError for keys that mean nothing; `hint` says where they would."""
    unknown = set(body) - set(known)
    if unknown:
        raise BadChangeError(f"Unknown keys: {', '.join(sorted(unknown))}. {hint}")


class Objects(Generic[A, K]):
    """The objects of every account. Ids come as text, as they stand in addresses."""

    CHURNED: ClassVar[str]
    """The type that churn changes when none is named."""

    QUIET: ClassVar[Body] = {"webhook": False}
    """What makes a change that nobody is told of."""

    def kind(self, name: str) -> K:
        """The type with this name. Raises NotFoundError."""
        raise NotImplementedError

    def name(self, kind: K) -> str:
        """A type's name."""
        raise NotImplementedError

    def verbs(self, _kind: K) -> tuple[str, ...]:
        """What churn may do to a type's objects; in place of anything else it updates."""
        return ("create", "update", "delete")

    def count(self, account: A, kind: K) -> int:
        """How many live."""
        raise NotImplementedError

    def ids(self, account: A, kind: K, after: str | None) -> Iterator[Id]:
        """Every living id, in the order of pages, from behind `after`."""
        raise NotImplementedError

    def random_id(self, account: A, kind: K, rng: Random) -> Id | None:
        """A random living object; None when there is none."""
        raise NotImplementedError

    def shown(self, account: A, kind: K, identifier: str) -> Doc:
        """The whole truth of one object, with `deleted`. Raises NotFoundError for what never was."""
        raise NotImplementedError

    def truth(self, account: A, kind: K, form: str) -> Iterator[Doc]:
        """Every living object, whole; `form` is the request's word, or empty."""
        raise NotImplementedError

    def create(self, account: A, kind: K, body: Body) -> Doc:
        """Makes an object. Raises BadChangeError."""
        raise NotImplementedError

    def update(self, account: A, kind: K, identifier: str, body: Body) -> Doc:
        """Changes an object, at random when the body names no change. Raises BadChangeError."""
        raise NotImplementedError

    def delete(self, account: A, kind: K, identifier: str, body: Body) -> Doc:
        """Deletes an object. Raises BadChangeError."""
        raise NotImplementedError

    def prepare(self, _account: A, kind: K) -> tuple[int, int]:
        """Makes what is seeded of a type now, so that reading it costs no making; how many objects and bytes."""
        raise BadChangeError(f"{self.name(kind)} are always made when they are read")

    def act(self, account: A, kind: K, verb: str, identifier: str, body: Body) -> Doc:
        """One of `verbs`, other than create."""
        return (self.delete if verb == "delete" else self.update)(account, kind, identifier, body)

    def churn(self, account: A, body: Body) -> Doc:
        """Many random changes; the same seed makes the same changes to the same state."""
        rng = Random(int(body.get("seed", 0)))  # noqa: S311 - reproducible changes, no secret
        verbs = body.get("kinds") or ["update"]
        kinds = [self.kind(name) for name in body.get("types") or [self.CHURNED]]
        quiet = {} if body.get("webhooks", True) else self.QUIET
        made = []
        for place in range(int(body.get("changes", 1))):
            kind, verb = kinds[rng.randrange(len(kinds))], verbs[rng.randrange(len(verbs))]
            verb = verb if verb in self.verbs(kind) else "update"
            identifier = None if verb == "create" else self.random_id(account, kind, rng)
            if identifier is None:
                verb, result = "create", self.create(account, kind, dict(quiet))
            else:
                given = {"seed": f"{body.get('seed', 0)}/{place}", **quiet}
                result = self.act(account, kind, verb, str(identifier), given)
            made.append({"type": self.name(kind), "id": result["id"], "kind": verb, "event": result["event"]})
        return {"changes": made}
