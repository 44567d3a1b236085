"""The only finder of `resources/`, in the checkout, in the wheel and in the frozen program.

Callers ask for a path under `resources`; nobody else builds one.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from udset_desktop.foundation.problems import EnvironmentFailure

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def resources_folder() -> Path:
    """The folder of resources: the override, else beside the package's modules, else the checkout's.

    `UDSET_RESOURCES` overrides, for tests and for authors of instruments.
    """
    override = os.environ.get("UDSET_RESOURCES")
    places = [Path(override)] if override else [_PACKAGE / "resources", _PACKAGE.parent / "resources"]
    for place in places:
        if (place / "messages").is_dir():
            return place
    raise EnvironmentFailure("foundation.no_resources")


def resource_path(*parts: str) -> Path:
    """The path of one resource; raises `EnvironmentFailure` when it is not there."""
    path = resources_folder().joinpath(*parts)
    if not path.exists():
        raise EnvironmentFailure("foundation.no_resource", name="/".join(parts))
    return path


def read_resource_text(*parts: str) -> str:
    """The text of one resource file, UTF-8."""
    return resource_path(*parts).read_text(encoding="utf-8")
