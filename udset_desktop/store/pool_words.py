"""What people said, in a pool: each text kept with the merge, and its content gone once it is taken back.

Called by `store.pool_merge` and `pool_aside` inside a merge.  Which bundle brought a text lies in
`words_brought` alone, so that a database role can be kept from it.  A notice may come before its text;
a text whose time is over (`store.pool_words_over`) comes without its content, however late.
"""

from __future__ import annotations

from collections.abc import Iterable

from udset_desktop.bundle.opened import OpenedBundle
from udset_desktop.merge.rules import Passing, TakenBack
from udset_desktop.merge.words import TextFacts, is_taken_back
from udset_desktop.store.pool_engine import PoolLink

# Of one number the smallest digest counts, as with feedback: the order of bundles must not matter.
_COUNTED = (
    "SELECT w.number, MIN(w.digest) FROM words w JOIN words_brought x ON x.digest = w.digest"
    " JOIN bundle b ON b.seq = x.bundle WHERE b.aside = 0 AND w.content <> '' GROUP BY w.number"
)
OVER = "words_over"
"""What a line of the pool's log says of a text whose time was over; it tells the text's number."""


def insert_words(
    link: PoolLink, bundle: int, opened: OpenedBundle, replacements: tuple[Passing, ...] = ()
) -> None:
    """The texts of one bundle and its notices about texts, in the transaction of its merge."""
    for one in opened.words:
        told = one.words
        link.run(
            "INSERT INTO words (digest, number, who, outcome, record, item, instrument, content)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING",
            (
                one.digest,
                told.words,
                told.who,
                told.outcome,
                told.record,
                told.item,
                told.instrument,
                told.text,
            ),
        )
        link.run(
            "INSERT INTO words_brought (bundle, digest) VALUES (?, ?) ON CONFLICT (bundle, digest) DO NOTHING",
            (bundle, one.digest),
        )
    for number in opened.texts_back:
        link.run(
            "INSERT INTO words_back (number, laptop) VALUES (?, ?) ON CONFLICT (number, laptop) DO NOTHING",
            (number, opened.laptop),
        )
    records = {one.words.record for one in opened.words} - {""}
    records |= {one.record for one in opened.withdrawals} | {one.record for one in opened.handovers}
    numbers = {one.words.words for one in opened.words} | set(opened.texts_back)
    _drop(link, _texts_among(link, numbers, records), replacements)


def drop_words_again(link: PoolLink, replacements: tuple[Passing, ...]) -> None:
    """Every notice weighed again, because another laptop stands in for one now."""
    numbers = {str(row[0]) for row in link.rows("SELECT number FROM words_back")}
    records = {str(row[0]) for row in link.rows("SELECT record FROM notice")}
    _drop(link, _texts_among(link, numbers, records), replacements)


def count_words(link: PoolLink) -> tuple[tuple[str, str, int], ...]:
    """How many texts stand, by whose they are and what they are about."""
    counted: dict[tuple[str, str], int] = {}
    standing = {str(digest) for _, digest in link.rows(_COUNTED)}
    for digest, who, outcome in link.rows("SELECT digest, who, outcome FROM words WHERE content <> ''"):
        if digest in standing:
            counted[who, outcome] = counted.get((who, outcome), 0) + 1
    return tuple((who, outcome, count) for (who, outcome), count in sorted(counted.items()))


def _texts_among(link: PoolLink, numbers: Iterable[str], records: Iterable[str]) -> dict[str, TextFacts]:
    asked = (
        "SELECT w.digest, w.number, w.record, w.item, b.laptop FROM words w"
        " JOIN words_brought x ON x.digest = w.digest JOIN bundle b ON b.seq = x.bundle"
        " WHERE w.content <> '' AND"
    )
    rows = link.rows_among(f"{asked} w.number IN @names", sorted(numbers))
    rows += link.rows_among(f"{asked} w.record IN @names", sorted(records))
    texts: dict[str, TextFacts] = {}
    for digest, number, record, item, laptop in rows:
        known = texts.get(digest)
        laptops = frozenset({laptop}) | (known.laptops if known else frozenset())
        texts[digest] = TextFacts(number=number, record=record, item=item, laptops=laptops)
    return texts


def _drop(link: PoolLink, texts: dict[str, TextFacts], replacements: tuple[Passing, ...]) -> None:
    """The content gone of every text among them that a notice stands against, or whose time was over."""
    if not texts:
        return
    numbers = sorted({one.number for one in texts.values()})
    over = _over_among(link, numbers)
    by_number = {
        str(number)
        for (number,) in link.rows_among("SELECT number FROM words_back WHERE number IN @names", numbers)
    }
    names = sorted({one.record for one in texts.values()} - {""})
    notices: dict[str, list[TakenBack]] = {}
    for record, laptop, items in link.rows_among(
        "SELECT record, laptop, items FROM notice WHERE record IN @names", names
    ):
        told = items if items in {"all", "words"} else tuple(items.split())
        notices.setdefault(record, []).append(TakenBack(laptop=laptop, items=told))
    passings: dict[str, list[Passing]] = {}
    for record, giver, taker in link.rows_among(
        "SELECT record, giver, taker FROM passing WHERE record IN @names", names
    ):
        passings.setdefault(record, []).append(Passing(giver=giver, taker=taker))
    gone = [
        (digest,)
        for digest, text in texts.items()
        if text.number in over
        or is_taken_back(
            text,
            by_number=by_number,
            notices=notices.get(text.record, ()),
            passings=(*passings.get(text.record, ()), *replacements),
        )
    ]
    link.run_many("UPDATE words SET content = '' WHERE digest = ?", gone)


def _over_among(link: PoolLink, numbers: list[str]) -> set[str]:
    asked = f"SELECT told FROM event WHERE what = '{OVER}' AND told IN @names"  # noqa: S608 - our own word
    return {str(told) for (told,) in link.rows_among(asked, numbers)}
