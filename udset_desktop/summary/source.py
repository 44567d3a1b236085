"""What a sheet is made from: one conversation, finished or not, as plain facts.

Made of a record or of an unfinished session, so that the preview and the finished sheet are the
same code.  `person_sheet` and `review_sheet` read it.  What was said just between the two of them, and
what the person wants off the paper, is left out here, page by page and line by line, once for both sheets.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from udset_desktop.instrument.model import Instrument, Privacy
from udset_desktop.interview.answers import Answer
from udset_desktop.interview.header import Header
from udset_desktop.interview.kept_back import kept_off_paper, without_pages
from udset_desktop.interview.kept_lines import for_paper
from udset_desktop.interview.permission import Permissions
from udset_desktop.interview.route import asked_items
from udset_desktop.interview.session import Session
from udset_desktop.project.model import Project
from udset_desktop.record.model import Record, Together


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSource:
    """One conversation as both sheets see it; `project` is `None` before a laptop has joined one."""

    name: str  # of the person the conversation was held with
    instrument: Instrument
    header: Header
    permissions: Permissions = field(default_factory=Permissions)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    kept_off: frozenset[str] = frozenset()  # pages nothing of which may be on paper: came to all the same
    together: Together = field(default_factory=Together)
    project: Project | None = None
    minutes: int | None = None
    revision: int = 1
    reason: str = ""


def source_of_record(
    record: Record, *, name: str, instrument: Instrument, project: Project | None
) -> SheetSource:
    """A record on file; `name` comes from the vault, it is not in the record."""
    return SheetSource(
        name=name,
        instrument=instrument,
        header=record.header,
        permissions=record.permissions,
        answers=printable(instrument, record.answers),
        kept_off=kept_off_paper(instrument, record.answers),
        together=for_paper(record.together),
        project=project,
        minutes=record.minutes,
        revision=record.revision,
        reason=record.reason,
    )


def source_of_session(session: Session) -> SheetSource:
    """A conversation under way; answers to items that are closed now stay off, also what was said alone."""
    opened = {
        item.id
        for item in asked_items(session.instrument, session.answers.answers, others=session.header.others)
    }
    return SheetSource(
        name=session.name,
        instrument=session.instrument,
        header=session.header,
        permissions=session.permissions,
        answers=printable(session.instrument, session.answers.answers, asked=opened),
        kept_off=kept_off_paper(session.instrument, session.answers.answers),
        together=for_paper(session.together),
        project=session.project,
    )


def said_lines(answer: Answer) -> tuple[str, ...]:
    """The lines of an answer in words, or the people of one; nothing where nothing was said."""
    said = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    texts = (str(text) for text in said if text is not None)
    return tuple(line.strip() for text in texts for line in text.split("\n") if line.strip())


def printable(
    instrument: Instrument, answers: Mapping[str, Answer], *, asked: Collection[str] | None = None
) -> Mapping[str, Answer]:
    """The answers that may stand on any paper: none of a page of which one answer is kept back.

    With `asked` only those to these items; a mark on any other still covers its page.
    """
    told = without_pages(instrument, answers, kept_off_paper(instrument, answers))
    return {
        item: answer
        for item, answer in told.items()
        if instrument.by_id[item].privacy is not Privacy.HIDDEN and (asked is None or item in asked)
    }
