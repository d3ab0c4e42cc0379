"""What the receiver counts, for Prometheus. Labels are words of ours, never an account's."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
_SIZES = (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1000)


class Metrics:
    """The collectors of one receiver."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.received = Counter("ingest_webhooks_received", "Webhooks that arrived", ["source"], registry=self.registry)
        self.refused = Counter(
            "ingest_webhooks_refused",
            "Webhooks that were not taken, by reason",
            ["source", "reason"],
            registry=self.registry,
        )
        self.committed = Counter(
            "ingest_webhooks_committed",
            "Webhooks committed and acknowledged: applied, duplicate, ignored, deferred, error",
            ["source", "status"],
            registry=self.registry,
        )
        self.latency = Histogram(
            "ingest_webhook_commit_seconds",
            "From a webhook's arrival to its commit",
            ["source"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.batch = Histogram(
            "ingest_webhook_batch_size", "Webhooks in one commit", buckets=_SIZES, registry=self.registry
        )
        self.queued = Gauge("ingest_webhooks_queued", "Webhooks that wait for their commit", registry=self.registry)

    def text(self) -> bytes:
        """The exposition format."""
        return generate_latest(self.registry)
