"""What the kills of `endure_window.py` believe: what stood there when "Saved" was read, and where it must be.

One side hears what the window told before it was killed, the other looks into the vault.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from endure_kept import require
from endure_window_talk import NOTE, REASON, TOGETHER, WORK, held_in

from udset_desktop.interview.jot import JOT_TYPING, half_jot_of
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import Together
from udset_desktop.interview.together_typing import parse_typed
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.usecases import following_up, interviewing
from udset_desktop.usecases.workplace import Workplace

TYPING_LOST_S = 1.25  # the second that may be lost, and the commit that ends it
AHEAD_AT_MOST = 4  # things that one key changes together: an answer taken back, and the jots in it


@dataclass
class Talked:
    """What is believed of one conversation."""

    sure: dict[str, str] = field(default_factory=dict)  # stood there when "Saved" was read
    since: dict[str, list[str]] = field(default_factory=dict)  # what stood there after it
    pages: list[str] = field(default_factory=list)
    saved: bool = False
    behind: bool = (
        False  # left for another in this run: what was half written was put down, and nobody told of that
    )

    def forget(self, name: str) -> None:
        """Nothing is known of this any more."""
        self.sure.pop(name, None)
        self.since.pop(name, None)

    def settle(self) -> None:
        """Everything that stands there is saved."""
        self.sure |= {name: texts[-1] for name, texts in self.since.items()}
        self.since, self.pages, self.saved = {}, self.pages[-1:], True

    def require_in(self, held: dict[str, str], page: str, *, under_way: bool) -> None:
        """Everything believed is in the vault; what is there is the ground for the next kill."""
        other = [
            name
            for name, text in self.sure.items()
            if held.get(name, "") not in [text, *self.since.get(name, [])]
        ]
        # The vault may be one key ahead of what was told: a word of a scale, or words that went on.
        ahead = [name for name in other if under_way and self._went_on(name, held.get(name, ""))]
        require(
            other == ahead and len(ahead) <= AHEAD_AT_MOST,
            f"{other} was called saved and is lost or changed",
        )
        require(not page or not self.pages or page in self.pages, f"resumed at {page}, not at {self.pages}")
        self.sure, self.since, self.pages, self.saved = held, {}, [page] if page else [], True

    def _went_on(self, name: str, now: str) -> bool:
        if not name.endswith(".words") and not name.startswith("views."):
            return True
        before = [self.sure[name], *self.since.get(name, [])][-1]
        values = [str(json.loads(text)["value"] or "") if text else "" for text in (before, now)]
        return values[1].startswith(values[0])


@dataclass
class Believed:
    """What the window had called saved, what stood there since, and what was typed when."""

    talks: dict[str, Talked] = field(default_factory=dict)
    typed: list[tuple[float, str, str, str]] = field(default_factory=list)  # when, in which talk, where, what
    taken: set[str] = field(default_factory=set)  # records of which something was taken back
    minds: dict[str, tuple[str, set[str]]] = field(default_factory=dict)  # and talks finished since
    fronts: list[str] = field(default_factory=list)  # places since "Saved" was read last
    went_on: tuple[str, str] = ("", "")
    act: str = ""
    now: str = ""
    saved: int = 0
    letters: int = 0
    under_way: bool = False  # killed after a key was struck and before its work was told
    leaving: bool = False  # the key struck next leaves the talk
    left: bool = False  # another place is in front of the talk
    remarks: list[tuple[str, str]] = field(default_factory=list)  # in which talk, what; until one is finished
    offers: Counter[str] = field(default_factory=Counter)
    offering: str = ""
    chosen: dict[str, str] = field(default_factory=dict)  # "work" and an item: what "Saved" was read of
    hoped: list[tuple[str, str]] = field(default_factory=list)  # chosen since
    met: Counter[str] = field(default_factory=Counter)
    steps: list[float] = field(default_factory=list)  # when the window came to its keys
    busy_since: float | None = None  # it has said "Saving" since

    def begin_run(self) -> None:
        """Another window."""
        self.typed, self.fronts, self.steps, self.busy_since = [], [], [], None
        self.taken, self.minds = set(), {}
        self.went_on, self.act, self.now = ("", ""), "starting", ""
        self.offering, self.hoped = "", []
        self.under_way = self.left = self.leaving = False

    def hear(self, line: dict[str, Any]) -> None:
        """Take in one line told."""
        match line:
            case {"step": True, "at": at, "busy": busy}:
                self.under_way = True
                self.steps.append(at)
                self.busy_since = (self.busy_since or at) if busy else None
            case {"step": False}:
                self.under_way = False
            case {"typed": where, "text": text, "at": at}:
                self.letters += 1
                self.typed.append((at, self.now, where, text))
            case {"front": front, "talk": at, "page": page, "now": now}:
                self._see(front, at, page, now)
            case {"saved": _}:
                self.saved += 1
                self.fronts = self.fronts[-1:]
                self.chosen |= dict(self.hoped)
                self.hoped = []
                for talked in self.talks.values():
                    talked.settle()
            case _:
                self._hear_deed(line)

    def _hear_deed(self, line: dict[str, Any]) -> None:
        match line:
            case {"act": name}:
                self.act = str(name)
                self.met[self.act] += 1
            case {"went_on": page, "talk": at}:
                self.went_on, self.now = (at, page), at
            case {"finishing": at}:
                self._finish(at)
            case {"leaving": _}:
                self.leaving = True
            case {"gone": name}:
                self._forget(name)
            case _:
                self._hear_afterwards(line)

    def _finish(self, at: str) -> None:
        # On file it stands nowhere, and opened again it begins at its first page.
        self.talks.setdefault(at, Talked()).pages = []
        self.remarks = []  # those that wait with it go with it
        for _, since in self.minds.values():
            since.add(at)

    def _hear_afterwards(self, line: dict[str, Any]) -> None:
        match line:
            case {"loose": name, "record": record}:
                self.minds.pop(record, None)
                for talked in self.talks.values():
                    talked.forget(name)
            case {"minded": record, "reply": reply}:
                self.minds[record] = (reply, set())
            case {"taken": record}:
                self.taken.add(record)
            case _:
                self._hear_beside(line)

    def _hear_beside(self, line: dict[str, Any]) -> None:
        match line:
            case {"remark": text}:
                self.typed = [one for one in self.typed if one[1:3] != (self.now, JOT_TYPING)]
                self.remarks.append((self.now, text))
            case {"offering": said}:
                self.offering = said
            case {"offered": said, "more": more}:
                self.offers[said] += more
                self.offering = ""
            case {"hope": name, "text": text}:
                self.hoped.append((name, text))

    def due_s(self, killed_s: float) -> float:
        """What was typed before this moment must be kept.

        A machine with much else to do lets the window come to its keys late, and the disk to its
        commits: such waits are the machine's, and are told by the steps and by "Saving".
        """
        steps = [at for at in self.steps if at > killed_s - 3 * TYPING_LOST_S]
        late_s = max((after - at for at, after in itertools.pairwise([*steps, killed_s])), default=0.0)
        return min(killed_s, self.busy_since or killed_s) - TYPING_LOST_S - late_s

    def _see(self, front: str, at: str, page: str, now: dict[str, str]) -> None:
        self.fronts.append(front)
        self.leaving = False
        self.left = not at  # the key that left may have put down what was half written: nobody told of that
        if not at:
            return
        if self.now in self.talks and self.now != at:
            self.talks[self.now].behind = True
        self.now = at
        talked = self.talks.setdefault(at, Talked())
        talked.behind = False
        talked.pages.append(page)
        for name, text in now.items():
            talked.since.setdefault(name, []).append(text)

    def _forget(self, name: str) -> None:
        self.talks.setdefault(self.now, Talked()).forget(name)
        where = JOT_TYPING if name.startswith("jot ") else name
        self.typed = [one for one in self.typed if one[1:3] != (self.now, where)]

    def require_in(self, workplace: Workplace, killed_s: float) -> None:
        """Everything believed is in this vault."""
        sessions = sessions_in(workplace)
        drafts = {draft.interview for draft in workplace.require_vault().load_drafts()}
        due = [one for one in self.typed if one[0] <= self.due_s(killed_s)]
        for _, at, where, text in {one[1:3]: one for one in due}.values():
            require(
                any(kept.startswith(text.strip()) for kept in kept_texts(workplace, sessions.get(at), where)),
                f"more than the last second of typing is lost at {where}, while at: {self.act}",
            )
        for at, talked in tuple(self.talks.items()):
            if at not in sessions:
                require(not talked.saved, "a conversation is gone")
                del self.talks[at]
                continue
            session = sessions[at]
            page = f"{session.stage} {session.page}" if at in drafts else ""
            going = self.under_way or self.left or talked.behind
            talked.require_in(held_in(session), page, under_way=going)
            talked.behind = False
        require(len(drafts - set(self.talks)) <= 1, "more than one conversation began unseen")
        for at in drafts - set(self.talks):
            self.talks[at] = Talked(sure=held_in(sessions[at]), saved=True)
        self._require_promised(workplace)
        self._require_beside(workplace, sessions)

    def _require_promised(self, workplace: Workplace) -> None:
        vault = workplace.require_vault()
        require(
            self.taken <= {notice.record for notice in vault.load_withdrawals()},
            "what was taken back is there again",
        )
        for record, (reply, since) in self.minds.items():
            kept = vault.load_record(record)  # type: ignore[arg-type]
            # Opened again and finished, the conversation has asked for permission once more.
            require(
                kept.interview in since or kept.permissions.words == reply,
                f"a change of mind is lost: {reply}",
            )

    def _require_beside(self, workplace: Workplace, sessions: dict[str, Session]) -> None:
        """What was kept for another conversation, counted, or written of one's own work is there."""
        vault = workplace.require_vault()
        kept = {remark.text for _, remark in vault.load_remarks()}
        kept |= {jot.text for session in sessions.values() for jot in session.jots}
        require(all(text in kept for _, text in self.remarks), "a remark kept for another is lost")
        offers: Counter[str] = Counter()
        for one in vault.load_offers():
            offers[one.said] += one.count
        offers.pop("accepted", None)
        wrong = [said for said in {*offers, *self.offers} if offers[said] != self.offers[said]]
        near = [
            said for said in wrong if said == self.offering and abs(offers[said] - self.offers[said]) == 1
        ]
        require(wrong == near, f"offers are counted wrong: {wrong}")
        self.offers = offers
        for name, code in self.chosen.items():
            may = {code, *(text for hoped, text in self.hoped if hoped == name)}
            item = name.removeprefix("work ")
            there = {str(note.answers[item].value) for note in work_in(workplace) if item in note.answers}
            require(bool(may & there), f"a choice called saved is lost: {name}")


def work_in(workplace: Workplace) -> list[WorkNote]:
    """Every note on one's own work."""
    vault = workplace.require_vault()
    about = (None, *(record.id for record in vault.load_records()))
    return [note for one in about for note in vault.load_work_notes(one)]


def sessions_in(workplace: Workplace) -> dict[str, Session]:
    """Every conversation, unfinished or on file, as it would be open."""
    vault = workplace.require_vault()
    found = {
        record.interview: interviewing.session_of_record(workplace, record, "look")
        for record in vault.load_records()
    }
    drafts = vault.load_drafts()
    return dict(found) | {one.interview: interviewing.resume(workplace, one.interview) for one in drafts}


def kept_texts(workplace: Workplace, session: Session | None, where: str) -> list[str]:
    """Every text that something typed there can have become."""
    vault = workplace.require_vault()
    if where == NOTE:
        return [text for note in following_up.list_notes(workplace) for text in note.texts().values()]
    if where == REASON:
        records = vault.load_records()
        kept = [interviewing.typed_reason(workplace, record.id) for record in records]
        return [
            *kept,
            *(record.reason for record in records),
            *(draft.reason for draft in vault.load_drafts()),
        ]
    if where == WORK:
        return [
            text
            for note in work_in(workplace)
            for text in (*note.typing.values(), *(str(one.value) for one in note.answers.values()))
        ]
    if session is None:
        return []
    if where == TOGETHER:
        half = parse_typed(session.typing.get(Stage.TOGETHER, "")) or Together()
        return [
            text
            for one in (half, session.together)
            for text in (*one.matters, *(action.what for action in one.actions))
        ]
    answer = session.answers.get(where)
    kept = [session.typing.get(where) or (str(answer.value) if answer else "")]
    if where == JOT_TYPING:
        kept = [half_jot_of(session.typing).text, *(jot.text for jot in session.jots)]
        kept += [remark.text for _, remark in vault.load_remarks()]  # kept, and not told yet
    return kept
