"""Settings: each choice takes effect at once and is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from udset_desktop.desktop.flows.backup_part import BackupPart
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.handover_part import HandoverPart
from udset_desktop.desktop.flows.link_key_part import LinkKeyPart
from udset_desktop.desktop.flows.log_part import LogPart
from udset_desktop.desktop.flows.new_key_part import NewKeyPart
from udset_desktop.desktop.flows.newer_pack import NewerPack
from udset_desktop.desktop.flows.vault_choice import VaultChoice
from udset_desktop.desktop.look.dates import long_date
from udset_desktop.desktop.look.words import language_words, say
from udset_desktop.desktop.views.settings_view import SettingsShown, SettingsView
from udset_desktop.foundation.languages import languages_there, spoken
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.interview.screen import ChoiceState
from udset_desktop.usecases import settings as verbs
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.old_copies import CopyBeside, copies_beside
from udset_desktop.usecases.settings import Settings
from udset_desktop.usecases.wording_questions import put_aside_so_far

COVER_STEPS = (1, 3, 5, 10, 20, 30, 60)


class SettingsFlow(Flow):
    """The user's own choices."""

    view: SettingsView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, SettingsView())
        self._settings = Settings()
        self._copies: tuple[CopyBeside, ...] = ()
        self._put_aside = 0
        view = self.view
        view.language_chosen.connect(self._on_language)
        view.theme_chosen.connect(self._on_theme)
        view.percent_chosen.connect(self._on_percent)
        view.cover_chosen.connect(self._on_cover)
        view.asides_chosen.connect(self._on_asides)
        view.passphrase_asked.connect(self._on_passphrase)
        self._whose = VaultChoice(self, view.whose, lambda: view.show_trouble(""))
        self.new_key = NewKeyPart(self, view.new_key)
        self.pack = NewerPack(self, view.pack)
        self.link_key = LinkKeyPart(self, view.link_key)
        self.backup = BackupPart(self, view.backup)
        self.handover = HandoverPart(self, view.handover)
        self.log = LogPart(self, view.log)

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """What is set now."""
        self.run(lambda _control: self._load(), self._on_loaded)
        self._whose.begin()
        self.new_key.begin()
        self.pack.look()
        self.link_key.look()
        self.backup.begin()
        self.handover.look()
        self.log.begin()
        self.view.title.take_focus()

    def _load(self) -> tuple[Settings, tuple[CopyBeside, ...], int]:
        on_laptop = self.workplace.vault is not None
        counts = put_aside_so_far(self.workplace) if on_laptop else {}
        return verbs.load_settings(self.workplace), copies_beside(self.workplace), sum(counts.values())

    def _on_loaded(self, loaded: tuple[Settings, tuple[CopyBeside, ...], int]) -> None:
        self._settings, self._copies, self._put_aside = loaded
        self._show()

    def _show(self) -> None:
        project = self.workplace.project
        most = project.cover_minutes if project else 3
        self.view.show_state(
            SettingsShown(
                theme="light" if self._settings.look == "system" else self._settings.look,
                percent=self._settings.text_size,
                cover_minutes=self._settings.cover_minutes or most,
                cover_choices=tuple(sorted({step for step in COVER_STEPS if step <= most} | {most})),
                asides=None if self.workplace.vault is None else self._settings.asides,
                asides_put_aside=self._put_aside,
                may_change_passphrase=not self.workplace.is_training,
                copies=tuple(
                    say("settings.copy", file=one.file, date=long_date(one.goes_on)) for one in self._copies
                ),
                languages=tuple(
                    ChoiceState(code=one, words=language_words(one), chosen=one == spoken())
                    for one in dict.fromkeys((*languages_there(), spoken()))
                ),
            )
        )

    def _keep(self, settings: Settings) -> None:
        self._settings = settings
        self._show()
        self.frame.saving()
        self.run(
            lambda _control: verbs.save_settings(self.workplace, settings),
            lambda _none: self.frame.saved(),
            on_problem=self.frame.not_saved,
            keep=True,
        )

    def _on_language(self, language: str) -> None:
        self._keep(replace(self._settings, language=language))
        self.frame.speak(language)

    def _on_theme(self, theme: str) -> None:
        self.frame.dress(theme, self._settings.text_size)
        self._keep(replace(self._settings, look=theme))

    def _on_percent(self, percent: int) -> None:
        self.frame.dress("light" if self._settings.look == "system" else self._settings.look, percent)
        self._keep(replace(self._settings, text_size=percent))

    def _on_cover(self, minutes: int) -> None:
        self._keep(replace(self._settings, cover_minutes=minutes))

    def _on_asides(self, on: bool) -> None:  # noqa: FBT001 -- Qt's own signal
        self._keep(replace(self._settings, asides=on))

    def _on_passphrase(self, old: str, new: str) -> None:
        which = self._whose.which
        self.run(
            lambda _control: unlocking.change_passphrase(self.workplace, old, new, which),
            lambda _none: self.view.show_trouble(say("settings.passphrase_changed")),
            on_problem=self._on_refused,
        )

    def _on_refused(self, problem: UdsetError) -> None:
        self.view.show_trouble("\n".join(sentence_of_finding(finding) for finding in problem.findings))
