"""A vault put back in the window: the part of first start for whoever comes with a backup.

In place of a vault that is damaged too, which is moved aside, unchanged.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from udset_desktop.desktop.flows.backup_part import KINDS
from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.organisation_help_part import OrganisationHelpPart
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.put_back_page import PutBackPage
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases import restoring
from udset_desktop.usecases.restoring import Restored
from udset_desktop.usecases.unlocking import Which
from udset_desktop.usecases.workplace import Workplace


class PutBackPart:
    """The page and its verbs; `on_done` is told what came back."""

    def __init__(self, flow: Flow, page: PutBackPage, on_done: Callable[[Restored], None]) -> None:
        self._flow, self._page, self._on_done = flow, page, on_done
        self._file: Path | None = None
        self.instead_of: Which | None = None
        self.help = OrganisationHelpPart(flow, page.help, _Helped(self), self._on_restored, self._missing)
        page.file_asked.connect(self._on_file_asked)
        page.put_back_asked.connect(self._on_put_back)

    def begin(self, instead_of: Which | None) -> None:
        """Come to anew, in place of a damaged vault or of none."""
        self.instead_of, self._file = instead_of, None
        self._page.show_file("")
        self._page.show_trouble("")
        self._page.show_lead(
            say("first_start.put_back_instead" if instead_of else "first_start.put_back_lead")
        )

    @property
    def file(self) -> Path:
        """The backup that was chosen; nothing is asked of it before."""
        return self._file or Path()

    @property
    def workplace(self) -> Workplace:
        """Where it is put back."""
        return self._flow.workplace

    def _missing(self) -> str:
        return say("first_start.put_back_no_file") if self._file is None else ""

    def _on_file_asked(self) -> None:
        kinds = say("backup.filter", kinds=KINDS)
        self._flow.frame.choose_file(say("first_start.put_back_file"), kinds, self._on_file)

    def _on_file(self, file: Path) -> None:
        self._file = file
        self._page.show_trouble("")
        self._page.show_file(file.name)

    def _on_put_back(self, secret: str) -> None:
        file, instead_of = self._file, self.instead_of
        if file is None:
            self._page.show_trouble(self._missing())
            return
        self._page.setEnabled(False)
        self._flow.run_long(
            say("first_start.putting_back"),
            lambda _control: restoring.restore(
                self._flow.workplace, file, secret, set_aside=instead_of is not None, instead_of=instead_of
            ),
            self._on_restored,
            self._on_problem,
            may_stop=False,
        )

    def _on_restored(self, restored: Restored) -> None:
        self._page.setEnabled(True)
        self._on_done(restored)

    def _on_problem(self, problem: UdsetError) -> None:
        self._page.setEnabled(True)
        self._page.show_trouble(sentences_of(problem))


class _Helped:
    """The organisation's help with the backup that was chosen."""

    def __init__(self, part: PutBackPart) -> None:
        self._part = part

    def ask(self, new: str, out: Path) -> str:
        """The six words of a request made from the backup's own slots."""
        return restoring.ask_restore(self._part.workplace, self._part.file, new, out)

    def take(self, answer: Path, new: str) -> Restored:
        """The vault put back with the answer."""
        instead_of = self._part.instead_of
        return restoring.restore_answered(
            self._part.workplace,
            self._part.file,
            answer,
            new,
            set_aside=instead_of is not None,
            instead_of=instead_of,
        )
