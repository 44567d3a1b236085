"""The window's sentences, from `resources/words/<language>/<area>.toml`.

`say("today.begin")` reads the key `begin` of `today.toml`.  Nothing here changes what is said; the
tests check that every key asked for is there and every key there is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts, spoken
from udset_desktop.foundation.resources import resources_folder


def say(key: str, **slots: str | int) -> str:
    """The sentence under `area.key`, its `{slots}` filled; raises `KeyError` for one nobody wrote."""
    area, _, rest = key.partition(".")
    return load_area(area)[rest].format_map(slots)


def has_words(key: str) -> bool:
    """Whether a sentence is written under `key`."""
    area, _, rest = key.partition(".")
    return (resources_folder() / "words" / BASE_LANGUAGE / f"{area}.toml").is_file() and rest in load_area(
        area
    )


def say_all(prefix: str) -> tuple[tuple[str, str], ...]:
    """Every `(code, sentence)` of one table, in the file's order: the choices of a closed list."""
    area, _, table = prefix.partition(".")
    lead = f"{table}."
    return tuple(
        (key.removeprefix(lead), sentence)
        for key, sentence in load_area(area).items()
        if key.startswith(lead)
    )


def load_area(area: str) -> Mapping[str, str]:
    """All sentences of one place of the window, nested tables joined by dots, in the language spoken."""
    return load_texts("words", spoken(), f"{area}.toml")


def language_words(language: str) -> str:
    """A language by its own name for itself, as the system knows it: "Gàidhlig"."""
    key = f"settings.language_name.{language}"
    return (
        say(key)
        if has_words(key)
        else QLocale(language.replace("-", "_")).nativeLanguageName().capitalize() or language
    )


def load_qt_words(application: QCoreApplication, language: str) -> None:
    """What Qt itself says (its dialogs' buttons) in `language`, where Qt has it."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    words = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if words.load(QLocale(language.replace("-", "_")), "qtbase", "_", folder):
        application.installTranslator(words)
