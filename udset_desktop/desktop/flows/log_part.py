"""The log of what was opened and what left, in the window: the part of Settings that shows and hands it out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.log_check_part import LogCheckPart
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.flows.vault_choice import VaultChoice
from udset_desktop.desktop.look.dates import long_moment
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.log_card import LogCard, LogShown
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.usecases import auditing
from udset_desktop.usecases.unlocking import Which

if TYPE_CHECKING:
    from udset_desktop.foundation.problems import UdsetError

SHOWN_LINES = 8


class LogPart:
    """The card and its verbs."""

    def __init__(self, flow: Flow, card: LogCard) -> None:
        self._flow, self._card = flow, card
        self.check = LogCheckPart(flow, card)
        self._choice = VaultChoice(flow, card.whose, self.look)
        card.copy_asked.connect(self._on_asked)

    def begin(self) -> None:
        """Come to anew."""
        self.check.begin()
        self._choice.begin()
        self.look()

    def look(self) -> None:
        """The newest lines, and whether all stand as they were written."""
        which = self._choice.which
        self._flow.run(
            lambda _control: auditing.look_at_log(self._flow.workplace, which),
            lambda log: self._on_log(log, which),
        )

    def _on_log(self, log: auditing.ToldLog, which: Which) -> None:
        if which is not self._choice.which:
            return  # another was chosen meanwhile
        newest = log.lines[: -SHOWN_LINES - 1 : -1]
        self._card.show_log(
            LogShown(
                lines=tuple((line.sentence, long_moment(line.at_utc)) for line in newest),
                of=len(log.lines),
                trouble="\n".join(sentence_of_finding(finding) for finding in log.findings),
            )
        )

    def _on_asked(self) -> None:
        self._flow.frame.choose_target(say("log.copy"), say("log.file"), say("log.filter"), self._on_target)

    def _on_target(self, out: Path) -> None:
        which = self._choice.which
        self._flow.frame.saving()
        self._flow.run(
            lambda _control: auditing.write_log(self._flow.workplace, out, which),
            self._on_written,
            on_problem=self._on_refused,
            keep=True,
        )

    def _on_written(self, written: auditing.WrittenLog) -> None:
        self._flow.frame.saved()
        self._flow.frame.tell(say("log.written", file=written.file.name, signature=written.signature.name))
        self.check.tell_key(written.public)
        self.look()

    def _on_refused(self, problem: UdsetError) -> None:
        self._flow.frame.not_saved(problem)
        self._card.show_log(replace(self._card.state, trouble=sentences_of(problem)))
