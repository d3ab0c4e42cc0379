"""Notices: what fails now and what holds again, by a Slack-compatible webhook and by e-mail.

A check that fails is told once, and again only after a time; within the quiet hours nothing is sent, and what still
fails at their end is told then. Nothing of a person's data is in a notice: summaries name ids, checks and commands.
"""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from typing import TYPE_CHECKING

import httpx

from ingest_platform.control.database import Connection
from ingest_platform.errors import ConfigError, SourceUnreachable
from ingest_platform.extract.http import tls

if TYPE_CHECKING:
    from ingest_platform.settings import Settings

TIMEOUT_SECONDS = 10.0
LINES = 20
"""Lines of one notice; of more it says how many."""


@dataclass(frozen=True)
class Notice:
    """One line: a check of an account that fails, or holds again."""

    account: str
    object_type: str
    check: str
    summary: str
    recovered: bool = False

    def __str__(self) -> str:
        where = f"{self.object_type}.{self.check}" if self.object_type else self.check
        return f"{'✅ holds again' if self.recovered else '❌ fails'}: {self.account}, {where}: {self.summary}"


def tell(connection: Connection, settings: Settings, *, now: datetime | None = None) -> int:
    """Send what is due; gives how many lines. Needs autocommit.

    Raises: SourceUnreachable when no way took the notice; it is tried again at the next call.
    """
    moment = now or datetime.now(UTC)
    _note(connection)
    if not (settings.alert_webhook_url or settings.alert_email_to) or quiet(settings.alert_quiet, moment):
        return 0
    with connection.transaction():
        failing = connection.execute(
            "SELECT i.name, a.object_type, a.check_name, a.summary FROM alert a JOIN integration i "
            "ON i.id = a.integration_id WHERE NOT a.recovered AND (a.sent_at IS NULL OR a.sent_at < %s) "
            "ORDER BY i.name, a.severity, a.object_type, a.check_name FOR UPDATE OF a SKIP LOCKED",
            [moment - timedelta(hours=settings.alert_repeat_hours)],
        ).fetchall()
        again = connection.execute(
            "DELETE FROM alert a USING integration i WHERE i.id = a.integration_id AND a.recovered "
            "RETURNING i.name, a.object_type, a.check_name, a.summary, a.sent_at IS NOT NULL"
        ).fetchall()
        notices = [Notice(*row) for row in failing]
        notices += [Notice(name, kind, check, said, True) for name, kind, check, said, told in again if told]
        if not notices:
            return 0
        connection.execute(
            "UPDATE alert SET sent_at = %s WHERE NOT recovered AND (sent_at IS NULL OR sent_at < %s)",
            [moment, moment - timedelta(hours=settings.alert_repeat_hours)],
        )
        send(settings, notices)  # what raises here rolls back: nothing counts as told
    return len(notices)


def _note(connection: Connection) -> None:
    """Bring the list of what fails in line with the latest results."""
    latest = (
        "SELECT DISTINCT ON (integration_id, object_type, check_name) integration_id, object_type, check_name, "
        "severity, passed, summary, checked_at FROM check_result WHERE checked_at > now() - interval '35 days' "
        "ORDER BY integration_id, object_type, check_name, checked_at DESC, id DESC"
    )
    with connection.transaction():
        connection.execute(
            "INSERT INTO alert (integration_id, object_type, check_name, severity, summary) SELECT integration_id, "
            f"object_type, check_name, severity, summary FROM ({latest}) l WHERE NOT passed "
            "ON CONFLICT (integration_id, object_type, check_name) DO UPDATE SET summary = excluded.summary, "
            "severity = excluded.severity, recovered = false"
        )
        connection.execute(
            f"UPDATE alert a SET recovered = true, summary = l.summary FROM ({latest}) l WHERE l.passed "
            "AND NOT a.recovered AND (a.integration_id, a.object_type, a.check_name) = "
            "(l.integration_id, l.object_type, l.check_name)"
        )


def quiet(span: str, moment: datetime) -> bool:
    """Whether a moment lies in the quiet hours, `22:00-07:00` in UTC; "" has none. Raises ConfigError."""
    if not span:
        return False
    try:
        start, end = (time.fromisoformat(part.strip()) for part in span.split("-"))
    except ValueError:
        remedy = "Set INGEST_ALERT_QUIET to hours in UTC: 22:00-07:00"
        raise ConfigError(f"{span!r} are no quiet hours", remedy) from None
    at = moment.astimezone(UTC).time()
    return start <= at < end if start <= end else at >= start or at < end


def send(settings: Settings, notices: list[Notice]) -> None:
    """Send notices by every way that is set. Raises SourceUnreachable when none took them."""
    lines = [str(n) for n in notices[:LINES]]
    if len(notices) > LINES:
        lines.append(f"and {len(notices) - LINES} more: `ingest status` has them all")
    text, problems, took = "\n".join(lines), [], False
    if settings.alert_webhook_url:
        try:
            url = settings.alert_webhook_url.get_secret_value()
            httpx.post(url, json={"text": text}, timeout=TIMEOUT_SECONDS, verify=tls()).raise_for_status()
            took = True
        except httpx.HTTPError as error:
            problems.append(f"the webhook did not take the notice ({type(error).__name__})")
    if settings.alert_email_to:
        try:
            _mail(settings, notices, text)
            took = True
        except (OSError, smtplib.SMTPException) as error:
            problems.append(f"{settings.smtp_host} did not take the e-mail ({type(error).__name__})")
    if not took:
        raise SourceUnreachable(f"Nobody was told: {'; '.join(problems)}", "Check INGEST_ALERT_… and INGEST_SMTP_…")


def _mail(settings: Settings, notices: list[Notice], text: str) -> None:
    failing = sum(not n.recovered for n in notices)
    message = EmailMessage()
    message["Subject"] = f"Ingest: {failing} checks fail" if failing else f"Ingest: {len(notices)} checks hold again"
    message["From"] = settings.alert_email_from
    message["To"] = settings.alert_email_to
    message.set_content(text + "\n")
    with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=TIMEOUT_SECONDS) as server:
        if settings.smtp_starttls:
            server.starttls()
        if settings.smtp_user and settings.smtp_password:
            server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        server.send_message(message)
