"""Sharing: the preview made from the very bytes, and the bundle written to a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from udset_desktop.desktop.flows.carrier_part import CarrierPart
from udset_desktop.desktop.flows.clear_part import ClearPart
from udset_desktop.desktop.flows.flow import Flow, Frame
from udset_desktop.desktop.flows.outbox_part import OutboxPart
from udset_desktop.desktop.flows.schedule_part import SchedulePart
from udset_desktop.desktop.flows.words_part import WordsPart, sample_rows
from udset_desktop.desktop.look.words import has_words, say
from udset_desktop.desktop.views.sharing_view import SharingShown, SharingView
from udset_desktop.foundation.progress import Control
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.usecases import exporting
from udset_desktop.usecases.exporting import Preview, WrittenBundle
from udset_desktop.usecases.feedback_words import FeedbackWords, feedback_words
from udset_desktop.usecases.preview_words import (
    PreviewWords,
    RecordWords,
    Rows,
    preview_words,
    record_words,
)


def shown_of(
    preview: Preview,
    told: PreviewWords,
    one: RecordWords | None,
    own: tuple[FeedbackWords, ...] = (),
) -> SharingShown:
    """A preview in words, with one of its records in front."""
    return SharingShown(
        lead=_lead(preview),
        fields=_rows(told.fields) if preview.records else (),
        example=_example(one) if one else (),
        place=say("sharing.example_place", at=one.at + 1, count=preview.records) if one else "",
        is_first=one is None or one.at == 0,
        is_last=one is None or one.at + 1 == preview.records,
        cautions=_cautions(preview, told),
        staying=tuple(
            say("sharing.stays", count=count, why=sentence_of(code, {"count": count}))
            for code, count in preview.staying
        ),
        own=tuple(row for line in own for row in _own_rows(line)),
        texts=sample_rows(told.texts),
        with_words=bool(preview.words),
        with_keys=preview.linking,
        may_write=not preview.is_empty,
    )


def _example(one: RecordWords) -> tuple[tuple[str, str], ...]:
    lone = ((say("sharing.lone"), say("sharing.lone_about")),) if one.stands_alone else ()
    return (*lone, *_rows(one.fields, alone=True), *one.answers)


def _who_could_be_told(preview: Preview, readers: tuple[str, ...]) -> list[str]:
    """Who stands alone by what leaves, what widening did about it, and what joins visits."""
    told = []
    if preview.alone:
        one = preview.alone == 1
        told.append(say("sharing.alone_one") if one else say("sharing.alone", count=preview.alone))
        told.append(say("sharing.coarse"))
    if preview.alone_before > preview.alone:
        told.append(say("sharing.alone_before", before=preview.alone_before, count=preview.alone))
    if preview.widened:
        told.append(say("sharing.widened", count=preview.widened))
    if preview.linking:
        told.append(say("sharing.linking", count=preview.unlinked))
    if readers:
        told.append(say("sharing.linking_readers", readers=", ".join(readers)))
    return told


def _cautions(preview: Preview, words: PreviewWords) -> tuple[str, ...]:
    cautions = []
    if preview.few:
        cautions.append(say("sharing.few"))
    cautions += _who_could_be_told(preview, words.joined_readers)
    if preview.revisions:
        cautions.append(say("sharing.revisions", count=preview.revisions))
    if preview.withdrawals:
        cautions.append(say("sharing.withdrawals", count=preview.withdrawals))
    if preview.words:
        cautions.append(say("sharing.words", count=len(preview.words)))
    if words.terms:
        readers = ", ".join(words.terms.readers)
        cautions.append(say("sharing.words_kept", months=words.terms.keep_months, readers=readers))
    if preview.few_words:
        cautions.append(say("sharing.few_words"))
    if preview.texts_back:
        cautions.append(say("sharing.texts_back", count=preview.texts_back))
    if preview.offers and preview.records:
        cautions.append(say("sharing.offers", count=preview.offers))
    if preview.feedback and preview.records:
        cautions.append(say("sharing.feedback", count=len(preview.feedback)))
    return tuple(cautions)


def _lead(preview: Preview) -> str:
    kind = say(f"sharing.kind.{preview.kind}")
    if preview.records == 0:
        other = "only_own" if preview.feedback else "only_counts"
        if preview.words or preview.texts_back:
            other = "only_words"
        return say("sharing.nothing" if preview.is_empty else f"sharing.{other}")
    if preview.records == 1:
        return say("sharing.ready_one", kind=kind)
    return say("sharing.ready_many", count=preview.records, kind=kind)


def _own_rows(line: FeedbackWords) -> tuple[tuple[str, str], ...]:
    told = say("sharing.own_line", quarter=line.quarter, number=line.number)
    return ((line.title, told), *line.answers)


def _rows(fields: Rows, *, alone: bool = False) -> tuple[tuple[str, str], ...]:
    """Field by field; of one record `alone` also what says nothing to a reader stands as it leaves."""
    return tuple((say(f"sharing.field.{name}"), _listed(name, words, alone=alone)) for name, words in fields)


def _listed(field: str, words: tuple[str, ...], *, alone: bool) -> str:
    if not words:
        return say("sharing.empty")
    if field == "codes" or (not alone and has_words(f"sharing.counted.{field}")):
        return say(f"sharing.counted.{field}", count=len(words))
    if field == "gap":
        words = tuple(say(f"sharing.gap_words.{code}") for code in words)
    return ", ".join(words)


_Prepared = tuple[Preview, PreviewWords, RecordWords | None, tuple[FeedbackWords, ...]]


class SharingFlow(Flow):
    """The place before anything leaves."""

    view: SharingView

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame, SharingView())
        self._preview: Preview | None = None
        self._told: PreviewWords | None = None
        self._own: tuple[FeedbackWords, ...] = ()
        self._one: RecordWords | None = None
        self._at = 0
        self.view.look_asked.connect(self._look)
        self.view.write_asked.connect(self._on_write)
        self.view.turned.connect(self._on_turned)
        self.view.send_asked.connect(self._on_send)
        self._carrier = CarrierPart(self, self.view.carrier, self._on_place)
        self._schedule = SchedulePart(self, self.view.schedule)
        self._words = WordsPart(self, self.view.words)
        self._outbox = OutboxPart(self, self.view.outbox, self.view.show_written, self._redraw, self._look)
        self._clear = ClearPart(self, self.view.clear, self._on_cleared)

    def enter(self, **_handed: Any) -> None:  # noqa: ANN401
        """Look at what would leave now."""
        self.view.show_written("")
        self.view.title.take_focus()
        self._carrier.look()
        self._look()

    def leave(self) -> None:
        """Nothing secret stays in a line of a page that is left."""
        super().leave()
        self.view.carrier.put_away()
        self._clear.put_away()

    def freshen(self) -> None:
        """What was sent by itself has left meanwhile."""
        self._outbox.look()
        self._schedule.look()

    def _on_place(self) -> None:
        self._schedule.look()
        self._redraw()

    def _look(self) -> None:
        self.view.show_state(SharingShown(lead=say("sharing.looking")))
        self.run(self._prepare, self._on_preview)
        self._outbox.look()
        self._words.look()

    def _prepare(self, control: Control) -> _Prepared:
        preview, place = exporting.preview(self.workplace, control), self.workplace
        own = feedback_words(place, preview)
        return preview, preview_words(place, preview), record_words(place, preview, 0), own

    def _on_preview(self, prepared: _Prepared) -> None:
        self._preview, self._told, one, self._own = prepared
        self._at = 0
        self._one = one
        self._redraw()

    def _on_turned(self, step: int) -> None:
        preview = self._preview
        if preview is None or not 0 <= self._at + step < preview.records:
            return
        self._at += step
        at = self._at
        self.run(lambda _control: record_words(self.workplace, preview, at), self._on_record)

    def _on_record(self, one: RecordWords | None) -> None:
        self._one = one
        self._redraw()

    def _redraw(self) -> None:
        if self._preview is None or self._told is None:
            return
        shown = shown_of(self._preview, self._told, self._one, self._own)
        has_place = self._carrier.address is not None
        may_send = has_place and (shown.may_write or bool(self._outbox.waiting))
        self.view.show_state(replace(shown, has_place=has_place, may_send=may_send))

    def _on_send(self) -> None:
        self.view.show_written("")
        self._outbox.send(self._preview)

    def _on_write(self) -> None:
        self.frame.choose_folder(say("sharing.choose_folder"), self._on_folder)

    def _on_folder(self, folder: Path) -> None:
        shown = self._preview
        self.run_long(
            say("sharing.writing"),
            lambda control: exporting.write_bundles(self.workplace, folder, control, shown=shown),
            lambda written: self._on_written(written, folder),
        )

    def _on_cleared(self, sentence: str) -> None:
        self.view.show_written(sentence)
        self._look()

    def _on_written(self, written: tuple[WrittenBundle, ...], folder: Path) -> None:
        files = ", ".join(bundle.file.name for bundle in written)
        self.view.show_written(say("sharing.written", files=files, folder=str(folder)))
        self._look()
