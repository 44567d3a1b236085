"""What stands in a person's file, part by part; imported late by `usecases.person_file` alone."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from udset_desktop.foundation.ids import PersonId, RecordId
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.instrument.model import Instrument, Privacy
from udset_desktop.interview.answers import OWN_VOICE
from udset_desktop.interview.jot import JOT_MARKED, half_jot_of
from udset_desktop.interview.paper_typing import SIGNS_TYPING, kept_signs
from udset_desktop.interview.phrases import Phrases
from udset_desktop.interview.telling import Telling
from udset_desktop.interview.work_note import WorkNote
from udset_desktop.record.model import Record
from udset_desktop.redaction.model import KnownName
from udset_desktop.store.vault_values import Draft
from udset_desktop.summary.person_file import FileLine, FilePart, Others
from udset_desktop.summary.person_file_talk import TalkTold
from udset_desktop.summary.wording import date_words, list_words, load_sheet_words
from udset_desktop.usecases.following_up import notes_naming
from udset_desktop.usecases.hidden_names import hidden_names
from udset_desktop.usecases.named_elsewhere import talks_naming
from udset_desktop.usecases.people import catalogue_at
from udset_desktop.usecases.redacting import known_names
from udset_desktop.usecases.sent_before import UNKNOWN, sent_before
from udset_desktop.usecases.workplace import Workplace

_DETAILED = frozenset(
    {"person_on_hold", "person_off_hold", "person_file_saved", "person_file_saved_protected"}
    | {"sheet_saved", "sheet_saved_protected", "supervision_saved", "handing_forgotten"}
)
"""Lines of the private log whose detail is a reason or a place; that of the others is a code told elsewhere."""


class Gathering:
    """Everything in the vault that is about one person."""

    def __init__(self, workplace: Workplace, person_id: PersonId, language: str) -> None:
        self._workplace, self._vault = workplace, workplace.require_vault()
        self.person = self._vault.load_person(person_id)
        self._project, self._language = workplace.require_project(), language
        self._words: Phrases = load_sheet_words(self._language)
        self._records = sorted(self._vault.load_records(person_id), key=lambda one: (one.held_on, one.id))
        self._drafts = [one for one in self._vault.load_drafts() if one.person == person_id]
        self._others = Others(self.person.name, self._names())

    def parts(self) -> Iterator[FilePart]:
        """The parts, in the order they are read; one with nothing in it is left out."""
        yield FilePart(title=self._say("known"), facts=tuple(self._known()))
        for record in self._records:
            yield from self._on_file(record)
        for draft in self._drafts:
            yield from self._under_way(draft)
        for title, lines in (
            ("remarks", self._remarks()),
            ("follow_ups", self._follow_ups()),
            ("log", self._log()),
        ):
            if told := tuple(lines):
                yield FilePart(title=self._say(title), about=self._say(f"{title}_about"), lines=told)
        yield FilePart(title=self._say("offers"), about=self._say("offers_about"))

    def _names(self) -> Iterator[KnownName]:
        """The names that this laptop knows about the conversations; none where a definition is gone."""
        with contextlib.suppress(UdsetError):
            for record in self._records:
                yield from known_names(self._workplace, record)

    def _say(self, key: str, **slots: str) -> str:
        return self._words.words(f"person_file.{key}", **slots)

    def _listed(self, table: str, code: str) -> str:
        return list_words(self._project.wording, table, code, self._language) if code else ""

    def _day(self, iso: str) -> str:
        return date_words(iso[:10], self._language)

    def _known(self) -> Iterator[tuple[str, str]]:
        one = self.person
        elsewhere = talks_naming(self._vault, one)
        hidden = ", ".join(name.name for name in hidden_names(self._workplace, one.id))
        rows = (
            ("name", one.name),
            ("role", self._say(f"role_{one.about}")),
            ("group", self._listed("group", one.group)),
            ("age", self._listed("age", one.age_band)),
            ("place", self._place(one.place)),
            ("link", one.link),
            ("ref", one.ref),
            ("looks_after", f"{one.looks_after} · {self._say('others')}" if one.looks_after else ""),
            ("hidden", f"{hidden} · {self._say('others')}" if hidden else ""),
            ("suits", ", ".join(self._listed("aid", aid) for aid in one.suits)),
            ("sheet", self._say(f"size_{one.sheet}")),
            ("look", self._say("look_kept") if one.look is not None else ""),
            ("post", self._say(f"post_{one.post}") if one.post else ""),
            ("life", f"{self._say(f'life_{one.life}')}, {self._day(one.life_on)}" if one.life else ""),
            ("end_of_life", self._say("yes") if one.end_of_life else ""),
            ("on_hold", self._day(one.on_hold_since)),
            ("elsewhere", f"{elsewhere} · {self._say('others')}" if elsewhere else ""),
        )
        return ((self._say(key), words) for key, words in rows if words)

    def _place(self, code: str) -> str:
        return next((one.name for one in self._project.localities if one.code == code), code)

    def _instrument(self, record: Record) -> Instrument | None:
        try:
            return catalogue_at(self._workplace).instrument(record.instrument.id, record.instrument.version)
        except UdsetError:
            return None

    def _on_file(self, record: Record) -> Iterator[FilePart]:
        versions = self._vault.load_revisions(record.id)
        yield FilePart(
            title=self._say("talk", date=self._day(record.held_on)),
            about=self._say("talk_about", count=str(len(versions))),
            lines=(*self._became_of(record), *self._read_words(record)),
        )
        for version in reversed(versions):
            yield self._told(version, self._say("version", number=str(version.revision)))
        for note in self._vault.load_work_notes(record.id):
            yield self._work_note(note)

    def _under_way(self, draft: Draft) -> Iterator[FilePart]:
        title = self._say("under_way", date=self._day(draft.begun_utc))
        yield self._told(_as_record(draft), title, rank=2)
        typed = tuple(
            FileLine(label=self._say("half"), words=text, others=self._others.named_in(text))
            for text in (_as_typed(*one) for one in draft.typing.items() if one[0] != JOT_MARKED)
        )
        remarks = [(remark.whose, remark.text) for _, remark in self._vault.load_remarks(draft.interview)]
        half = half_jot_of(draft.typing)
        if half.whose is not None:
            remarks.append((half.whose, half.text))
        elif half.between_us or half.told_by:
            under = self._say("between_us") if half.between_us else ""
            others = not OWN_VOICE.issuperset(half.told_by) or self._others.named_in(half.text)
            typed += (FileLine(label=self._say("half"), words=half.text, under=under, others=others),)
        heard = tuple(
            FileLine(label=self._say("heard"), words=": ".join(filter(None, told)), others=True)
            for told in remarks
        )
        if typed or heard:
            yield FilePart(title=self._say("beside"), rank=3, lines=(*typed, *heard))

    def _told(self, record: Record, title: str, *, rank: int = 3) -> FilePart:
        instrument = self._instrument(record)
        if instrument is None:
            return FilePart(title=title, rank=rank, about=self._say("no_words"), lines=tuple(_bare(record)))
        told = TalkTold(
            record,
            instrument,
            self._project,
            name=self.person.name,
            others=self._others,
            language=self._language,
        )
        return told.part(title, rank=rank)

    def _became_of(self, record: Record) -> Iterator[FileLine]:
        """What was sent and when, what was taken back, and what became of the sheets."""
        yield from self._sent_before(record)
        bundles = {one.number: one for one in self._vault.load_exports()}
        for landing in self._vault.load_landings(record.id):
            said = self._say(f"outcome_{landing.outcome}") if landing.outcome else self._say("outcome_none")
            yield FileLine(
                label=self._say("sent"),
                words=self._say(
                    "sent_in",
                    number=str(landing.number),
                    date=self._day(bundles[landing.number].at_utc),
                    version=str(landing.revision),
                ),
                under=said,
            )
        for notice in self._vault.load_withdrawals():
            if notice.record == record.id:
                items = notice.items if isinstance(notice.items, str) else ", ".join(notice.items)
                told = self._say("told_in", number=str(notice.bundle)) if notice.bundle else ""
                yield FileLine(
                    label=self._say("taken_back"),
                    words=f"{self._day(notice.at_utc)}: {self._say(f'items_{items}') or items}",
                    under=told or self._say("not_told"),
                )
        for sheet in self._vault.load_sheet_states(record.id):
            state = self._say(f"sheet_{sheet.state}")
            yield FileLine(label=self._say("sheet_of"), words=f"{state}, {self._day(sheet.on_utc)}")
        for handed in self._vault.load_handed():
            if handed.record == record.id:
                words = self._say(
                    "handed_from", giver=handed.giver, taker=handed.taker, date=self._day(handed.at_utc)
                )
                yield FileLine(label=self._say("handed"), words=words)

    def _sent_before(self, record: Record) -> Iterator[FileLine]:
        """What left before the conversation came here."""
        for one in sent_before(self._vault).get(record.id, ()):
            if one.number == UNKNOWN:
                yield FileLine(label=self._say("sent"), words=self._say("sent_untold", laptop=one.laptop))
                continue
            yield FileLine(
                label=self._say("sent"),
                words=self._say(
                    "sent_by",
                    number=str(one.number),
                    laptop=one.laptop,
                    date=self._day(one.on),
                    version=str(one.revision),
                ),
                under=self._say(f"outcome_{one.outcome}") or self._say("outcome_untold"),
            )

    def _read_words(self, record: Record) -> Iterator[FileLine]:
        """What somebody decided about each text, who that was, and whether it left."""
        for one in self._vault.load_passed(record.id):
            if one.left_out:
                stands = self._say("words_stay")
            elif one.elsewhere:
                stands = self._say("words_left_elsewhere")
            elif one.bundle is None:
                stands = self._say("words_here")
            else:
                stands = self._say("words_left", number=str(one.bundle))
            if one.back is not None:
                stands = self._say("words_back", number=str(one.back))
            readers = [f"{one.read_by}, {self._day(one.read_utc)}"] if one.read_by else []
            if one.checked_by:
                readers.append(f"{one.checked_by}, {self._day(one.checked_utc)}")
            yield FileLine(
                label=self._say("words_read"),
                words=one.text,
                under=" · ".join((stands, *readers)),
                others=True,  # who read it is somebody, and so may be whoever stood where it says so now
            )

    def _work_note(self, note: WorkNote) -> FilePart:
        """What a worker wrote of a conversation; of a look back only that it exists.

        Its words were promised to be for the one who wrote them alone (decision 0394).
        """
        instrument = catalogue_at(self._workplace).by_key(note.instrument)
        telling = Telling(
            instrument=instrument,
            project=self._project,
            phrases=self._words,
            name=self.person.name,
            language=self._language,
        )
        said = tuple(
            FileLine(
                label=telling.words(f"item.{item}.ask"),
                words=telling.answer(instrument.by_id[item], answer),
                others=True,
            )
            for item, answer in note.answers.items()
            if instrument.by_id[item].privacy is not Privacy.HIDDEN
        )
        half = tuple(
            FileLine(label=self._say("half"), words=one, others=True)
            for item, one in note.typing.items()
            if instrument.by_id[item].privacy is not Privacy.HIDDEN
        )
        return FilePart(
            title=self._say("work_note", date=self._day(note.begun_on)),
            rank=3,
            about=self._say("work_note_about"),
            lines=(*said, *half),
        )

    def _remarks(self) -> Iterator[FileLine]:
        own = {one.interview for one in self._drafts}
        name = " ".join(self.person.name.split()).casefold()
        for interview, remark in self._vault.load_remarks():
            if interview not in own and " ".join(remark.whose.split()).casefold() == name:
                yield FileLine(words=remark.text, under=remark.at[:10], others=True)

    def _follow_ups(self) -> Iterator[FileLine]:
        for note in notes_naming(self._workplace, self.person.name):
            for part, text in note.texts().items():
                if text:
                    yield FileLine(label=self._words.words(f"follow_up.{part}"), words=text, others=True)

    def _log(self) -> Iterator[FileLine]:
        about = {self.person.id, *(one.interview for one in self._drafts)}
        about |= {one.id for one in self._records} | {one.interview for one in self._records}
        for event in self._vault.load_events():
            if event.subject in about:
                words = self._say(f"did_{event.what}") or event.what.replace("_", " ")
                detail = event.detail.removeprefix("person: ") if event.what in _DETAILED else ""
                yield FileLine(
                    label=self._day(event.at_utc),
                    words=words,
                    under=detail,
                    others=self._others.named_in(detail),
                )


def _as_typed(item: str, text: str) -> str:
    return kept_signs(text)[1] if item.startswith(SIGNS_TYPING) else text


def _as_record(draft: Draft) -> Record:
    """A conversation under way as the file tells it: no revision of anything."""
    header = draft.header
    return Record(
        id=RecordId(draft.corrects or ""),
        interview=draft.interview,
        person=draft.person,
        revision=1,
        ancestors=(),
        reason=draft.reason,
        instrument=draft.instrument,
        respondent=header.respondent,
        interviewers=header.interviewers,
        about=header.about,
        mode=header.mode,
        others=header.others,
        typed_by=header.typed_by,
        held_on=header.held_on,
        permissions=draft.permissions,
        answers=draft.answers,
        together=draft.together,
        link=header.link,
        app_version="",
        speaker=header.speaker,
        perspective=header.perspective,
        aids=header.aids,
        looks_after=header.looks_after,
        short=header.short,
        stopped=header.stopped,
        language=header.language,
        jots=draft.jots,
    )


def _bare(record: Record) -> Iterator[FileLine]:
    """Answers by the codes of a definition that is no longer here."""
    for item, answer in record.answers.items():
        if answer.value is not None:
            yield FileLine(label=item, words=str(answer.value), others=True)
    for jot in record.jots:
        yield FileLine(words=jot.text, others=True)
