"""The Fault bodies of the API."""

from __future__ import annotations

from ingest_platform.sandbox.common.values import Doc


class FaultError(Exception):
    """A request that is refused: HTTP status, and the Fault of the answer."""

    def __init__(self, status: int, code: str, message: str, detail: str, kind: str = "ValidationFault") -> None:
        super().__init__(f"{message}: {detail}")
        self.status = status
        self.fault: Doc = {"Error": [{"Message": message, "Detail": detail, "code": code}], "type": kind}


def parser_error(detail: str) -> FaultError:
    """A query that can't be read."""
    return FaultError(400, "4000", "Error parsing query", f"QueryParserError: {detail}")


def validation_error(detail: str) -> FaultError:
    """A query that names what there is not."""
    return FaultError(400, "4001", "Invalid query", f"QueryValidationError: {detail}")


def not_found(name: str) -> FaultError:
    """What was asked for is not there, or was deleted."""
    sentence = (
        "Object Not Found : Something you're trying to use has been made inactive. "
        f"Check the fields with accounts, customers, items, vendors or employees. ({name})"
    )
    return FaultError(400, "610", "Object Not Found", sentence)


def unsupported(detail: str) -> FaultError:
    """A request that can't be obeyed."""
    return FaultError(400, "4002", "Invalid or unsupported request", detail)


def unauthorized(detail: str) -> FaultError:
    """No token, a token that is over, or none of ours."""
    message = "message=AuthenticationFailed; errorCode=003200; statusCode=401"
    return FaultError(401, "3200", message, detail, "AUTHENTICATION")


def forbidden(detail: str) -> FaultError:
    """A token that opens another company, or nothing here."""
    message = "message=ApplicationAuthorizationFailed; errorCode=003100; statusCode=403"
    return FaultError(403, "3100", message, detail, "AUTHORIZATION")


def throttled() -> FaultError:
    """Too many requests. QuickBooks names no time to wait."""
    message = "message=ThrottleExceeded; errorCode=003001; statusCode=429"
    return FaultError(429, "3001", message, "The request limit was reached. Try again later.", "THROTTLE")
