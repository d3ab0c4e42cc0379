"""Ports: the wanted one when it is free, else another."""

from __future__ import annotations

import errno
import socket


def free_port(host: str, wanted: int) -> int:
    """`wanted` when it can be listened on, else one that the system chooses.

    Somebody may take it before it is used; the process that listens then says so itself.
    """
    for port in (wanted, 0):
        with socket.socket() as probe:
            # As servers do: a connection in TIME_WAIT is no reason to go elsewhere.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                if port and error.errno in {errno.EADDRINUSE, errno.EACCES}:
                    continue
                raise
            found: int = probe.getsockname()[1]
            return found
    raise AssertionError("port 0 is always free")
