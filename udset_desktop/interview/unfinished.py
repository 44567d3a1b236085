"""Where a conversation that could not be put on file is put right.

Called by the window, with what `check_finish` found; pure.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, replace

from udset_desktop.foundation.problems import Finding, Severity
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import Findings, go_to, go_to_stage
from udset_desktop.interview.state import Session
from udset_desktop.interview.together import Together

_TOGETHER = frozenset(one.name for one in fields(Together))


def stand_at(session: Session, found: Findings) -> Session:
    """The session at the first place that stops it, each finding beside what it is about.

    The same session where nothing found has a place on a page or in bringing it together.
    """
    stopping = [one for one in found if one.severity is Severity.REFUSE]
    for one in stopping:
        if one.where in session.instrument.by_id:
            page = session.instrument.page_of[one.where]
            return go_to(_beside(session, one.where, [one]), page.id)
        if _part(one) in _TOGETHER:
            here = [other for other in stopping if _part(other) in _TOGETHER]
            return go_to_stage(_beside(session, Stage.TOGETHER, here), Stage.TOGETHER)
    return session


def _part(finding: Finding) -> str:
    return finding.where.partition(".")[0]


def _beside(session: Session, place: str, found: Collection[Finding]) -> Session:
    return replace(session, findings={**session.findings, place: tuple(found)})
