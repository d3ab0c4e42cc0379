"""Creating, changing and deleting objects, and the webhooks that follow."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from ingest_platform.sandbox.common.objects import BadChangeError, NotFoundError, refuse_unknown
from ingest_platform.sandbox.common.values import copy, merge_into
from ingest_platform.sandbox.shopify.families import BY_CONTROL, FAMILIES
from ingest_platform.sandbox.shopify.families.base import Family
from ingest_platform.sandbox.shopify.families.order_parts import NESTED
from ingest_platform.sandbox.shopify.values import Doc, epoch, gid, iso

if TYPE_CHECKING:
    from ingest_platform.sandbox.shopify.shop import Shop

PATCH_LISTS = ("graphql_unset", "rest_unset")
PATCH_OBJECTS = ("graphql", "rest")
VERBS = tuple(verb for family in FAMILIES for verb in family.verbs)
OPTIONS = ("set", *PATCH_OBJECTS, *PATCH_LISTS, "updated_at", "touch", "webhook", "topics", "seed")


def create(shop: Shop, family: Family, body: dict[str, Any]) -> Doc:
    """Makes a new object, and fires its webhook."""
    _check(body)
    number = shop.next_number(family.type_name)
    document = _fresh(shop, family, number)
    moment = iso(shop.now())
    document["createdAt"] = document["updatedAt"] = moment
    if "processedAt" in document:
        document["processedAt"] = moment
    for part in (one for nested in NESTED for one in document.get(nested.field) or ()):  # none is older than its order
        part.update({name: moment for name in ("createdAt", "updatedAt", "processedAt") if part.get(name)})
    _change(shop, family, document, body)
    document["updatedAt"] = body.get("updated_at") or moment
    family.settle(document)
    shop.write(family, number, document)
    event = _announce(shop, family, document, number, _topics(family, "create"), body)
    return {"id": number, "gid": document["id"], "updated_at": document["updatedAt"], "event": event}


def _fresh(shop: Shop, family: Family, number: int) -> Doc:
    """A random document with ids of its own: generated as the seeded object behind the last one would be."""
    made = shop.next_index(family.control)
    document = copy(family.generate(shop.seeds, made))
    document["id"], document["legacyResourceId"] = gid(family.type_name, number), str(number)
    return document


def update(shop: Shop, family: Family, number: int, body: dict[str, Any]) -> Doc:
    """Changes an object, and fires its webhooks. Raises NotFoundError when it does not exist."""
    _check(body)
    document = shop.views[family.control].get(number)
    if document is None:
        raise NotFoundError(f"{family.type_name} {number} does not exist")
    before = dict(document)
    document = copy(document)
    changed = _change(shop, family, document, body)
    if not any(key in body for key in ("set", *VERBS, *PATCH_OBJECTS, *PATCH_LISTS)):
        seed = body.get("seed", f"{number}/{shop.writes}")
        changed = family.mutate(shop, document, shop.seeds.rng(f"mutate/{seed}", number))
    quiet = bool(changed) and all(one.split(".")[0] in family.untouched for one in changed)
    if body.get("updated_at"):
        document["updatedAt"] = body["updated_at"]
    elif quiet:
        pass
    elif body.get("touch", True) and "updatedAt" not in (body.get("set") or {}):
        document["updatedAt"] = iso(max(shop.now(), _epoch(before.get("updatedAt"))))
    family.settle(document)
    shop.write(family, number, document)
    topics = [*([] if quiet else _topics(family, "update")), *family.extra_topics(before, document)]
    event = _announce(shop, family, document, number, topics, body)
    if body.get("webhook", True):
        told = [shop.webhooks.fire(topic, part, number) for topic, part in family.parts(before, document)]
        event = event or (told[0] if told else None)
    shown = {"id": number, "gid": document["id"], "updated_at": document["updatedAt"]}
    return {**shown, "changed": changed, "event": event}


def delete(shop: Shop, family: Family, number: int, body: dict[str, Any] | None = None) -> Doc:
    """Deletes an object, and fires its webhook. Raises NotFoundError when it does not exist."""
    if not shop.views[family.control].exists(number):
        raise NotFoundError(f"{family.type_name} {number} does not exist")
    shop.write(family, number, None)
    event = None
    if (body or {}).get("webhook", True) and "delete" in family.topics:
        event = shop.webhooks.fire(family.topics["delete"], family.gone(number), number)
    return {"id": number, "event": event}


def emit(shop: Shop, topic: str, number: int | None, body: Any, uri: str | None = None) -> Doc:
    """Fires a topic with an object's present body, or with any body."""
    if body is None:
        family = BY_CONTROL.get(topic.split("/", maxsplit=1)[0])
        document = shop.views[family.control].get(number) if family and number is not None else None
        if family is None or number is None or document is None:
            raise BadChangeError(f"{topic} needs the id of an existing object, or a body")
        body = family.gone(number) if topic == family.topics.get("delete") else shop.rest_body(family, document)
    return {"event": shop.webhooks.fire(topic, body, number, uri=uri)}


def pick(shop: Shop, family: Family, rng: Random) -> int | None:
    """A random living object; None when there is none."""
    view = shop.views[family.control]
    for _ in range(50):
        if view.seeding.count and (not view.entries or rng.random() < 0.9):
            number = view.seeding.id_at(rng.randrange(view.seeding.count))
            if view.exists(number):
                return number
        elif view.entries:
            number = list(view.entries)[rng.randrange(len(view.entries))]
            if view.exists(number):
                return number
    return next(view.ids(), None)


def _check(body: dict[str, Any]) -> None:
    refuse_unknown(body, (*VERBS, *OPTIONS), 'GraphQL fields go into "set"')


def _change(shop: Shop, family: Family, document: Doc, body: dict[str, Any]) -> list[str]:
    """Applies verbs, `set` and raw overrides to a document of our own."""
    changed = family.special(shop, document, {key: body[key] for key in VERBS if key in body})
    changed += merge_into(document, body.get("set") or {})
    patch = document.get("__patch") or {}
    for key in PATCH_OBJECTS:
        if body.get(key):
            patch.setdefault(key, {}).update(body[key])
            changed += [f"{key}:{name}" for name in body[key]]
    for key in PATCH_LISTS:
        if body.get(key):
            patch[key] = sorted({*patch.get(key, []), *body[key]})
            changed += [f"{key}:{name}" for name in body[key]]
    if patch:
        document["__patch"] = patch
    return changed


def _announce(
    shop: Shop, family: Family, document: Doc, number: int, topics: list[str], body: dict[str, Any]
) -> str | None:
    """Fires the topics, all with the same body; returns the first one's event id."""
    if not body.get("webhook", True):
        return None
    wanted = {one.topic for one in shop.webhooks.subscriptions.values()}
    topics = [*topics, *body.get("topics", [])]
    payload = shop.rest_body(family, document) if wanted & set(topics) else {}
    events = [shop.webhooks.fire(topic, payload, number) for topic in topics]
    return events[0] if events else None


def _topics(family: Family, kind: str) -> list[str]:
    return [family.topics[kind]] if kind in family.topics else []


def _epoch(text: Any) -> int:
    try:
        return epoch(text)
    except (ValueError, TypeError, AttributeError):
        return 0
