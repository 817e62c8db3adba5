"""A log line says what happened and where, and nothing that anybody typed. Clause 3.7."""

from __future__ import annotations

import logging
from typing import Any

import pytest
import structlog

from chiltern.config.logs import only_finished, redact

NAME = "Wrenfield Canary-Quill"


def printed(record: logging.LogRecord) -> str:
    handler = next(
        h
        for h in logging.getLogger().handlers
        if isinstance(h.formatter, structlog.stdlib.ProcessorFormatter)
    )
    return handler.format(record)


def fault() -> Any:
    typed = NAME
    try:
        raise ValueError(f"cannot read {typed}")
    except ValueError as wrong:
        return (type(wrong), wrong, wrong.__traceback__)


@pytest.mark.clause("3.7")
def test_an_exception_is_its_class_and_its_place_without_message_or_variables() -> None:
    record = logging.LogRecord(
        "django.request", logging.ERROR, __file__, 1, "Internal Server Error: /x/", (), fault()
    )
    line = printed(record)
    assert "error=ValueError" in line
    assert "test_logs.py" in line
    assert NAME.split()[0] not in line


@pytest.mark.clause("3.7")
def test_only_listed_keys_are_kept() -> None:
    line = redact(
        None, "info", {"event": "request_finished", "code": 200, "child": NAME, "query": f"text={NAME}"}
    )
    assert line == {"event": "request_finished", "code": 200}


def test_a_second_line_of_a_message_is_dropped() -> None:
    assert redact(None, "info", {"event": f"saved\n{NAME}"}) == {"event": "saved"}


def test_a_request_is_one_line_when_it_has_finished() -> None:
    with pytest.raises(structlog.DropEvent):
        only_finished(None, "info", {"event": "request_started"})
    assert only_finished(None, "info", {"event": "request_finished", "code": 200})["code"] == 200
