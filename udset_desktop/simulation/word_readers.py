"""The words of made-up people read and let go, as two workers of the project would: by the window's own verbs.

Called by `simulation.laptop` where the made-up project lets words go.  A reader knows a name when they see one,
listed or not, so every name of the material is hidden; what the rules took for a name and is none stays.
"""

from __future__ import annotations

import re
from functools import cache
from random import Random

from udset_desktop.foundation.ids import RecordId
from udset_desktop.project.model import Project
from udset_desktop.project.switches import Words
from udset_desktop.redaction.model import Certainty, Kind, KnownName
from udset_desktop.redaction.reading import RecordReading, TextReading
from udset_desktop.simulation.material import SALT, chance, load_material
from udset_desktop.usecases.passing_words import (
    TalkWaiting,
    begin_words,
    confirm_words,
    pass_words,
    talks_waiting,
)
from udset_desktop.usecases.reading_words import WordsRead, decide_place, decide_text
from udset_desktop.usecases.workplace import Workplace

READER, SECOND = "care manager (made up)", "team lead (made up)"
AT_MOST = 100
"""How many conversations the readers of one laptop get through; the rest waits, as it would."""

_READ, _LOOKED_OVER, _LEFT_OUT = 0.9, 0.85, 0.04
_WORD = re.compile(r"[A-Za-z]+")
_MAY_STAY = frozenset({Certainty.MAY_BE, Certainty.ASK})


def let_words_go(workplace: Workplace, seed: str) -> tuple[RecordId, ...]:
    """Most conversations read and looked over, a few left waiting; those whose words leave now."""
    project, draw = workplace.require_project(), Random(f"{SALT}/{seed}/words")  # noqa: S311 (made-up people)
    if not isinstance(project.switches.words, Words):
        return ()
    gone = []
    for talk in talks_waiting(workplace)[:AT_MOST]:
        if not chance(draw, _READ):
            continue
        pass_words(workplace, _read(workplace, talk, project, draw), READER)
        if project.switches.words.second_check and chance(draw, _LOOKED_OVER):
            waits = any(one.record == talk.record and one.to_check for one in talks_waiting(workplace))
            if waits:
                confirm_words(workplace, talk.record, SECOND)
                gone.append(talk.record)
    return tuple(gone)


def _read(workplace: Workplace, talk: TalkWaiting, project: Project, draw: Random) -> WordsRead:
    read = begin_words(workplace, talk.record)
    read = begin_words(workplace, talk.record, tuple(_names_said(read.reading, project)))
    for text in read.reading.texts:
        for one in text.findings:
            if one.certainty in _MAY_STAY and not _is_telling(text, one.start, one.end):
                read = decide_place(read, text.id, f"{one.start}-{one.end}", "plain_word")
        read = decide_text(read, text.id, shown=not chance(draw, _LEFT_OUT))
    return read


def _names_said(reading: RecordReading, project: Project) -> dict[KnownName, None]:
    places = {one.name.split()[0] for one in project.localities}
    said = [word for text in reading.texts for word in _WORD.findall(text.text)]
    people = (KnownName(word) for word in said if word in _names())
    return dict.fromkeys((*people, *(KnownName(word, Kind.PLACE) for word in said if word in places)))


def _is_telling(text: TextReading, start: int, end: int) -> bool:
    return not _names().isdisjoint(_WORD.findall(text.text[start:end]))


@cache
def _names() -> frozenset[str]:
    material = load_material()
    return frozenset((*material.names, *material.surnames, *material.lists["pets"]))
