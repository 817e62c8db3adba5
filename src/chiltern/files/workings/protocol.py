"""How a task and its answer travel between the two processes: words, then a file."""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

HEAD = struct.Struct(">IQ")
"""Before each message: how long its words are, and how long the file that follows them."""
LONGEST_WORDS = 1_000_000
SECONDS = 20
"""So long may one task take."""


def send(to: socket.socket, says: Mapping[str, Any], content: bytes) -> None:
    """A message: words and a file."""
    words = json.dumps(says).encode()
    to.sendall(HEAD.pack(len(words), len(content)) + words)
    to.sendall(content)


def receive(of: socket.socket, *, most: int) -> tuple[dict[str, Any], bytes]:
    """The other side's message. Raises EOFError where it ends early or is longer than `most`."""
    words, content = HEAD.unpack(_exactly(of, HEAD.size))
    if words > LONGEST_WORDS or content > most:
        raise EOFError
    says: dict[str, Any] = json.loads(_exactly(of, words))
    return says, _exactly(of, content)


def _exactly(of: socket.socket, count: int) -> bytes:
    whole = bytearray(count)
    view, got = memoryview(whole), 0
    while got < count:
        more = of.recv_into(view[got:])
        if not more:
            raise EOFError
        got += more
    return bytes(whole)
