"""Files that are sent: held in memory alone, since a file on disk would lie there unsealed; and read up to a limit. 3.7.

What is larger is read to its end and dropped, so that its form can say so in plain words.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from chiltern.files.workings.kinds import MOST_BYTES


class InMemory(FileUploadHandler):
    """The only handler: nothing touches the disk."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """One more file of the form."""
        super().new_file(*args, **kwargs)
        self._content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """One byte over the limit is kept, which tells that it is too large."""
        room = MOST_BYTES + 1 - self._content.tell()
        if room > 0:
            self._content.write(raw_data[:room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """As much of it as was kept."""
        size = self._content.tell()
        self._content.seek(0)
        return InMemoryUploadedFile(
            file=self._content,
            field_name=self.field_name,
            name=self.file_name or "",
            content_type="application/octet-stream",
            size=size,
            charset=None,
            content_type_extra=None,
        )
