"""Guidance in place: why we ask, other ways to ask, things people say, and what to mind.

Read from `resources/guidance/<language>/`: `pages.toml` by page id (why a page is asked stands with its
instrument), `stages.toml` for where no single question is asked, `work.toml` by form and page for what a worker
writes alone.  For the interviewer alone: nothing of it is an answer, and nothing of it leaves.
"""

from __future__ import annotations

from dataclasses import dataclass

from udset_desktop.foundation.languages import BASE_LANGUAGE, load_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """What helps an interviewer with one page or stage; empty where nobody has written any."""

    ways: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()
    mind: str = ""
    why: str = ""  # of a stage; a page has its own


def guidance_on(page: str, language: str = BASE_LANGUAGE) -> Guidance:
    """The guidance on one page."""
    return _guidance("pages.toml", page, language)


def guidance_at(stage: str, language: str = BASE_LANGUAGE) -> Guidance:
    """The guidance at one stage: `begin`, `together` or `permissions`."""
    return _guidance("stages.toml", stage, language)


def guidance_on_work(form: str, page: str, language: str = BASE_LANGUAGE) -> Guidance:
    """The guidance on one page of a form about one's own work, by the name of its instrument."""
    return _guidance("work.toml", f"{form}.{page}", language)


def _guidance(file: str, about: str, language: str) -> Guidance:
    texts = load_texts("guidance", language, file)
    return Guidance(
        ways=_lines(texts.get(f"{about}.ways", "")),
        heard=_lines(texts.get(f"{about}.heard", "")),
        mind=texts.get(f"{about}.mind", ""),
        why=texts.get(f"{about}.why", ""),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)
