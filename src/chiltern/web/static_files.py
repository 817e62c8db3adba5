"""Styles and scripts as they are served: compressed once, when the server starts. No clause of the Code."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any

from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.responders import Response, StaticFile

_TEXT = (".css", ".js", ".svg")


class SmallFile(StaticFile):  # type: ignore[misc]  # the package has no types
    """A file and its compressed twin, which stays in memory: nothing has to be written beside the program."""

    def __init__(self, path: str, headers: list[tuple[str, str]]) -> None:
        super().__init__(path, [*headers, ("Vary", "Accept-Encoding")])
        self.small = gzip.compress(Path(path).read_bytes(), mtime=0)
        whole = [each for each in self.alternatives[0][2] if each[0] != "Content-Length"]
        self.small_headers = [
            *whole,
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(self.small))),
        ]

    def get_response(self, method: str, request_headers: Mapping[str, str]) -> Any:
        """The twin, where the browser takes it and asks for all of it."""
        accepts = "gzip" in request_headers.get("HTTP_ACCEPT_ENCODING", "")
        plain = method != "GET" or "HTTP_RANGE" in request_headers or self.is_not_modified(request_headers)
        if plain or not accepts:
            return super().get_response(method, request_headers)
        return Response(HTTPStatus.OK, self.small_headers, BytesIO(self.small))


class StaticFiles(WhiteNoiseMiddleware):  # type: ignore[misc]  # the package has no types
    """The package's own, with each text file compressed."""

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> Any:
        """A file of its own kind where compressing helps."""
        found = super().get_static_file(path, url, stat_cache)
        if not path.endswith(_TEXT):
            return found
        base = [each for each in found.alternatives[0][2] if each[0] != "Content-Length"]
        return SmallFile(path, base)
