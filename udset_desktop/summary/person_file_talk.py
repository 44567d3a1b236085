"""One version of one conversation in a person's file: everything said in it, and everything kept beside it.

Called by `usecases.person_file`.  The frame is the review sheet's; answers, steps and jots are told whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from udset_desktop.instrument.model import Instrument, Kind
from udset_desktop.interview.answers import Answer, SaidBy
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.kept_lines import marks_of_matter, marks_of_step
from udset_desktop.project.model import Project
from udset_desktop.record.lines import AnswerLine, lines_of, telling_for
from udset_desktop.record.model import Action, Record
from udset_desktop.record.plain import step_text
from udset_desktop.summary.person_file import FileLine, FilePart, Others
from udset_desktop.summary.review_sheet import review_sheet
from udset_desktop.summary.source import SheetSource
from udset_desktop.summary.wording import date_words, load_sheet_words

_THEIR_OWN = frozenset(
    {
        SaidBy.PERSON,
        SaidBy.WITH_SUPPORT,
        SaidBy.WITH_SPEECH,
        SaidBy.WITH_SIGN,
        SaidBy.WITH_SYMBOLS,
        SaidBy.WITH_INTERPRETER,
    }
)


class TalkTold:
    """One version of a conversation, or one under way, in the words of its own definition."""

    def __init__(
        self,
        record: Record,
        instrument: Instrument,
        project: Project,
        *,
        name: str,
        others: Others,
        language: str,
    ) -> None:
        self._record, self._others, self._language = record, others, language
        self._telling = telling_for(record, instrument, project, name, language=language)
        self._words = load_sheet_words(language)
        self._source = SheetSource(
            name=name,
            instrument=instrument,
            header=record.header,
            permissions=record.permissions,
            answers=record.answers,
            together=record.together,
            project=project,
            minutes=record.minutes,
            revision=record.revision,
            reason=record.reason,
        )

    def part(self, title: str, *, rank: int = 3) -> FilePart:
        """The whole of it under one heading."""
        return FilePart(title=title, rank=rank, facts=tuple(self._facts()), lines=tuple(self._lines()))

    def _say(self, key: str, **slots: str) -> str:
        return self._words.words(f"person_file.{key}", **slots)

    def _facts(self) -> Iterator[tuple[str, str]]:
        record, sheet = self._record, review_sheet(self._source, language=self._language)
        yield from sheet.frame
        if record.looks_after:
            yield self._say("looks_after"), f"{record.looks_after} · {self._say('others')}"
        if record.link:
            yield self._say("link"), record.link
        if record.void:
            yield self._say("void"), record.void
        yield from sheet.permissions

    def _lines(self) -> Iterator[FileLine]:
        for page in lines_of(self._record, self._telling):
            for line in page.answers:
                yield self._answered(page.title, line)
        yield from self._together()
        for jot in self._record.jots:
            yield self._jotted(jot)

    def _jotted(self, jot: Jot) -> FileLine:
        who = self._telling.said_by(jot.told_by, jot.view)
        told = (jot.at[:16].replace("T", " "), who, self._between(jot.between_us))
        return FileLine(
            label=self._say("jot"),
            words=jot.text,
            under=" · ".join(one for one in told if one),
            others=not _THEIR_OWN.issuperset(jot.told_by) or self._others.named_in(jot.text),
        )

    def _answered(self, title: str, line: AnswerLine) -> FileLine:
        answer = line.answer
        told = [
            line.said_by,
            self._between(answer.between_us),
            self._say("off_sheet") if answer.off_sheet else "",
        ]
        return FileLine(
            label=f"{title}: {line.ask}",
            words=line.shown,
            under=" · ".join(one for one in told if one),
            others=self._is_of_others(line, answer),
        )

    def _is_of_others(self, line: AnswerLine, answer: Answer) -> bool:
        if any(one not in _THEIR_OWN for one in answer.said_by):
            return True
        if line.item.kind is Kind.PEOPLE:
            return bool(answer.value)
        return line.item.kind is Kind.WORDS and self._others.named_in(line.shown)

    def _between(self, between_us: bool) -> str:  # noqa: FBT001 -- one mark of one answer
        return self._say("between_us") if between_us else ""

    def _marked(self, marks: tuple[str, ...]) -> str:
        return " · ".join(self._say(mark) for mark in marks)

    def _together(self) -> Iterator[FileLine]:
        together = self._record.together
        for number, matter in enumerate(together.matters, start=1):
            yield FileLine(
                label=self._say("matter"),
                words=matter,
                under=self._marked(marks_of_matter(together, number)),
                others=self._others.named_in(matter),
            )
        for action in together.actions:
            words = step_text(action, self._telling)
            yield FileLine(
                label=self._say("step"),
                words=words,
                under=self._marked(marks_of_step(together, action)),
                others=self._names_somebody(action),
            )
        if together.review_on:
            yield FileLine(label=self._say("again"), words=date_words(together.review_on, self._language))

    def _names_somebody(self, action: Action) -> bool:
        texts = (action.what, action.why_not)
        return bool(action.who_named) or any(self._others.named_in(text) for text in texts)
