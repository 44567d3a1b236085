"""The window's sentences, from `resources/words/<language>/<area>.toml`.

`say("today.begin")` reads the key `begin` of `today.toml`.  Nothing here changes what is said; the
tests check that every key asked for is there and every key there is asked for.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from udset_desktop.foundation.resources import read_resource_text, resources_folder

LANGUAGE = "en"


def say(key: str, **slots: str | int) -> str:
    """The sentence under `area.key`, its `{slots}` filled; raises `KeyError` for one nobody wrote."""
    area, _, rest = key.partition(".")
    return string.Formatter().vformat(load_area(area)[rest], (), slots)


def has_words(key: str) -> bool:
    """Whether a sentence is written under `key`."""
    area, _, rest = key.partition(".")
    return (resources_folder() / "words" / LANGUAGE / f"{area}.toml").is_file() and rest in load_area(area)


def say_all(prefix: str) -> tuple[tuple[str, str], ...]:
    """Every `(code, sentence)` of one table, in the file's order: the choices of a closed list."""
    area, _, table = prefix.partition(".")
    lead = f"{table}."
    return tuple(
        (key.removeprefix(lead), sentence)
        for key, sentence in load_area(area).items()
        if key.startswith(lead)
    )


@cache
def load_area(area: str) -> Mapping[str, str]:
    """All sentences of one place of the window, nested tables joined by dots."""
    return dict(_flat("", tomllib.loads(read_resource_text("words", LANGUAGE, f"{area}.toml"))))


def _flat(lead: str, table: Mapping[str, Any]) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, content in table.items():
        name = f"{lead}.{key}" if lead else key
        if isinstance(content, Mapping):
            rows += _flat(name, content)
        else:
            rows.append((name, str(content)))
    return rows
