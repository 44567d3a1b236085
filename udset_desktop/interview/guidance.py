"""Guidance in place: other ways to ask, things people say, and what to mind on one page.

Read from `resources/guidance/<language>/pages.toml`, by page id.  For the interviewer alone: nothing
of it is an answer, and nothing of it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What helps an interviewer with one page; empty where nobody has written any."""

    ways: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    mind: str = ""


def guidance_on(page: str, language: str = BASE_LANGUAGE) -> Guidance:
    """The guidance on one page."""
    texts = load_texts("guidance", language, "pages.toml")
    return Guidance(
        ways=_lines(texts.get(f"{page}.ways", "")),
        heard=_lines(texts.get(f"{page}.heard", "")),
        mind=texts.get(f"{page}.mind", ""),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)
