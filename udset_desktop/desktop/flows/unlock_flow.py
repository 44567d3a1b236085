"""Unlock: the vault opened by passphrase, recovery code or this sitting's PIN."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.organisation_help_part import OrganisationHelpPart
from udset_desktop.desktop.look.words import say
from udset_desktop.desktop.views.ask_view import Question
from udset_desktop.desktop.views.unlock_view import UnlockState, UnlockView
from udset_desktop.desktop.work.minutes import MinuteTick
from udset_desktop.foundation.problems import InputRefused, UdsetError
from udset_desktop.foundation.progress import Control
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.usecases import recovering, unlocking
from udset_desktop.usecases.damage import is_damage, is_loss
from udset_desktop.usecases.door_name import read_door_name
from udset_desktop.usecases.lost_savings import lost_savings
from udset_desktop.usecases.pin_locking import keep_hours, pin_unlock, set_pin
from udset_desktop.usecases.room import missing_room
from udset_desktop.usecases.unlocking import VaultState, Which


class UnlockFlow(Flow):
    """The view of the door and the verbs of the lock."""

    view: UnlockView
    is_door = True

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, frame.take_first_view(UnlockView))
        self._state = UnlockState(ready=False)
        self._which = Which.LAPTOP
        self._desk_asked = False
        self._code_made = False  # since the door was last opened
        first = self.view.state
        self._project = "" if first is None else first.project
        self._tick = MinuteTick(self)
        self._tick.passed.connect(self._on_minute)
        self.view.opened_asked.connect(self._on_open)
        self.view.code_asked.connect(self._on_code_asked)
        self.view.passphrase_asked.connect(self._on_passphrase_asked)
        self.view.recover_asked.connect(self._on_recover)
        self.view.help_asked.connect(self._on_help_asked)
        self.view.put_back_asked.connect(self._on_put_back_asked)
        self.view.waited.connect(self._on_waited)
        self.view.went_on.connect(self._on_went_on)
        self.help = OrganisationHelpPart(self, self.view.help, self, self._on_helped)

    def enter(self, **handed: Any) -> None:  # noqa: ANN401
        """Show the door that stands between the user and the vault; with `desk`, the desk's own."""
        self._desk_asked = bool(handed.get("desk"))
        self.run(lambda _control: self._look(), self._on_looked)

    @property
    def stands_open(self) -> bool:  # type: ignore[override]
        """Whether a vault is open though this door is in front: a code is shown, or the desk's own door."""
        return bool(self._state.code) or (self._desk_asked and self.workplace.vault is not None)

    def stand_shut(self, *, pin: bool) -> None:
        """As it is from the moment of a lock, before the keys are gone: nothing shown or typed stays in sight."""
        self.let_go()
        if self.workplace.project is not None:
            self._project = self.workplace.project.name
        self._show(UnlockState(door="pin" if pin else "passphrase", ready=False))
        self.view.clear()

    def _look(self) -> tuple[VaultState, Which, int]:
        self._project = read_door_name(self.workplace.home) or self._project
        state = unlocking.vault_state(self.workplace)
        if state is VaultState.NONE or self._desk_asked:
            return (
                unlocking.vault_state(self.workplace, Which.DESK),
                Which.DESK,
                unlocking.wait_s(self.workplace, Which.DESK),
            )
        return state, Which.LAPTOP, unlocking.wait_s(self.workplace)

    def _on_looked(self, looked: tuple[VaultState, Which, int]) -> None:
        state, self._which, wait_s = looked
        if state is VaultState.NONE:
            self.frame.go("first_start")
        elif state is VaultState.OPEN:
            self._on_opened(None)
        elif state is VaultState.LOST:
            self._show(UnlockState(door="passphrase", trouble=say("unlock.lost"), damaged=True))
        elif state is VaultState.TRAINING:
            self._show(UnlockState(door="opening"))
            self.run(
                lambda _control: self._open_training(), self._on_opened, on_problem=self._on_training_shut
            )
        else:
            door = "pin" if state is VaultState.PIN else "passphrase"
            trouble = say("unlock.code_hidden") if self._code_made else ""
            self._show(UnlockState(door=door, wait_s=wait_s, trouble=trouble))
            if door == "pin":
                self._tick.start()

    def _on_training_shut(self, problem: UdsetError) -> None:
        """No passphrase helps here, so none is asked for; the page says why it does not open."""
        self._show(UnlockState(door="opening", trouble=_sentences(problem)))

    def _open_training(self) -> UdsetError | None:
        """Desk and laptop, where the home has both; the laptop last, because its pack is in force."""
        for which in (Which.DESK, Which.LAPTOP):
            if unlocking.vault_state(self.workplace, which) is VaultState.TRAINING:
                unlocking.unlock(self.workplace, which=which)
        return self._odd()

    def tell_problem(self, problem: UdsetError) -> None:
        """At the door itself: the window's line is hushed while it is shut, for it may name somebody."""
        self._show(replace(self._now, busy=False, trouble=_sentences(problem)))

    def _on_open(self, secret: str, pin: str) -> None:
        self._show(replace(self._now, busy=True, trouble=""))
        if self._state.door == "pin":
            self.run(
                lambda _control: pin_unlock(self.workplace, secret),
                self._on_pin_opened,
                on_problem=self._on_wrong,
            )
            return
        self.run(
            lambda control: self._unlock(secret, pin, control), self._on_opened, on_problem=self._on_wrong
        )

    def _unlock(self, secret: str, pin: str, _control: Control) -> UdsetError | None:
        unlocking.unlock(self.workplace, secret, self._which)
        if pin and self._which is not Which.DESK:
            try:
                set_pin(self.workplace, pin)
            except InputRefused as refused:  # the vault is open all the same; only the PIN is not kept
                return lost_savings(self.workplace) or refused
        return self._odd()

    def _odd(self) -> UdsetError | None:
        """What has to be said once it is open: that something is missing, or that there is no room."""
        return lost_savings(self.workplace) or missing_room(self.workplace)

    def _on_recover(self, code: str, new: str) -> None:
        self._show(replace(self._now, busy=True, trouble=""))

        def job(_control: Control) -> str:
            made = unlocking.recover(self.workplace, code, new, self._which)
            self._code_made = True
            unlocking.unlock(self.workplace, new, self._which)
            return made

        self.run(job, self._on_recovered, on_problem=self._on_wrong)

    def _on_recovered(self, code: str) -> None:
        self._show(UnlockState(door="kept", code=code))

    def ask(self, new: str, out: Path) -> str:
        """The six words of a request to the organisation."""
        return recovering.ask_recovery(self.workplace, new, out, self._which)

    def take(self, answer: Path, new: str) -> str:
        """The new recovery code, and the vault open with the new passphrase."""
        code = recovering.take_recovery(self.workplace, answer, new, self._which)
        self._code_made = True
        unlocking.unlock(self.workplace, new, self._which)
        return code

    def _on_helped(self, code: str) -> None:
        self._on_recovered(code)

    def _on_help_asked(self) -> None:
        self.help.begin()
        self._show(UnlockState(door="help"))

    def _on_went_on(self) -> None:
        self.run(lambda _control: self._odd(), self._on_opened)

    def _on_opened(self, odd: UdsetError | None) -> None:
        self._show(UnlockState(door=self._state.door, ready=False))
        self._code_made = False
        self.frame.opened()
        if not self.frame.stays_open():
            self.frame.go("today" if self._which is Which.LAPTOP else "project")
        if odd is not None:
            self.frame.tell_problem(odd)

    def _on_pin_opened(self, _none: object) -> None:
        self._tick.stop()
        if self.frame.stays_open():
            return
        self._on_opened(None)

    def _on_wrong(self, problem: UdsetError) -> None:
        damaged = is_damage(problem)
        what = "unlock.lost" if is_loss(problem) else "unlock.damaged"
        trouble = say(what) if damaged else _sentences(problem)
        self._show(replace(self._now, busy=False, trouble=trouble, damaged=damaged))
        self.run(
            lambda _control: self._look(),
            lambda looked: self._on_wrong_looked(looked, trouble, damaged=damaged),
        )

    def _on_wrong_looked(self, looked: tuple[VaultState, Which, int], trouble: str, *, damaged: bool) -> None:
        state, self._which, wait_s = looked
        door = self._state.door
        if door == "pin" and state is not VaultState.PIN:
            door, trouble = "passphrase", say("unlock.pin_forgotten")
            self._tick.stop()
            self.frame.forget()
        self._show(UnlockState(door=door, wait_s=wait_s, trouble=trouble, damaged=damaged))

    def _on_put_back_asked(self) -> None:
        """What is damaged is moved, so it is asked once more; a backup of the other vault is not taken there."""
        question = Question(
            title=say("unlock.put_back_title"),
            lead=say("unlock.put_back_about"),
            deeds=(("go", say("unlock.put_back_go")), ("no", say("unlock.put_back_no"))),
        )
        self.frame.ask(question, self._on_put_back_answered)

    def _on_put_back_answered(self, deed: str, _reason: str) -> None:
        if deed == "go":
            self.frame.go("first_start", instead_of=self._which)

    def _on_waited(self) -> None:
        self.run(
            lambda _control: unlocking.wait_s(self.workplace, self._which),
            self.view.wait_on,
            on_problem=self._on_wait_unknown,
        )

    def _on_wait_unknown(self, problem: UdsetError) -> None:
        """The next try will tell: nobody is kept waiting for a count that cannot be read."""
        self.view.wait_on(0)
        self.tell_problem(problem)

    def _on_code_asked(self) -> None:
        self._show(replace(self._now, door="code", trouble="", damaged=False))

    def _on_passphrase_asked(self) -> None:
        if self._state.door == "pin":
            self.frame.forget()
            self.run(lambda _control: unlocking.lock(self.workplace), lambda _none: self.enter())
        else:
            self._show(replace(self._now, door="passphrase", trouble="", damaged=False))

    def leave(self) -> None:
        """The door is open: nobody waits at it."""
        super().leave()
        self._tick.stop()

    def _on_minute(self) -> None:
        """A PIN is good for four hours; afterwards only the passphrase helps."""
        self.run(lambda _control: keep_hours(self.workplace), self._on_hours_kept)

    def _on_hours_kept(self, spent: bool) -> None:  # noqa: FBT001 -- what the verb gives
        if spent:
            self._tick.stop()
            self.frame.forget()
            self._show(UnlockState(door="passphrase", trouble=say("unlock.pin_forgotten")))

    @property
    def _now(self) -> UnlockState:
        """The door as it stands: of a wait, what is left of it."""
        return replace(self._state, wait_s=self.view.left_s)

    def _show(self, state: UnlockState) -> None:
        self._state = replace(state, project=self._project)
        self.view.show_state(self._state)


def _sentences(problem: UdsetError) -> str:
    return "\n".join(sentence_of_finding(finding) for finding in problem.findings)
