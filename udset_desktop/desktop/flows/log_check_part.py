"""A copy of a log, checked in Settings: whose it is, whether it is whole, and whether the log went on from it.

Its lines are read there too, a page at a time, the newest first; each page is made off the window's thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.flows.take_in_words import spaced
from udset_desktop.desktop.look.controls import announce
from udset_desktop.desktop.look.dates import long_date, long_moment
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.log_answer import LinesShown, LogAnswerShown
from udset_desktop.desktop.views.log_card import LogCard
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases import auditing, log_checking
from udset_desktop.usecases.log_checking import CheckedLog, HeldLog
from udset_desktop.usecases.unlocking import which_are_open

PAGE_LINES = 12
_MOMENT_LETTERS = 40
_NOBODY = "log_checking.signed_by_nobody"
_SIGNERS = ("coordinator", "key")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """The copy in question, and what it is looked at with."""

    file: Path
    key: str = ""
    earlier: Path | None = None


class LogCheckPart:
    """The answer below the log, and its verbs."""

    def __init__(self, flow: Flow, card: LogCard) -> None:
        self._flow, self._answer = flow, card.answer
        self._asked: _Asked | None = None
        self._log: CheckedLog | None = None
        self._page = 0
        card.answer.turned.connect(self._on_turned)
        card.check_asked.connect(self._on_asked)
        card.answer.earlier_asked.connect(self._on_earlier_asked)
        card.answer.key_told.connect(self._on_key)

    def begin(self) -> None:
        """Come to anew: nothing is asked, and nothing of a copy is kept."""
        self._asked = self._log = None
        self._answer.show_answer(None)

    def tell_key(self, public: str) -> None:
        """A copy was handed out: what checks it elsewhere."""
        self._asked = self._log = None
        self._answer.show_answer(LogAnswerShown(told=say("log_check.key_is", public=public)))

    def _on_asked(self) -> None:
        self._flow.frame.choose_file(
            say("log.check"), say("log.filter"), lambda file: self._check(_Asked(file=file))
        )

    def _on_earlier_asked(self) -> None:
        if (asked := self._asked) is None:
            return
        self._flow.frame.choose_file(
            say("log_check.earlier"),
            say("log.filter"),
            lambda earlier: self._check(_Asked(file=asked.file, key=asked.key, earlier=earlier)),
        )

    def _on_key(self, key: str) -> None:
        if self._asked is not None and key:
            self._check(_Asked(file=self._asked.file, key=key))

    def _check(self, asked: _Asked) -> None:
        self._asked, workplace = asked, self._flow.workplace

        def job(_control: object) -> tuple[HeldLog, LogAnswerShown]:
            held = log_checking.hold_log(
                asked.file,
                workplace=workplace,
                which=which_are_open(workplace),
                key=asked.key,
                earlier=asked.earlier,
            )
            return held, _shown(held, workplace.language)

        self._flow.run(job, lambda done: self._on_held(asked, *done), on_problem=self._on_refused)

    def _on_held(self, asked: _Asked, held: HeldLog, shown: LogAnswerShown) -> None:
        if asked is self._asked:
            self._log, self._page = held.log, 0
            self._answer.show_answer(shown)

    def _on_turned(self, step: int) -> None:
        log, page, language = self._log, self._page + step, self._flow.workplace.language
        if log is None or not 0 <= page * PAGE_LINES < len(log.lines):
            return

        def drawn(shown: LinesShown) -> None:
            if log is self._log:
                self._page = page
                self._answer.show_lines(shown)
                announce(self._answer.place, shown.place)

        self._flow.run(lambda _control: _page_of(log, page, language), drawn)

    def _on_refused(self, problem: UdsetError) -> None:
        self._log = None
        nobody = any(finding.code == _NOBODY for finding in problem.findings)
        self._answer.show_answer(LogAnswerShown(trouble=sentences_of(problem), ask_key=nobody))


def _shown(held: HeldLog, language: str) -> LogAnswerShown:
    log, told = held.log, [_whole(held.log), _signer(held.log)]
    if held.since is not None:
        told.append(say("log_check.goes_on_here" if log.is_own else "log_check.goes_on", since=held.since))
    else:
        told.append(say("log_check.not_held"))
    if log.back:
        told.append(say("log_check.clock_back", numbers=", ".join(map(str, log.back))))
    return LogAnswerShown(
        told="\n".join(told), page=_page_of(log, 0, language), ask_earlier=held.since is None
    )


def _page_of(log: CheckedLog, page: int, language: str) -> LinesShown:
    """So many lines in words, counted from the newest."""
    lines = log.lines
    newest = len(lines) - page * PAGE_LINES
    oldest = max(newest - PAGE_LINES, 0)
    return LinesShown(
        lines=tuple(
            (
                auditing.told_line(line, language).sentence,
                say("log_check.line", number=line.number, moment=long_moment(line.at_utc[:_MOMENT_LETTERS])),
            )
            for line in reversed(lines[oldest:newest])
        ),
        place=say("log_check.place", first=oldest + 1, last=newest, of=len(lines)) if lines else "",
        is_newest=page == 0,
        is_oldest=oldest == 0,
    )


def _whole(log: CheckedLog) -> str:
    if not log.lines:
        return say("log_check.empty")
    last = long_date(log.lines[-1].at_utc[:10])
    return say("log_check.whole", lines=len(log.lines), date=last)


def _signer(log: CheckedLog) -> str:
    if log.signer in _SIGNERS:
        return say(f"log_check.signer_{log.signer}")
    return say("log_check.signer_laptop", laptop=spaced(log.signer))
