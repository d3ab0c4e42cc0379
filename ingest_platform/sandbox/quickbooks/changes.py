"""Creating, changing, deleting, voiding and merging objects, and the webhooks that follow.

Each change counts SyncToken up by one and moves MetaData.LastUpdatedTime to the company's clock.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.objects import BadChangeError, NotFoundError, refuse_unknown
from ingest_platform.sandbox.common.values import Doc, copy, merge_into
from ingest_platform.sandbox.quickbooks.entities import BY_CONTROL, BY_NAME, Entity
from ingest_platform.sandbox.quickbooks.entities.lines import next_line, void, without_lines
from ingest_platform.sandbox.quickbooks.store import Window
from ingest_platform.sandbox.quickbooks.values import BROKEN_TIME, iso, moment

if TYPE_CHECKING:
    from ingest_platform.sandbox.quickbooks.company import Company

VERBS = ("add_lines", "remove_lines", "set_line")
CHANGING = (*VERBS, "set", "unset")
OPTIONS = (*CHANGING, "updated_at", "touch", "webhook", "operations", "seed")
DELETED_MARK = " (deleted)"


def entity_named(name: str) -> Entity:
    """An entity by its name in the control API (`invoices`) or in the API (`Invoice`). Raises NotFoundError."""
    entity = BY_CONTROL.get(name) or BY_NAME.get(name)
    if entity is None:
        known = ", ".join(BY_CONTROL)
        raise NotFoundError(f"An object type called {name} does not exist; there are {known}")
    return entity


def create(company: Company, entity: Entity, body: dict[str, Any]) -> Doc:
    """Makes a new object, and fires its webhook."""
    _check(body)
    if entity.kind == "single":
        raise BadChangeError(f"There is one {entity.name} only")
    number = company.next_number(entity)
    document = copy(entity.generate(company.seeds, company.next_index(entity)))
    time = body.get("updated_at") or iso(company.now())
    document |= {"Id": str(number), "SyncToken": "0", "MetaData": {"CreateTime": time, "LastUpdatedTime": time}}
    _change(company, entity, document, body, seed=f"create/{number}")
    company.write(entity, number, document)
    return {**_shown(number, document), "event": _announce(company, entity, number, "Create", body)}


def update(company: Company, entity: Entity, number: int, body: dict[str, Any]) -> Doc:
    """Changes an object, and fires its webhook. Raises NotFoundError when it does not exist."""
    _check(body)
    document = _existing(company, entity, number)
    seed = body.get("seed", f"{number}/{company.writes}")
    if any(key in body for key in CHANGING):
        changed = _change(company, entity, document, body, seed=str(seed))
    else:
        changed = entity.mutate(company.seeds, document, company.seeds.rng(f"mutate/{seed}", number))
    _touch(company, document, body)
    company.write(entity, number, document)
    event = _announce(company, entity, number, "Update", body)
    return {**_shown(number, document), "changed": changed, "event": event}


def delete(company: Company, entity: Entity, number: int, body: dict[str, Any]) -> Doc:
    """Deletes a transaction; makes an object of a list inactive. The webhook says Delete for both."""
    document = _existing(company, entity, number)
    if entity.kind == "single":
        raise BadChangeError(f"The {entity.name} can't be deleted")
    if entity.kind == "transaction":
        company.write(entity, number, None)
    else:
        _deactivate(document)
        _touch(company, document, body)
        company.write(entity, number, document)
    return {"id": str(number), "event": _announce(company, entity, number, "Delete", body)}


def void_one(company: Company, entity: Entity, number: int, body: dict[str, Any]) -> Doc:
    """Voids a transaction: it stays, with zero amounts and a note."""
    if entity.kind != "transaction":
        raise BadChangeError(f"A {entity.name} can't be voided; only transactions can")
    document = _existing(company, entity, number)
    void(document)
    _touch(company, document, body)
    company.write(entity, number, document)
    return {**_shown(number, document), "event": _announce(company, entity, number, "Void", body)}


def merge(company: Company, entity: Entity, number: int, body: dict[str, Any]) -> Doc:
    """Merges one object of a list into another (`into`): the first is gone, and the second was changed."""
    if entity.kind != "list":
        raise BadChangeError(f"A {entity.name} can't be merged; only objects of lists can")
    into = int(body["into"])
    _existing(company, entity, number)
    survivor = _existing(company, entity, into)
    if into == number:
        raise BadChangeError(f"{entity.name} {number} can't be merged into itself")
    company.write(entity, number, None)
    _touch(company, survivor, body)
    company.write(entity, into, survivor)
    told = body.get("webhook", True)
    event = company.tell(entity, into, "Merge", merged=str(number)) if told else None
    return {**_shown(into, survivor), "merged": str(number), "event": event}


def pick(company: Company, entity: Entity, rng: Random) -> int | None:
    """A random living object; None when there is none."""
    objects = company.objects[entity.name]
    for _ in range(50):
        if objects.count_seeded and (not objects.kept or rng.random() < 0.9):
            number = entity.number(rng.randrange(objects.count_seeded))
        elif objects.kept:
            number = list(objects.kept)[rng.randrange(len(objects.kept))]
        else:
            break
        if objects.exists(number):
            return number
    return next(objects.select(Window()), None)


def emit(company: Company, body: dict[str, Any]) -> Doc:
    """Fires a topic such as `Invoice.Update` for any id; with `body` any bytes, to the portal's address or to `uri`."""
    name, _, operation = str(body["topic"]).partition(".")
    event = company.webhooks.event(
        name, str(body.get("id", "0")), operation or "Update", str(body.get("deleted_id", ""))
    )
    hooks = company.server.listening(company.realm).webhooks
    if "body" in body or body.get("uri"):
        hooks.deliver([event], body.get("body"), str(body.get("uri", "")))
    else:
        hooks.gather(event)
    return {"event": event.id}


def _check(body: dict[str, Any]) -> None:
    refuse_unknown(body, OPTIONS, 'Properties go into "set"')


def _existing(company: Company, entity: Entity, number: int) -> Doc:
    """A copy of a living object to change. Raises NotFoundError."""
    document = company.objects[entity.name].get(number)
    if document is None:
        raise NotFoundError(f"{entity.name} {number} does not exist")
    return document


def _change(company: Company, entity: Entity, document: Doc, body: dict[str, Any], *, seed: str) -> list[str]:
    """Obeys the verbs, then `set` and `unset`, on a document of our own. Returns the top-level names."""
    changed: list[str] = []
    verbs = [verb for verb in VERBS if body.get(verb)]
    if verbs and (entity.add_lines is None or entity.settle is None):
        raise BadChangeError(f"The lines of a {entity.name} can't be edited; set its whole Line instead")
    for verb in verbs:
        assert entity.settle is not None
        assert entity.add_lines is not None
        if verb == "add_lines":
            rng = company.seeds.rng(f"lines/{seed}", next_line(document))
            for _ in range(int(body[verb])):
                entity.add_lines(company.seeds, document, rng)
        elif verb == "remove_lines":
            without_lines(document, body[verb])
        else:
            _set_lines(document, body[verb])
        entity.settle(document)
        changed = ["Line", "TotalAmt"]
    given = body.get("set") or {}
    if given.get("Active") is False and document.get("Active") is not False:
        _deactivate(document)
    elif given.get("Active") is True:
        _reactivate(document)
    merge_into(document, given)
    for name in body.get("unset") or []:
        document.pop(name, None)
    return [*changed, *given, *(body.get("unset") or [])]


def _set_lines(document: Doc, lines: dict[str, Any]) -> None:
    for identifier, values in lines.items():
        found = next((one for one in document["Line"] if one.get("Id") == str(identifier)), None)
        if found is None:
            raise NotFoundError(f"Line {identifier} does not exist")
        merge_into(found, values)


NAMES = ("DisplayName", "FullyQualifiedName", "Name")


def _deactivate(document: Doc) -> None:
    """Makes an object of a list inactive; QuickBooks marks its name, so that another may take it."""
    document["Active"] = False
    for key in NAMES:
        if key in document and not str(document[key]).endswith(DELETED_MARK):
            document[key] = f"{document[key]}{DELETED_MARK}"


def _reactivate(document: Doc) -> None:
    for key in NAMES:
        if key in document:
            document[key] = str(document[key]).removesuffix(DELETED_MARK)


def _touch(company: Company, document: Doc, body: dict[str, Any]) -> None:
    """Counts SyncToken up and moves LastUpdatedTime to now, never backwards."""
    if not body.get("touch", True):
        return
    token = str(document.get("SyncToken", "0"))
    document["SyncToken"] = str(int(token) + 1) if token.isdigit() else "1"
    before = moment(document, "LastUpdatedTime")
    later = max(company.now(), before if before < BROKEN_TIME else 0)
    document["MetaData"] = {**(document.get("MetaData") or {}), "LastUpdatedTime": body.get("updated_at") or iso(later)}


def _announce(company: Company, entity: Entity, number: int, operation: str, body: dict[str, Any]) -> str | None:
    """Fires the webhook, and any further `operations`; returns the first event's id."""
    if not body.get("webhook", True):
        return None
    events = [company.tell(entity, number, one) for one in (operation, *body.get("operations", []))]
    return events[0]


def _shown(number: int, document: Doc) -> Doc:
    times = document.get("MetaData") or {}
    return {"id": str(number), "sync_token": document.get("SyncToken"), "updated_at": times.get("LastUpdatedTime")}
