"""A human's reading of the texts of one record: what was decided about each finding, and what may leave.

Pure values, for the window and for whoever packs texts to leave.  Whatever the rules find, nothing
leaves before somebody has read it whole and no finding is open.  The log of replacements
(`RecordReading.replacements`) holds what people said: it is for home only and never part of a bundle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from udset_desktop.foundation.languages import BASE_LANGUAGE
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.redaction.model import (
    BLOCKED,
    KEEP_REASONS,
    Certainty,
    Decision,
    How,
    Kind,
    KnownName,
    Replacement,
    TextFinding,
)
from udset_desktop.redaction.search import find_in
from udset_desktop.redaction.substitutes import Substitutes, put_in

_SURE = frozenset({Certainty.LOOKS_LIKE, Certainty.LIKELY})


@dataclass(frozen=True, slots=True, kw_only=True)
class TextReading:
    """One text as somebody reads it: its findings, from left to right, and the decisions so far."""

    id: str
    text: str
    findings: tuple[TextFinding, ...]
    decisions: Mapping[TextFinding, Decision]
    read: bool = False  # somebody has read it whole
    left_out: bool = False  # it stays at home

    @property
    def open_findings(self) -> tuple[TextFinding, ...]:
        """What is not decided yet; a text that is left out has nothing open."""
        if self.left_out:
            return ()
        return tuple(one for one in self.findings if one not in self.decisions)

    @property
    def may_leave(self) -> bool:
        """Whether it was read whole, is not left out, and has nothing open."""
        return self.read and not self.left_out and not self.open_findings

    def accept(self, finding: TextFinding) -> TextReading:
        """Its substitute in place of it; raises `InputRefused` for what is not found here."""
        return self._decided(finding, Decision(how=How.ACCEPTED))

    def accept_all(self) -> TextReading:
        """The substitutes in place of everything that is open."""
        taken = dict.fromkeys(self.open_findings, Decision(how=How.ACCEPTED))
        return replace(self, decisions={**self.decisions, **taken})

    def keep(self, finding: TextFinding, reason: str) -> TextReading:
        """It stays as it is, for one of `KEEP_REASONS`; raises `InputRefused` for what never leaves."""
        if finding.kind in BLOCKED:
            _refuse("redaction.never_leaves")
        if reason not in KEEP_REASONS:
            _refuse("redaction.no_reason")
        return self._decided(finding, Decision(how=How.KEPT, reason=reason))

    def replace_by(self, finding: TextFinding, words: str, known: tuple[KnownName, ...] = ()) -> TextReading:
        """The reader's own words in place of it; raises `InputRefused` for words that tell again."""
        if any(one.certainty in _SURE or one.kind in BLOCKED for one in find_in(words, known)):
            _refuse("redaction.words_tell")
        return self._decided(finding, Decision(how=How.REPLACED, words=words.strip()))

    def reopen(self, finding: TextFinding) -> TextReading:
        """A decision taken back."""
        left = {one: decision for one, decision in self.decisions.items() if one != finding}
        return replace(self, decisions=left)

    def mark(self, start: int, end: int, kind: Kind, stands_for: str = "") -> TextReading:
        """A place that the reader found and the rules did not; what it overlaps is one with it.

        `stands_for` is the name that is written in another way there.  It is open until it is decided; raises `InputRefused` where nothing stands there.
        """
        if not (0 <= start < end <= len(self.text) and self.text[start:end].strip()):
            _refuse("redaction.no_such_place")
        beside = [one for one in self.findings if one.start < end and one.end > start]
        made = TextFinding(
            start=min(start, *(one.start for one in beside), start),
            end=max(end, *(one.end for one in beside), end),
            kind=next((one.kind for one in beside if one.kind in BLOCKED), kind),
            certainty=Certainty.LOOKS_LIKE,
            stands_for=stands_for,
        )
        kept = [one for one in self.findings if one not in beside]
        left = {one: decision for one, decision in self.decisions.items() if one not in beside}
        findings = tuple(sorted((*kept, made), key=lambda one: one.start))
        return replace(self, findings=findings, decisions=left)

    def leave_out(self) -> TextReading:
        """The whole text stays at home."""
        return replace(self, left_out=True)

    def take_in(self) -> TextReading:
        """It may leave after all, once it is read and decided."""
        return replace(self, left_out=False)

    def read_through(self) -> TextReading:
        """Somebody has read it whole, findings or none."""
        return replace(self, read=True)

    def preview(self, substitutes: Substitutes) -> str:
        """What would be left when every finding that is open is accepted."""
        instead = {
            (one.start, one.end): words
            for one in self.findings
            if (words := self._instead(one, substitutes)) is not None
        }
        return put_in(self.text, instead)

    def redacted(self, substitutes: Substitutes) -> str:
        """What leaves; raises `InputRefused` while it must not."""
        if self.left_out:
            _refuse("redaction.left_out")
        if not self.read:
            _refuse("redaction.not_read")
        if self.open_findings:
            _refuse("redaction.still_open", count=len(self.open_findings))
        return self.preview(substitutes)

    def replacements(self, substitutes: Substitutes) -> tuple[Replacement, ...]:
        """Every decision with what stood there and what stands there now: for home only."""
        return tuple(
            Replacement(
                text_id=self.id,
                start=one.start,
                end=one.end,
                kind=one.kind,
                how=decision.how,
                was=self.text[one.start : one.end],
                became=self.text[one.start : one.end] if words is None else words,
                reason=decision.reason,
            )
            for one in self.findings
            if (decision := self.decisions.get(one)) is not None
            for words in (self._instead(one, substitutes),)
        )

    def _decided(self, finding: TextFinding, decision: Decision) -> TextReading:
        if finding not in self.findings:
            _refuse("redaction.no_such_finding")
        return replace(self, decisions={**self.decisions, finding: decision})

    def _instead(self, finding: TextFinding, substitutes: Substitutes) -> str | None:
        decision = self.decisions.get(finding)
        if decision is None or decision.how is How.ACCEPTED:
            return substitutes.of(self.text, finding)
        return decision.words if decision.how is How.REPLACED else None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReading:
    """All texts of one record that may leave: the same name has the same substitute in each of them."""

    texts: tuple[TextReading, ...]
    known: tuple[KnownName, ...] = ()
    language: str = BASE_LANGUAGE

    @property
    def open_findings(self) -> tuple[tuple[str, TextFinding], ...]:
        """What is not decided yet, each with the id of its text."""
        return tuple((text.id, one) for text in self.texts for one in text.open_findings)

    @property
    def may_leave(self) -> bool:
        """Whether every text is either left out, or read whole with nothing open."""
        return all(text.left_out or text.may_leave for text in self.texts)

    def text(self, text_id: str) -> TextReading:
        """One text; raises `InputRefused` for an id that is not there."""
        found = next((text for text in self.texts if text.id == text_id), None)
        if found is None:
            raise InputRefused(Finding(code="redaction.no_such_text"))
        return found

    def with_text(self, changed: TextReading) -> RecordReading:
        """The record with one text as it was decided since."""
        self.text(changed.id)
        return replace(self, texts=tuple(changed if text.id == changed.id else text for text in self.texts))

    def substitutes(self) -> Substitutes:
        """What stands in place of each name of this record."""
        return Substitutes(((text.text, text.findings) for text in self.texts), self.language)

    def leaving(self) -> Mapping[str, str]:
        """What leaves, by the id of each text; raises `InputRefused` while anything is open or unread."""
        substitutes = self.substitutes()
        return {text.id: text.redacted(substitutes) for text in self.texts if not text.left_out}

    def replacements(self) -> tuple[Replacement, ...]:
        """The log of everything that was decided: for home only, beside the record it is of."""
        substitutes = self.substitutes()
        return tuple(line for text in self.texts for line in text.replacements(substitutes))


def begin_reading(
    texts: Iterable[tuple[str, str]],
    known: tuple[KnownName, ...] = (),
    language: str = BASE_LANGUAGE,
) -> RecordReading:
    """The texts of one record, by id, looked over by the rules and read by nobody yet."""
    return RecordReading(
        texts=tuple(
            TextReading(id=text_id, text=text, findings=find_in(text, known), decisions={})
            for text_id, text in texts
        ),
        known=known,
        language=language,
    )


def _refuse(code: str, **context: int) -> None:
    raise InputRefused(Finding(code=code, context=context))
