"""Success metrics for Prometheus: the latest verification, release and checks of every account, as a text page."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from ingest_platform.control import check_results, integrations, releases, verification_reports
from ingest_platform.control.database import Connection
from ingest_platform.quality.report import metrics

LABELS = ("source", "account")


def text(connection: Connection) -> bytes:
    """The page in Prometheus' text format; read from the control plane alone."""
    registry = CollectorRegistry()

    def gauge(name: str, what: str, *labels: str) -> Gauge:
        return Gauge(f"ingest_{name}", what, (*LABELS, *labels), registry=registry)

    holds = gauge("check_holds", "1 when the latest result of a check passed.", "object_type", "check", "severity")
    metric = gauge("verification_metric", "Success metrics of the latest verification.", "metric")
    passed = gauge("verification_passed", "1 when the latest verification passed.")
    at = gauge("verification_timestamp_seconds", "When it was completed.")
    through = gauge("verified_through_timestamp_seconds", "The copy is proven equal to the source up to this time.")
    released = gauge("release_timestamp_seconds", "When the state that is served was released.")
    for account in integrations.list_all(connection):
        who = (account.platform, account.name)
        for result in check_results.latest(connection, account.id):
            if result.applicable:
                holds.labels(*who, result.object_type, result.check_name, result.severity).set(result.passed)
        if account.verified_through:
            through.labels(*who).set(account.verified_through.timestamp())
        for report in verification_reports.recent(connection, account.id, limit=1):
            passed.labels(*who).set(report.passed)
            at.labels(*who).set(report.completed_at.timestamp())
            for one in metrics(report.report):
                if one.value is not None:
                    metric.labels(*who, one.name).set(one.value)
        for release in releases.recent(connection, account.id):
            released.labels(*who).set(release.released_at.timestamp())
    return generate_latest(registry)
