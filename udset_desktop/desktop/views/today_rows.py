"""The lines of Today in words: a key, a name, a quiet word about it, and what can be done."""

from __future__ import annotations

from collections import Counter

from udset_desktop.desktop.look.dates import exact_moment, long_date, short_moment
from udset_desktop.desktop.look.words import say
from udset_desktop.interview.work_rows import WorkRow, WorkTool
from udset_desktop.record.today import DraftRow, FinishedRow, FoundPerson, ReviewRow, Today

Deed = tuple[str, str]
Line = tuple[str, str, str, tuple[Deed, ...]]


def draft_rows(today: Today, cut_off: tuple[DraftRow, ...]) -> tuple[Line, ...]:
    """Conversations to carry on, but for those that were cut off and are named first."""
    deeds = _deeds("carry_on", "set_aside")
    return tuple(
        (row.interview, named_draft(row), _stopped(row, today), deeds)
        for row in today.drafts
        if row not in cut_off
    )


def named_draft(row: DraftRow) -> str:
    """Whose conversation it is, and which one where one on file is put right: the two may lie side by side."""
    if not row.correcting:
        return row.name
    return say("today.correction", name=row.name, date=long_date(row.held_on))


def cut_off_words(row: DraftRow) -> str:
    """That it was cut off."""
    if not row.correcting:
        return say("today.cut_off", name=row.name)
    return say("today.cut_off_correction", name=row.name, date=long_date(row.held_on))


def begun_words(row: DraftRow, today: Today) -> str:
    """Which conversation it is and when it was begun: two of one person may be open at once."""
    if not row.begun_utc:
        return row.title
    return say("today.begun", title=row.title, when=exact_moment(row.begun_utc, today.on))


def round_words(row: DraftRow, today: Today) -> str:
    """Of the conversation that a round was made with: what becomes of it; "" of any other."""
    return say("today.of_round") if today.training and row.name == say("show_round.name") else ""


def _stopped(row: DraftRow, today: Today) -> str:
    if row.on_hold:
        return say("today.on_hold")
    begun, when = begun_words(row, today), short_moment(row.when_utc, today.on)
    stopped = say("today.stopped_at", title=begun, place=row.place, when=when)
    return "\n".join(filter(None, (stopped, round_words(row, today))))


def follow_up_rows(today: Today) -> tuple[Line, ...]:
    """Notes that were not passed on; the day alone, because others may see the screen."""
    return tuple(
        (
            row.note,
            say("today.follow_up_begun", when=short_moment(row.begun_utc, today.on)),
            say("today.follow_up_waits"),
            _deeds("open"),
        )
        for row in today.follow_ups
    )


def review_rows(today: Today) -> tuple[Line, ...]:
    """People who were promised another look."""
    return tuple(
        (
            row.person,
            row.name,
            _due(row),
            (("begin", say("today.begin_with")), *_deeds("about")),
        )
        for row in today.reviews
    )


def _due(row: ReviewRow) -> str:
    words = say("today.overdue" if row.overdue else "today.due", date=long_date(row.due_on))
    return say("today.never_put_off", due=words) if row.never_put_off else words


def found_rows(people: tuple[FoundPerson, ...]) -> tuple[Line, ...]:
    """People found by name; nobody is begun with of whom nothing is to be asked any more."""
    return tuple(
        (
            person.person,
            person.name,
            _last(person),
            _deeds("about")
            if person.life or person.on_hold
            else (("begin", say("today.begin_with")), *_deeds("about")),
        )
        for person in people
    )


def _last(person: FoundPerson) -> str:
    if person.on_hold:
        return say("today.on_hold")
    if person.life:
        return say(f"about_person.life.{person.life}")
    if not person.last_on:
        return say("today.never_talked")
    return say("today.last_talked", date=long_date(person.last_on))


def sheet_rows(today: Today) -> tuple[Line, ...]:
    """Sheets owed; of two to one person each says of which conversation."""
    names = Counter(row.name for row in today.sheets)
    titles = {row.record: row.title for row in today.finished}
    lines = []
    for row in today.sheets:
        about = say(f"today.sheet.{row.state or 'owed'}", date=long_date(row.held_on))
        title = titles.get(row.record, "") if names[row.name] > 1 else ""
        lines.append((row.record, row.name, " · ".join(filter(None, (title, about))), _deeds("sheet")))
    return tuple(lines)


def finished_rows(today: Today) -> tuple[Line, ...]:
    """Conversations on file; what was begun in error is not shown."""
    return tuple(
        (
            row.record,
            row.name,
            say("today.on_hold") if row.on_hold else _told_of(row),
            _deeds("sheet", "correct"),
        )
        for row in today.finished
        if not row.void
    )


def _told_of(row: FinishedRow) -> str:
    """Which conversation, when, how far it has come, and whether it was taken back since."""
    about = say("today.finished_about", title=row.title, date=long_date(row.held_on))
    far = say(f"today.stage.{row.stage}") if row.stage else ""
    back = say(f"today.taken_back.{row.taken_back}") if row.taken_back else ""
    return " · ".join(part for part in (about, far, back) if part)


def ready_rows(today: Today) -> tuple[Line, ...]:
    """One line where something waits to be shared."""
    if not today.ready:
        return ()
    return (("ready", say("today.ready", count=today.ready), "", _deeds("share")),)


def _deeds(*codes: str) -> tuple[Deed, ...]:
    return tuple((code, say(f"today.deed.{code}")) for code in codes)


def work_rows(tools: tuple[WorkTool, ...], notes: tuple[WorkRow, ...]) -> tuple[Line, ...]:
    """What the worker may write of the tool itself, and what was written: one line a tool, one a note."""
    lines = [(tool.key, tool.title, "", (("write", say("work.write")),)) for tool in tools]
    lines += [(note.note, note.title, _standing(note), (("open", say("work.open")),)) for note in notes]
    return tuple(lines)


def _standing(note: WorkRow) -> str:
    if note.has_left:
        return say("work.gone")
    if not note.done:
        return say("work.begun", date=long_date(note.begun_on))
    return say("work.going") if note.leaves else say("work.kept", date=long_date(note.begun_on))
