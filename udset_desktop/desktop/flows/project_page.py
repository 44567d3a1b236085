"""The Project page as its parts know it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from udset_desktop.desktop.flows.flow import Frame
from udset_desktop.desktop.views.project_view import ProjectView
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.foundation.wording import sentence_of_finding
from udset_desktop.usecases.overseeing import Oversight
from udset_desktop.usecases.workplace import Workplace

T = TypeVar("T")


class ProjectPage(Protocol):
    """The page as this part of it knows it."""

    frame: Frame
    view: ProjectView
    seen: Oversight | None

    def act(
        self,
        deed: Callable[[Workplace], T],
        tell: Callable[[T], None],
        on_problem: Callable[[UdsetError], None] | None = None,
    ) -> None:
        """One deed at the desk, then the page as it stands after it."""
        ...


def sentences_of(problem: UdsetError) -> str:
    """Every finding of a problem, a sentence a line."""
    return "\n".join(sentence_of_finding(finding) for finding in problem.findings)
