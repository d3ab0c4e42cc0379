"""Refusals, in the vendor's words (docs.stripe.com/api/errors)."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """An answer of 4xx."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        code: str | None = None,
        param: str | None = None,
        kind: str = "invalid_request_error",
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or {}
        self.body: dict[str, Any] = {"error": {"message": message, "type": kind}}
        if code is not None:
            self.body["error"] |= {
                "code": code,
                "doc_url": f"https://stripe.com/docs/error-codes/{code.replace('_', '-')}",
            }
        if param is not None:
            self.body["error"]["param"] = param


def missing(noun: str, identifier: str, param: str = "id", status: int = 404) -> ApiError:
    """No such object. As a parameter of a list it is 400."""
    return ApiError(status, f"No such {noun}: '{identifier}'", code="resource_missing", param=param)


def unknown_parameter(name: str) -> ApiError:
    """A parameter that the call does not have."""
    return ApiError(400, f"Received unknown parameter: {name}", code="parameter_unknown", param=name)


def bad_parameter(name: str, message: str) -> ApiError:
    """A parameter with a value that it can't have."""
    return ApiError(400, message, code="parameter_invalid", param=name)


def unrecognized(method: str, path: str) -> ApiError:
    """No such call."""
    return ApiError(404, f"Unrecognized request URL ({method}: {path}).")
