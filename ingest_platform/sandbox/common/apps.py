"""Apps that ask for access by OAuth: the same for every vendor that has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

DEFAULT_CLIENT_ID = "sandbox-client"
DEFAULT_CLIENT_SECRET = "sandbox-secret"  # noqa: S105 - the sandbox's published one


@dataclass
class App:
    """An app as its developer registered it. No `redirect_uris` means that any is accepted."""

    client_id: str
    client_secret: str
    name: str
    redirect_uris: list[str] = field(default_factory=list)

    def accepts(self, target: str) -> bool:
        """Whether a browser may be sent back to this address."""
        fits = urlsplit(target).scheme in ("http", "https")
        return fits and (not self.redirect_uris or target in self.redirect_uris)


def first_apps() -> dict[str, App]:
    """What every sandbox knows from its start, by client id."""
    return {DEFAULT_CLIENT_ID: App(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, "Ingest Platform")}


class OAuthError(Exception):
    """A request that the vendor refuses: `status`, and either JSON or a page for a person."""

    def __init__(self, status: int, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.body = {"error": code, "error_description": sentence}
