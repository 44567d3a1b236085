"""The link key as the post that decided makes it, and the references that a project gives out.

Called by the faces.  The post works from the project's pack on a machine of its own and needs no home
there; what a coordinator carries between is sealed to the laptops.  In a coordinator's home the key is
made only where the decision says that one person is both.  A laptop's side is `usecases.link_keys`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from udset_desktop.foundation.atomic import read_file, write_file
from udset_desktop.foundation.problems import Finding, InputRefused
from udset_desktop.foundation.wording import sentence_of
from udset_desktop.project.reference import MOST_AT_ONCE, new_references
from udset_desktop.project.switches import Linking
from udset_desktop.usecases.unlocking import VaultState, Which, vault_state
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    # Naming the types must not load what is behind them.
    from udset_desktop.project.link_file import LinkKey
    from udset_desktop.project.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLink:
    """The file for the laptops, and the six words that the post tells each of them by telephone."""

    file: Path
    code: str
    laptops: int
    tells_who: bool  # whoever has key and pool will be able to tell who is who


def make_link_key(workplace: Workplace, pack: Path, words: str, *, keep: Path, out: Path) -> SealedLink:
    """A new link key: its page for the post in `keep`, and sealed to every accepted laptop in `out`.

    `words` are the six words of the pack.  Raises `InputRefused` where the pack has no decision on
    linking, knows no laptop, or the page would lie in this program's folders.
    """
    # late: msgspec, pyrage, minisign: 0.1 s that the first screen must not wait for.
    from udset_desktop.project import link_file  # noqa: PLC0415

    read, linking = _decided(workplace, pack, words)
    if keep.resolve().is_relative_to(workplace.home.folder.resolve()):
        raise InputRefused(Finding(code="linking.key_in_home"))
    link = link_file.make_link_key(read.project.id)
    recipients = _recipients(read)
    page = sentence_of("linking.key_paper", {"project": read.project.name}, workplace.language)
    write_file(keep, link_file.render_kept(link, page), replace=False)
    try:
        return _sealed(link, recipients, out, linking)
    except BaseException:
        keep.unlink(missing_ok=True)  # a key that no laptop gets is no key
        raise


def seal_link_key(workplace: Workplace, pack: Path, words: str, *, kept: Path, out: Path) -> SealedLink:
    """The key of the post's page sealed anew, for laptops that were accepted since."""
    # late: as in `make_link_key`.
    from udset_desktop.project import link_file  # noqa: PLC0415

    read, linking = _decided(workplace, pack, words)
    link = link_file.parse_kept(read_file(kept, limit_bytes=link_file.LIMIT_BYTES))
    if link.project != read.project.id:
        raise InputRefused(Finding(code="project.other_project"))
    return _sealed(link, _recipients(read), out, linking)


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


def _decided(workplace: Workplace, file: Path, words: str) -> tuple[Pack, Linking]:
    """The pack, once its words agree and linking is decided in it, in a place where the key may be made."""
    # late: as in `make_link_key`.
    from udset_desktop.project.card import require_words  # noqa: PLC0415
    from udset_desktop.project.pack import LIMIT_BYTES, parse_pack  # noqa: PLC0415

    pack = parse_pack(read_file(file, limit_bytes=LIMIT_BYTES))
    require_words(words, pack.code)
    linking = pack.project.on(workplace.clock.today_on()).switches.linking
    if not isinstance(linking, Linking):
        raise InputRefused(Finding(code="linking.not_on"))
    if vault_state(workplace, Which.DESK) is not VaultState.NONE and not linking.decider_coordinates:
        raise InputRefused(Finding(code="linking.coordinators_home"))
    return pack, linking


def _recipients(pack: Pack) -> tuple[str, ...]:
    trust = pack.trust_list()
    recipients = tuple(one.recipient for one in trust.accepted if trust.last_number(one.laptop) is None)
    if not recipients:
        raise InputRefused(Finding(code="linking.no_laptop"))
    return recipients


def _sealed(link: LinkKey, recipients: tuple[str, ...], out: Path, linking: Linking) -> SealedLink:
    # late: as in `make_link_key`.
    from udset_desktop.project.link_file import seal_link  # noqa: PLC0415

    write_file(out, seal_link(link, recipients), replace=False)
    return SealedLink(
        file=out, code=link.code, laptops=len(recipients), tells_who=linking.decider_coordinates
    )
