"""A new key for the vault in the window: the part of Settings for a passphrase that others have seen."""

from __future__ import annotations

from udset_desktop.desktop.flows.flow import Flow
from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.desktop.flows.vault_choice import VaultChoice
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.new_key_card import NewKeyCard
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.usecases import unlocking
from udset_desktop.usecases.recovery_keys import has_other_recovery_key
from udset_desktop.usecases.unlocking import Which


class NewKeyPart:
    """The card and its verbs; not there for made-up people, who have no key of their own."""

    def __init__(self, flow: Flow, card: NewKeyCard) -> None:
        self._flow, self._card = flow, card
        self._choice = VaultChoice(flow, card.whose, self.look)
        card.renew_asked.connect(self._on_renew)

    def begin(self) -> None:
        """Come to anew."""
        self._choice.begin()
        self.look()

    def look(self) -> None:
        """Whether a new key is wanted; a code that was shown is gone."""
        self._card.setVisible(not self._flow.workplace.is_training)
        self._card.show_code("")
        self._card.show_trouble("")
        self._look_at_key()

    def _look_at_key(self) -> None:
        which, workplace = self._choice.which, self._flow.workplace
        self._card.show_wanted("")
        if which is Which.LAPTOP:  # only a laptop is sealed to the key of an organisation
            self._flow.run(
                lambda _control: has_other_recovery_key(workplace),
                lambda is_wanted: self._on_looked(which, is_wanted=is_wanted),
            )

    def _on_looked(self, which: Which, *, is_wanted: bool) -> None:
        if which is self._choice.which:  # no other was chosen meanwhile
            self._card.show_wanted(say("recovery.renew_wanted") if is_wanted else "")

    def _on_renew(self, old: str, new: str) -> None:
        workplace, which = self._flow.workplace, self._choice.which
        self._card.show_busy(busy=True)

        def job(_control: object) -> str:
            return unlocking.renew_key(workplace, old, new, which)

        self._flow.run_long(say("recovery.renewing"), job, self._on_renewed, self._on_refused, may_stop=False)

    def _on_renewed(self, code: str) -> None:
        self._card.show_busy(busy=False)
        self._card.show_code(code)
        self._look_at_key()

    def _on_refused(self, problem: UdsetError) -> None:
        self._card.show_busy(busy=False)
        self._card.show_trouble(sentences_of(problem))
