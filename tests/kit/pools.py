"""Records, bundles and pools in a line or two, for the tests of merge, store and measures.

Bundles are made as `bundle.reader` would hand them on: opened, believed, values only.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from udset_desktop.bundle.opened import HeldLine, OpenedBundle, OpenedFeedback, OpenedLine, OpenedWords
from udset_desktop.bundle.shareable import (
    Feedback,
    Handover,
    Offers,
    ShareableAbout,
    ShareableInterviewer,
    ShareableRecord,
    Withdrawal,
    pin_of,
)
from udset_desktop.bundle.shareable import line_of as spelled
from udset_desktop.foundation.ids import BundleId, LaptopId, ProjectId
from udset_desktop.instrument.catalogue import Catalogue
from udset_desktop.instrument.codes import cell_code, layout_of
from udset_desktop.instrument.model import Instrument
from udset_desktop.merge.plan import Holdings, MergePlan, changes_of, plan_merge
from udset_desktop.merge.rules import Passing
from udset_desktop.store.pool import Binding, Pool, init_pool, open_pool
from udset_desktop.store.pool_aside import Settlement, set_merge_aside, settle_fork
from udset_desktop.store.pool_lists import digest_pool
from udset_desktop.store.pool_merge import MergeMark, merge_bundle

PROJECT = ProjectId("0123456789abcdef")
USERS = "user-review/1.0.0"
CARERS = "carer-review/1.0.0"
BINDING = Binding(project=PROJECT, training=False)
MARK = MergeMark(at="2026-06-01T09:00:00Z", sealed_held=b"sealed")
_CATALOGUE = Catalogue()
_ENCODER = msgspec.json.Encoder()
_ABOUT = {"age": "65_79", "group": "older_people", "partnership": "p", "place": "north", "service": ""}


@cache
def definitions() -> Mapping[str, Instrument]:
    """The two instruments, by id and version."""
    return {key: _CATALOGUE.by_key(key) for key in (USERS, CARERS)}


def codes_of(instrument: str = USERS, **answers: object) -> str:
    """A code string; answers as `safe__rating="yes"`, `safe__rating=("no", "fit-3", ("advocate",))`,
    or a non-answer as `safe__rating="!dont_know"`."""
    layout = layout_of(definitions()[instrument])
    given = {item.replace("__", "."): told for item, told in answers.items()}
    assert given.keys() <= layout.by_item.keys()
    return "".join(_code(layout.by_item[cell.item.id], given.get(cell.item.id)) for cell in layout.cells)


def _code(cell, told) -> str:
    if told is None:
        return cell_code(cell)
    if isinstance(told, str) and told.startswith("!"):
        return cell_code(cell, non_answer=told[1:])
    value, scale, said = told if isinstance(told, tuple) else (told, "", ("person",))
    return cell_code(cell, value=value, scale=scale, said=said)


def record_of(
    record: str = "r1",
    *,
    revision: int = 1,
    ancestors: Iterable[str] = (),
    instrument: str = USERS,
    codes: str | None = None,
    again: int = 0,
    quarter: str = "2026-Q2",
    about: Mapping[str, str] | None = None,
    interviewer_type: str = "own_care_manager",
    respondent: str = "self",
    link: str = "",
    links: Mapping[str, str] | None = None,
) -> ShareableRecord:
    """A record as it leaves a laptop."""
    pin = f"{instrument}/{definitions()[instrument].digest[:16]}"
    return ShareableRecord(
        about=ShareableAbout(**{**_ABOUT, **(about or {})}),
        again=again,
        ancestors=tuple(ancestors),
        codes=codes if codes is not None else codes_of(instrument),
        gap="first",
        instrument=pin,
        interviewers=(
            ShareableInterviewer(allocated="", employer="", key="", known="", type=interviewer_type),
        ),
        link=link,
        links=dict(links or {}),
        mode="face_to_face",
        others=(),
        quarter=quarter,
        record=record,
        respondent=respondent,
        revision=revision,
    )


def line_of(record: ShareableRecord) -> OpenedLine:
    """The record as a good line of an opened bundle."""
    line = _ENCODER.encode(record)
    return OpenedLine(record, hashlib.sha256(line).hexdigest(), line)


def bundle_of(
    *records: ShareableRecord,
    laptop: str = "laptop_a",
    number: int = 1,
    withdrawals: Iterable[Withdrawal] = (),
    handovers: Iterable[Handover] = (),
    offers: Iterable[Offers] = (),
    held: Iterable[HeldLine] = (),
    feedback: Iterable[OpenedFeedback] = (),
    words: Iterable[OpenedWords] = (),
    texts_back: Iterable[str] = (),
    kind: str = "anonymised",
) -> OpenedBundle:
    """An opened bundle; its id follows from what is in it, as in life."""
    lines, own = tuple(map(line_of, records)), tuple(feedback)
    notices, statements = tuple(withdrawals), tuple(handovers)
    said = (laptop, number, [one.digest for one in lines], notices, statements)
    texts, back = tuple(words), tuple(texts_back)
    told = repr((*said, *(one for one in (own, texts, back) if one)))
    digest = hashlib.sha256(told.encode()).hexdigest()
    return OpenedBundle(
        id=BundleId(digest[:32]),
        project=PROJECT,
        laptop=LaptopId(laptop),
        number=number,
        training=False,
        kind=kind,
        pack=1,
        producer="test",
        recipients=(),
        manifest_digest=digest,
        records=lines,
        held=tuple(held),
        withdrawals=notices,
        handovers=statements,
        offers=tuple(offers),
        feedback=own,
        words=texts,
        texts_back=back,
    )


def feedback_line(
    number: int = 1, instrument: str = "worker-experience/1.0.0", **answers: object
) -> OpenedFeedback:
    """A worker's line about using the tool; `answers` by item, with __ for the dot."""
    definition = _CATALOGUE.by_key(instrument)
    told = {name.replace("__", "."): answer for name, answer in answers.items()}
    codes = "".join(cell_code(cell, value=told.get(cell.item.id)) for cell in layout_of(definition).cells)
    line = Feedback(
        codes=codes,
        feedback=f"00000000-0000-4000-8000-{number:012x}",
        instrument=pin_of(definition.id, definition.version, definition.digest),
        quarter="2026-Q2",
    )
    content = spelled(line)
    return OpenedFeedback(line, hashlib.sha256(content).hexdigest(), content)


def handover_of(record: str, giver: str, taker: str) -> Handover:
    """A hand-over statement whose signature somebody else has checked."""
    return Handover(giver=giver, record=record, signature="signed", taker=taker)


@cache
def _empty_pool() -> bytes:
    with tempfile.TemporaryDirectory(prefix="udset-pool-") as folder:
        path = Path(folder) / "pool.sqlite"
        init_pool(str(path), BINDING).close()
        return path.read_bytes()


def new_pool(folder) -> Pool:
    """An empty SQLite pool in a folder: a copy of one really made, because making takes a while."""
    path = folder / "pool.sqlite"
    path.write_bytes(_empty_pool())
    return open_pool(str(path), BINDING)


def planner(holdings: Holdings, opened: OpenedBundle) -> MergePlan:
    """The real planner with the real instruments."""
    return plan_merge(opened, holdings, definitions())


def merge(
    pool: Pool, opened: OpenedBundle, replacements: tuple[Passing, ...] = (), *, at: str = MARK.at
) -> MergePlan:
    """The bundle merged; what was planned."""
    mark = replace(MARK, at=at)
    return merge_bundle(pool, opened, lambda held: planner(held, opened), mark, replacements)[0]


def undo(pool: Pool, number: int | None = None) -> int:
    """A merge set aside."""
    return set_merge_aside(pool, number, judging, MARK)


def settle(pool: Pool, record: str, keep: str) -> str:
    """A fork settled."""
    return settle_fork(pool, Settlement(record=record, keep=keep), judging, MARK)


def judging(facts, lines):
    """The real judging with the real instruments."""
    return changes_of(facts, lines, definitions())


def digest(pool: Pool) -> str:
    """The pool's digest."""
    return digest_pool(pool)[0]
