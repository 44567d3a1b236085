"""The most memory a process has held; brings nothing in, so that it may stand in what is timed."""

from __future__ import annotations

from pathlib import Path

KIBIBYTE = 1024


def peak_mb() -> float:
    """Of this process, in MB."""
    # What `resource` tells would count the process that began this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / KIBIBYTE
