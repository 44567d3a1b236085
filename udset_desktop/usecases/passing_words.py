"""The verbs of letting words go: which conversations wait, a reading kept, and a second pair of eyes.

Called by the window.  Nothing leaves here: what was let go waits for the next bundle.  What stood where a
substitute stands now is kept in the vault beside it, and never anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from udset_desktop.foundation.ids import RecordId, new_text_number
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.instrument.model import Instrument
from udset_desktop.instrument.texts import fill
from udset_desktop.redaction.model import How, KnownName
from udset_desktop.redaction.reading import begin_reading
from udset_desktop.summary.wording import load_sheet_words
from udset_desktop.usecases import journal
from udset_desktop.usecases.hidden_names import keep_hidden
from udset_desktop.usecases.people import catalogue_at
from udset_desktop.usecases.reading_words import ToldPlace, ToldText, WordsRead
from udset_desktop.usecases.recalling import take_apart
from udset_desktop.usecases.redacting import known_names
from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkWaiting:
    """One conversation whose words wait, and for what."""

    record: RecordId
    name: str
    held_on: str
    to_read: int
    to_check: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """What one conversation's words would leave as, for the second person who looks them over."""

    record: RecordId
    texts: tuple[ToldText, ...]
    read_by: str


def talks_waiting(workplace: Workplace) -> tuple[TalkWaiting, ...]:
    """The conversations whose words wait for somebody, the oldest first; none where words stay at home."""
    # late: msgspec and the database layer
    from udset_desktop.usecases.words_standing import words_now  # noqa: PLC0415

    standing, vault = words_now(workplace), workplace.require_vault()
    waiting = [
        TalkWaiting(
            record=record,
            name=vault.load_person(talk.record.person).name,
            held_on=talk.record.held_on,
            to_read=len(standing.to_read(record)),
            to_check=len(standing.to_check(record)),
        )
        for record, talk in standing.talks.items()
    ]
    open_ones = (one for one in waiting if one.to_read or one.to_check)
    return tuple(sorted(open_ones, key=lambda one: (one.held_on, one.record)))


def begin_words(workplace: Workplace, record_id: RecordId, added: tuple[KnownName, ...] = ()) -> WordsRead:
    """The texts of one conversation that have not left, looked over by the rules and read by nobody yet.

    Raises `InputRefused` where its words may not leave.
    """
    # late: msgspec and the database layer
    from udset_desktop.usecases.words_standing import words_now  # noqa: PLC0415

    standing = words_now(workplace)
    talk = standing.talks.get(record_id)
    if talk is None:
        raise InputRefused(Finding(code="passing_words.no_permission"))
    record = talk.record
    left = {
        one.key for one in standing.passed if one.record == record_id and one.has_left and standing.valid(one)
    }
    reading = begin_reading(
        ((said.key, said.text) for said in talk.texts.values()),
        known_names(workplace, record, added),
        record.language,
    )
    for key in left:  # they lend their names to the others, and are decided
        reading = reading.with_text(reading.text(key).leave_out())
    instrument = catalogue_at(workplace).instrument(record.instrument.id, record.instrument.version)
    return WordsRead(
        record=record_id,
        titles=tuple(
            (said.key, _title(instrument, said.outcome, workplace.language)) for said in talk.texts.values()
        ),
        reading=reading,
        closed=frozenset(left),
    )


def pass_words(workplace: Workplace, read: WordsRead, by: str) -> None:
    """Keep what was decided, with the name or post of whoever read; what was hidden by hand is known from now on.

    Raises `InputRefused` while a text is unread, where one still holds a number or an address, where the
    words were changed since, and without a name.
    """
    # late: msgspec and the database layer
    from udset_desktop.bundle.words_rule import fault_of_text, plain  # noqa: PLC0415
    from udset_desktop.store.vault_values import PassedText  # noqa: PLC0415
    from udset_desktop.usecases.words_standing import source_of, words_now  # noqa: PLC0415

    _require_name(by)
    leaving = {key: plain(text) for key, text in read.reading.leaving().items()}
    _require_fit(dict(read.titles), {key: fault_of_text(text) for key, text in leaving.items() if text})
    vault, substitutes = workplace.require_vault(), read.reading.substitutes()
    at_utc = workplace.clock.now_utc().isoformat(timespec="seconds")
    with vault.transaction():
        talk = words_now(workplace).talks.get(read.record)
        now = {key: said.text for key, said in talk.texts.items()} if talk else {}
        if talk is None or now != {text.id: text.text for text in read.reading.texts}:
            raise InputRefused(Finding(code="passing_words.changed"))
        vault.save_passed(
            PassedText(
                number=new_text_number(),
                record=read.record,
                key=text.id,
                source=source_of(talk.texts[text.id]),
                text=leaving.get(text.id, ""),
                left_out=not leaving.get(text.id),
                read_by=by.strip(),
                read_utc=at_utc,
                log=text.replacements(substitutes) if text.id in leaving else (),
            )
            for text in read.reading.texts
            if text.id not in read.closed
        )
        keep_hidden(workplace, read, is_to_leave=True)
        journal.log(workplace, "words_read", read.record)


def _require_fit(titles: Mapping[str, str], faults: Mapping[str, str]) -> None:
    refused = [
        Finding(code=_FAULTS[fault], where=titles[key], context={"title": titles[key]})
        for key, fault in faults.items()
        if fault
    ]
    if refused:
        raise InputRefused(refused)


def begin_check(workplace: Workplace, record_id: RecordId) -> Passing:
    """What somebody has let go of one conversation, with every place that was changed or kept."""
    # late: msgspec and the database layer
    from udset_desktop.usecases.words_standing import words_now  # noqa: PLC0415

    standing = words_now(workplace)
    rows = standing.to_check(record_id)
    talk = standing.talks.get(record_id)
    if not rows or talk is None:
        raise InputRefused(Finding(code="passing_words.nothing_to_check"))
    pin = talk.record.instrument
    instrument = catalogue_at(workplace).instrument(pin.id, pin.version)
    by_key = {one.key: one for one in rows}
    return Passing(
        record=record_id,
        texts=tuple(
            ToldText(
                id=key,
                title=_title(instrument, said.outcome, workplace.language),
                stands=by_key[key].text,
                places=tuple(
                    ToldPlace(
                        key=f"{line.start}-{line.end}",
                        kind=line.kind.value,
                        was=line.was,
                        becomes=line.became,
                        kept=line.reason if line.how is How.KEPT else "",
                        reasons=(),
                    )
                    for line in by_key[key].log
                ),
                read=True,
                left_out=False,
            )
            for key, said in talk.texts.items()
            if key in by_key
        ),
        read_by=rows[0].read_by,
    )


def confirm_words(workplace: Workplace, record_id: RecordId, by: str) -> None:
    """A second person lets them go too; raises `InputRefused` for the one who read them, or without a name."""
    # late: msgspec and the database layer
    from udset_desktop.usecases.words_standing import words_now  # noqa: PLC0415

    _require_name(by)
    vault = workplace.require_vault()
    with vault.transaction():
        rows = words_now(workplace).to_check(record_id)
        if not rows:
            raise InputRefused(Finding(code="passing_words.nothing_to_check"))
        if any(_folded(one.read_by) == _folded(by) for one in rows):
            raise InputRefused(Finding(code="passing_words.same_person"))
        at_utc = workplace.clock.now_utc().isoformat(timespec="seconds")
        vault.save_words_checked([one.number for one in rows], by.strip(), at_utc)
        journal.log(workplace, "words_checked", record_id)


def read_again(workplace: Workplace, record_id: RecordId) -> None:
    """What was decided about the words of a conversation that have not left counts no more."""
    vault = workplace.require_vault()
    with vault.transaction():
        vault.forget_passed([one.number for one in vault.load_passed(record_id)])
        take_apart(workplace)


_FAULTS = {
    "bundle.words_telltale": "passing_words.still_points",
    "bundle.words_too_long": "passing_words.too_long",
    "bundle.words_not_plain": "passing_words.too_long",
}


def kept_places(texts: tuple[ToldText, ...]) -> int:
    """How many places stay as they were said, for a reason."""
    return sum(1 for place in _places(texts) if place.kept)


def _places(texts: tuple[ToldText, ...]) -> Iterator[ToldPlace]:
    for text in texts:
        yield from text.places


def _require_name(by: str) -> None:
    if not by.strip():
        raise InputRefused(Finding(code="passing_words.no_name"))


def _folded(by: str) -> str:
    return " ".join(by.casefold().split())


def _title(instrument: Instrument, outcome: str, language: str) -> str:
    titled = instrument.words(f"page.{outcome}.title", language)
    if not titled:
        return load_sheet_words(language).words("supervision.matters")
    return fill(titled, load_sheet_words(language).words("supervision.somebody"), instrument, language)
