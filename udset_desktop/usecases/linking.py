"""The link key as the post that decided makes it, and the references that a project gives out.

Called by the faces.  The post works from the project's pack on a machine of its own and needs no home
there; what a coordinator carries between is sealed to the laptops.  In a coordinator's home the key is
made only where the decision says that one person is both.  A laptop's side is `usecases.link_keys`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.file_kinds import FileKind, read_as
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.project.model import Project
from udset_desktop.project.reference import MOST_AT_ONCE, new_references
from udset_desktop.project.switches import Linking
from udset_desktop.usecases.acts import Act, note_act
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    # Naming the types must not load what is behind them.
    from udset_desktop.project.link_file import LinkKey
    from udset_desktop.project.trust import Trust


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLink:
    """The file for the laptops, and the six words that the post tells each of them by telephone."""

    file: Path
    code: str
    laptops: int
    tells_who: bool  # whoever has key and pool will be able to tell who is who


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    """A project whose linking is on today, and the age keys of the laptops that are to have its key."""

    project: Project
    linking: Linking
    recipients: tuple[str, ...]


def make_link_key(workplace: Workplace, pack: Path, words: str, *, keep: Path, out: Path) -> SealedLink:
    """A new link key: its page for the post in `keep`, and sealed to every accepted laptop in `out`.

    `words` are the six words of the pack.  Raises `InputRefused` where the pack has no decision on
    linking, knows no laptop, or the page would lie in this program's folders.
    """
    return _make(workplace, _of_pack(workplace, pack, words), keep, out)


def seal_link_key(workplace: Workplace, pack: Path, words: str, *, kept: Path, out: Path) -> SealedLink:
    """The key of the post's page sealed anew, for laptops that were accepted since."""
    return _seal_again(_of_pack(workplace, pack, words), kept, out)


def make_link_key_here(workplace: Workplace, *, keep: Path, out: Path) -> SealedLink:
    """As `make_link_key`, at the desk of whoever decides and coordinates: for the laptops it believes.

    Raises `InputRefused` where the decision does not say that one person is both.  The log notes it.
    """
    decided = _of_desk(workplace)
    with _noted(workplace, Act.LINK_KEY_MADE, decided):
        return _make(workplace, decided, keep, out)


def seal_link_key_here(workplace: Workplace, *, kept: Path, out: Path) -> SealedLink:
    """As `seal_link_key`, at the desk of whoever decides and coordinates."""
    decided = _of_desk(workplace)
    with _noted(workplace, Act.LINK_KEY_SEALED, decided):
        return _seal_again(decided, kept, out)


def write_references(workplace: Workplace, count: int, out: Path) -> int:
    """So many new references in a new text file, one a line, to be put into case files.

    None is kept here: which person has which reference stands in the case files alone.
    """
    if not workplace.require_project().switches.linking:
        raise InputRefused(Finding(code="linking.not_on"))
    if not 1 <= count <= MOST_AT_ONCE:
        raise InputRefused(Finding(code="linking.how_many", context={"most": MOST_AT_ONCE}))
    write_file(out, "".join(f"{one}\n" for one in new_references(count)).encode(), replace=False)
    return count


def _of_pack(workplace: Workplace, file: Path, words: str) -> _Decided:
    """What a pack says, once its words agree, in a place where the key may be made."""
    # late: msgspec, pyrage, minisign: 0.1 s that the first screen must not wait for.
    from udset_desktop.project.card import require_words  # noqa: PLC0415
    from udset_desktop.project.pack import LIMIT_BYTES, parse_pack  # noqa: PLC0415

    pack = parse_pack(read_as(FileKind.PACK, file, limit_bytes=LIMIT_BYTES))
    require_words(words, pack.code)
    project = pack.project.on(workplace.clock.today_on())
    linking = _linking_of(project)
    if vault_state(workplace, Which.DESK) is not VaultState.NONE and not linking.decider_coordinates:
        raise InputRefused(Finding(code="linking.coordinators_home"))
    recipients = _recipients(pack.trust_list(), "linking.no_laptop")
    return _Decided(project=project, linking=linking, recipients=recipients)


def _of_desk(workplace: Workplace) -> _Decided:
    """What the open desk goes by today, where one person is both."""
    # late: as in `_of_pack`.
    from udset_desktop.usecases.standing import require_caught_up, trust_at_desk  # noqa: PLC0415

    project = workplace.require_project()
    linking = _linking_of(project)
    if not linking.decider_coordinates:
        raise InputRefused(Finding(code="linking.not_both"))
    require_caught_up(workplace.require_desk())
    recipients = _recipients(trust_at_desk(workplace), "linking.no_laptop_here")
    return _Decided(project=project, linking=linking, recipients=recipients)


def _linking_of(project: Project) -> Linking:
    if not isinstance(project.switches.linking, Linking):
        raise InputRefused(Finding(code="linking.not_on"))
    return project.switches.linking


def _recipients(trust: Trust, no_laptop: str) -> tuple[str, ...]:
    recipients = tuple(one.recipient for one in trust.accepted if trust.last_number(one.laptop) is None)
    if not recipients:
        raise InputRefused(Finding(code=no_laptop))
    return recipients


def _make(workplace: Workplace, decided: _Decided, keep: Path, out: Path) -> SealedLink:
    # late: as in `_of_pack`.
    from udset_desktop.project import link_file  # noqa: PLC0415

    if keep.resolve().is_relative_to(workplace.home.folder.resolve()):
        raise InputRefused(Finding(code="linking.key_in_home"))
    link = link_file.make_link_key(decided.project.id)
    page = sentence_of("linking.key_paper", {"project": decided.project.name}, workplace.language)
    write_file(keep, link_file.render_kept(link, page), replace=False)
    try:
        return _sealed(link, decided, out)
    except BaseException:
        keep.unlink(missing_ok=True)  # a key that no laptop gets is no key
        raise


def _seal_again(decided: _Decided, kept: Path, out: Path) -> SealedLink:
    # late: as in `_of_pack`.
    from udset_desktop.project import link_file  # noqa: PLC0415

    link = link_file.parse_kept(read_file(kept, limit_bytes=link_file.LIMIT_BYTES))
    if link.project != decided.project.id:
        raise InputRefused(Finding(code="project.other_project"))
    return _sealed(link, decided, out)


def _sealed(link: LinkKey, decided: _Decided, out: Path) -> SealedLink:
    # late: as in `_of_pack`.
    from udset_desktop.project.link_file import seal_link  # noqa: PLC0415

    write_file(out, seal_link(link, decided.recipients), replace=False)
    return SealedLink(
        file=out,
        code=link.code,
        laptops=len(decided.recipients),
        tells_who=decided.linking.decider_coordinates,
    )


@contextmanager
def _noted(workplace: Workplace, act: Act, decided: _Decided) -> Iterator[None]:
    """The desk's log tells of it; where it fails there was none."""
    vault = workplace.require_desk().vault
    with vault.transaction():
        note_act(vault, workplace.clock, act, laptops=len(decided.recipients))
        yield
