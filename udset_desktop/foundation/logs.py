"""Logs that hold nothing personal: events are codes, and only harmless values stand beside them.

`set_up_logs` is called once by each face; every module logs with `log_event`.  What passes the
filter is an allow-list: whole numbers, codes, versions, random ids and the names of our own error
classes.  Anything else, from us or from a library, is written as `(kept back)`.  A traceback keeps
its places in the code and loses its words.
"""

from __future__ import annotations

import contextlib
import logging
import logging.handlers
import re
import traceback
from io import TextIOWrapper
from pathlib import Path

from udset_desktop.foundation.places import Home, require_private_folder

KEPT_BACK = "(kept back)"
_ROOT = "udset_desktop"
_CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+\Z")
_HARMLESS = (
    _CODE,
    re.compile(r"[0-9]+(\.[0-9]+)*\Z"),  # versions and numbers
    re.compile(r"[0-9a-f]{8,64}\Z"),  # random ids and digests
    re.compile(r"[a-z]+-review/[0-9]+\.[0-9]+\.[0-9]+\Z"),  # an instrument at a version
    re.compile(r"[A-Z][A-Za-z]*(Error|Refused|Failure|Interrupt|Exit|Incompatible|Remain)\Z"),
)
_LONGEST_ID = 64
_KEEP_FILES = 3
_FILE_BYTES = 512_000


def log_event(
    code: str, level: int = logging.INFO, *, bug: BaseException | None = None, **context: str | int
) -> None:
    """Log that `code` happened; the context, and the traceback of a `bug`, are filtered as the module says."""
    logging.getLogger(_ROOT).log(level, code, exc_info=bug, extra={"context": context})


def set_up_logs(home: Home) -> Path:
    """Send logs to the home's log folder, filtered; returns the file.  Calling it again moves them."""
    folder = require_private_folder(home.logs_folder)
    path = folder / "udset.log"
    stop_logs()
    handler = _PrivateFile(path, maxBytes=_FILE_BYTES, backupCount=_KEEP_FILES, encoding="utf-8", delay=True)
    handler.setFormatter(HarmlessFormatter())
    handler.set_name(_ROOT)
    root = logging.getLogger()
    root.addHandler(handler)
    logging.getLogger(_ROOT).setLevel(logging.INFO)
    return path


def stop_logs() -> None:
    """Close what `set_up_logs` opened."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if one.get_name() == _ROOT]:
        root.removeHandler(handler)
        handler.close()


class HarmlessFormatter(logging.Formatter):
    """One line an event: time, level, where from, code, context; nothing that anybody said."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record after the allow-list."""
        moment = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        context = getattr(record, "context", {})
        beside = "".join(f" {name}={shown_value(value)}" for name, value in context.items())
        line = f"{moment} {record.levelname} {record.name} {shown_value(record.msg)}{beside}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + shown_traceback(record.exc_info[1])
        return line


def shown_value(value: object) -> str:
    """The value as it may stand in a log, or `KEPT_BACK`."""
    if isinstance(value, bool | int | float) or value is None:
        return str(value)
    if isinstance(value, str) and len(value) <= _LONGEST_ID and any(one.match(value) for one in _HARMLESS):
        return value
    return KEPT_BACK


def shown_traceback(problem: BaseException) -> str:
    """Where a problem came from: classes, modules, lines and functions; no words, no folders."""
    lines: list[str] = []
    step: BaseException | None = problem
    while step is not None:
        lines.extend(
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(step.__traceback__)
        )
        lines.append(f"  {type(step).__name__}")
        step = step.__cause__ or step.__context__
    return "\n".join(lines)


class _PrivateFile(logging.handlers.RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        Path(self.baseFilename).touch(mode=0o600)
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Lose the line, not the work: a full disk says so elsewhere, and this must not speak unfiltered."""

    def close(self) -> None:
        """Close as far as the disk allows."""
        with contextlib.suppress(OSError):  # what could not be flushed before cannot be flushed now
            super().close()
