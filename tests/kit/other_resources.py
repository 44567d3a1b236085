"""A folder of resources of the test's own, in force for as long as it is needed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from udset_desktop.foundation.languages import BASE_LANGUAGE, languages_there, load_texts, speak
from udset_desktop.foundation.resources import resources_folder


@contextlib.contextmanager
def resources_at(folder: Path) -> Iterator[Path]:
    """`folder` is where resources lie; what was read of others is forgotten, before and afterwards."""
    (folder / "messages").mkdir(parents=True, exist_ok=True)
    before = os.environ.get("UDSET_RESOURCES")
    os.environ["UDSET_RESOURCES"] = str(folder)
    _forget()
    try:
        yield folder
    finally:
        del os.environ["UDSET_RESOURCES"]
        if before is not None:
            os.environ["UDSET_RESOURCES"] = before
        _forget()
        speak(BASE_LANGUAGE)


@contextlib.contextmanager
def second_language(folder: Path, language: str, **files: str) -> Iterator[None]:
    """The shipped resources, with a few lines in another language too: `wording__sheets='[list]…'`."""
    for room in resources_folder().iterdir():
        (folder / room.name).symlink_to(room)
    for name, text in files.items():
        room, _, file = name.partition("__")
        shipped = (folder / room).resolve()
        (folder / room).unlink()
        (folder / room).mkdir()
        for one in shipped.iterdir():
            (folder / room / one.name).symlink_to(one)
        (folder / room / language).mkdir()
        (folder / room / language / f"{file}.toml").write_text(text, encoding="utf-8")
    with resources_at(folder):
        yield


def _forget() -> None:
    for kept in (load_texts, languages_there, resources_folder):
        kept.cache_clear()
