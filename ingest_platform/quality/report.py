"""The blueprint's report of a verification: results, known issues, recommendations, metrics against their targets.

Made from the stored document of a verification alone, so that an old report can be written again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ingest_platform.control.check_results import applies
from ingest_platform.control.verification_reports import KeptReport
from ingest_platform.quality.checks import ACCOUNT_CHECKS, CHECKS

PHASES = (
    "Access", "Schema", "Sync functions", "Ingestion", "Webhooks", "Object updates", "Parity", "Sampled comparison",
    "Real-time latency", "Failure handling", "Freshness", "Monitoring",
)  # fmt: skip
_PHASE = {c.name: c.phase for c in (*CHECKS, *ACCOUNT_CHECKS)}
Document = Mapping[str, Any]


@dataclass(frozen=True)
class Metric:
    """A success metric of the blueprint. `value` is a share, a count or seconds; None: nothing to measure yet."""

    name: str
    value: float | None
    target: str
    met: bool | None


def checks_of(report: Document) -> list[tuple[str, Document]]:
    """Every check of a report with its object type, "" for the account."""
    found = [("", c) for c in report.get("account", ())]
    return found + [(o["object_type"], c) for o in report["objects"] for c in o["checks"]]


def metrics(report: Document) -> list[Metric]:
    """The success metrics of a verification."""
    checks = checks_of(report)

    def share(name: str) -> float | None:
        held = [bool(c["passed"]) for _, c in checks if c["check"] == name and applies(c["detail"])]
        return sum(held) / len(held) if held else None

    def total(name: str, key: str) -> float:
        return float(sum(c["detail"].get(key) or 0 for _, c in checks if c["check"] == name))

    def detail(name: str, key: str) -> float | None:
        found = next((c["detail"].get(key) for _, c in checks if c["check"] == name), None)
        return float(found) if isinstance(found, (int, float)) else None

    errors = max((c["detail"].get("share") or 0.0 for _, c in checks if c["check"] == "error_rate"), default=0.0)
    webhooks = detail("latency", "webhooks") or 0
    p99 = detail("latency", "p99") if webhooks else None
    rows: list[tuple[str, float | None, str, bool | None]] = [
        ("count_parity_share", share("count_parity"), "1", None),
        ("duplicate_hashes", total("duplicate_hash", "actual"), "0", None),
        ("fields_differing", total("field_comparison", "actual"), "0", None),
        ("objects_compared", total("field_comparison", "objects"), "", True),
        ("error_share", errors, "below 0.01", errors < 0.01),
        ("freshness_share", share("freshness"), "1", None),
        ("latency_p50_seconds", detail("latency", "p50") if webhooks else None, "below 5", None),
        ("latency_p99_seconds", p99, "below 5", None),
        ("sync_coverage", _ratio(detail("sync_coverage", "actual"), detail("sync_coverage", "expected")), "1", None),
        ("subscribed_share", _ratio(detail("subscriptions", "actual"), detail("subscriptions", "expected")), "1", None),
        ("api_calls", float(report.get("api_calls") or 0), "", True),
    ]
    return [Metric(n, v, t, _met(v, t) if m is None else m) for n, v, t, m in rows]


def _ratio(actual: float | None, expected: float | None) -> float | None:
    return None if actual is None or not expected else actual / expected


def _met(value: float | None, target: str) -> bool | None:
    if value is None:
        return None
    return value < float(target.removeprefix("below ")) if target.startswith("below") else value == float(target)


def changes(before: KeptReport | None, report: Document) -> list[str]:
    """What is other than in the report before, one line each."""
    if before is None:
        return []

    def state(document: Document) -> dict[str, bool]:
        return {f"{t}.{c['check']}" if t else c["check"]: bool(c["passed"]) for t, c in checks_of(document)}

    old, new = state(before.report), state(report)
    lines = [f"{name} fails now" for name in sorted(new) if not new[name] and old.get(name, True)]
    lines += [f"{name} holds again" for name in sorted(new) if new[name] and not old.get(name, True)]
    counts = {o["object_type"]: o["refined_count"] for o in before.report["objects"]}
    for entry in report["objects"]:
        was, now = counts.get(entry["object_type"]), entry["refined_count"]
        if was is not None and now is not None and was != now:
            lines.append(f"{entry['object_type']}: {was:,} → {now:,} live rows")
    return lines


def markdown(report: Document, before: KeptReport | None = None) -> str:
    """The report as a page."""
    checks = checks_of(report)
    failed = [(t, c) for t, c in checks if not c["passed"]]
    verdict = "passed" if report["passed"] else "FAILED"
    lines = [
        f"# Verification of {report['integration']} ({report['source']}): {verdict}",
        "",
        f"Made {report['started_at']} to {report['completed_at']}; seed `{report['seed']}`; "
        f"{report.get('api_calls', 0)} API calls; verified through {report['verified_through'] or 'nothing new'}.",
        "",
        "## Results",
        "",
        "| phase | check | held | of | |",
        "| --- | --- | --- | --- | --- |",
    ]
    for phase in PHASES:
        for name in dict.fromkeys(c["check"] for _, c in checks if _PHASE.get(c["check"]) == phase):
            held = [bool(c["passed"]) for _, c in checks if c["check"] == name and applies(c["detail"])]
            said = "not applicable" if not held else "ok" if all(held) else "**fails**"
            lines.append(f"| {phase} | {name} | {sum(held)} | {len(held)} | {said} |")
    lines += ["",
              "| object | at the source | live rows | tombstones | raw versions | errors | compared | differences |",
              "| --- | ---: | ---: | ---: | ---: | --- | ---: | ---: |"]  # fmt: skip
    for o in report["objects"]:
        compared = o["compared"]
        cells = (o["object_type"], o["source_count"], o["refined_count"], o["tombstones"], o["raw_versions"],
                 o["errors"], compared["objects"], compared["differences"])  # fmt: skip
        lines.append("| " + " | ".join("–" if c is None else _cell(c) for c in cells) + " |")
    lines += ["", "## What was proven", "", *_coverage(report)]
    lines += ["", "## Known issues", ""]
    lines += [f"- **{_where(t, c)}** ({c['severity']}): {_cell(c['summary'])}" for t, c in failed] or ["None."]
    lines += ["", "## Recommendations", ""]
    lines += [f"- {line}" for line in recommendations(failed)] or ["None."]
    lines += ["", "## Success metrics", "", "| metric | value | target | |", "| --- | ---: | --- | --- |"]
    for m in metrics(report):
        value = "–" if m.value is None else f"{m.value:g}"
        lines.append(
            f"| {m.name} | {value} | {m.target or '–'} | {'–' if m.met is None else 'ok' if m.met else 'missed'} |"
        )
    lines += ["", "## Since the last report", ""]
    lines += [f"- {line}" for line in changes(before, report)] or [
        "Nothing changed." if before else "This is the first."
    ]
    return "\n".join(lines) + "\n"


def _coverage(report: Document) -> list[str]:
    """How each type's objects are known to be the source's: by its count, or by ids, now or before."""
    lines = ["| object | ids compared now | before | since | not yet | |", "| --- | ---: | ---: | --- | ---: | --- |"]
    for o in report["objects"]:
        proven = o.get("proven") or {}
        counted = proven.get("proven_now") is None
        cells = (o["object_type"], *(proven.get(k) for k in ("proven_now", "proven_before", "proven_since")),
                 proven.get("not_proven"), "counted" if counted and o["source_count"] is not None else "")  # fmt: skip
        lines.append("| " + " | ".join("–" if c is None else _cell(c) for c in cells) + " |")
    return lines


def recommendations(failed: Sequence[tuple[str, Document]]) -> list[str]:
    """What to do, each thing once: the remedies that the failed checks end in."""
    found: dict[str, list[str]] = {}
    for object_type, check in failed:
        summary = str(check["summary"])
        remedy = summary.rsplit(". ", 1)[1] if ". " in summary else "See its detail"
        found.setdefault(remedy, []).append(_where(object_type, check))
    return [f"{remedy.rstrip('.')} (for {', '.join(where)})" for remedy, where in found.items()]


def _where(object_type: str, check: Document) -> str:
    return f"{object_type}.{check['check']}" if object_type else str(check["check"])


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value).replace("|", "\\|").replace("\n", " ")
