"""What a bundle holds of words: how many texts, about what, and whether each was read, by one or by two people.

Called by the command line after a bundle was previewed or opened.  Who read a text is in no bundle: only the
laptop that let it go can say that it was read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from udset_desktop.bundle.opened import OpenedBundle
    from udset_desktop.usecases.workplace import Workplace


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsInside:
    """The words of one bundle, or of several that leave together.

    `known` of the texts were let go on this laptop and are remembered here; of those, `read` by somebody and
    `looked_over` by a second person too.  It is None where this is not the laptop that wrote them.
    """

    texts: int
    attached: int  # of them, how many say which record they belong to
    kinds: tuple[tuple[str, str, int], ...]  # user or carer, about what, how many texts
    texts_back: int  # notices that take single texts back
    known: int | None = None
    read: int = 0
    looked_over: int = 0


def words_inside(workplace: Workplace, bundles: Iterable[OpenedBundle]) -> WordsInside:
    """All words of these bundles."""
    opened = tuple(bundles)
    told = [line.words for one in opened for line in one.words]
    kinds = Counter((one.who, one.outcome) for one in told)
    found = WordsInside(
        texts=len(told),
        attached=sum(1 for one in told if one.record),
        kinds=tuple((who, outcome, count) for (who, outcome), count in sorted(kinds.items())),
        texts_back=sum(len(one.texts_back) for one in opened),
    )
    return _as_read(workplace, opened, found) if told and workplace.vault is not None else found


def _as_read(workplace: Workplace, opened: tuple[OpenedBundle, ...], found: WordsInside) -> WordsInside:
    # late: the database layer
    from udset_desktop.usecases.standing import own_ids  # noqa: PLC0415

    vault = workplace.require_vault()
    own = own_ids(vault)
    if any(one.laptop not in own for one in opened):
        return found
    numbers = {line.words.words for one in opened for line in one.words}
    rows = [one for one in vault.load_passed() if one.number in numbers]
    return WordsInside(
        texts=found.texts,
        attached=found.attached,
        kinds=found.kinds,
        texts_back=found.texts_back,
        known=len(rows),
        read=sum(1 for one in rows if one.read_by),
        looked_over=sum(1 for one in rows if one.read_by and one.checked_by),
    )
