"""Whether what waits in a bundle may still leave as it was made: by the switches, places and replies of today.

Called by `usecases.recalling` before anything is sent; `open_at_laptop` also by `usecases.exporting`, for what
it just wrote.  Decides and reads; writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from udset_desktop.bundle.allowed import UNKNOWN_INSTRUMENT
from udset_desktop.bundle.bag import KINDS
from udset_desktop.bundle.deidentify import carries_more
from udset_desktop.bundle.reader import OpenedBundle, open_bundle
from udset_desktop.bundle.words_rule import words_rule
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import UdsetError
from udset_desktop.project.model import Project
from udset_desktop.record.model import Record
from udset_desktop.store.vault_values import Export, PassedText
from udset_desktop.usecases.link_keys import link_key_in
from udset_desktop.usecases.standing import (
    definitions_of,
    producer_of,
    project_today,
    reading_key_of,
    trust_at_laptop,
)
from udset_desktop.usecases.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_MAY_BE_HELD = frozenset({UNKNOWN_INSTRUMENT, "bundle.instrument_altered"})
"""What a definition that is not here any more says nothing about: the desk may have it."""


def open_at_laptop(workplace: Workplace, content: bytes, project: Project) -> OpenedBundle:
    """A bundle of this laptop, checked from end to end by the rules of `project`.

    Raises `BundleRefused` and `Incompatible`, also where the laptop has had other keys since.
    """
    vault = workplace.require_vault()
    return open_bundle(
        content,
        key=reading_key_of(producer_of(vault)),
        trust=trust_at_laptop(vault),
        definitions=definitions_of(workplace.home),
        project=project,
    )


def first_outdated(
    workplace: Workplace, waiting: Iterable[Export], texts: Collection[PassedText], heads: Iterable[Record]
) -> int | None:
    """The number of the first of these bundles that today's project or replies would make otherwise; None for none.

    Outdated is a kind that no switch allows any more; words where none leave now, or that nobody has looked
    over though two must; a line that the desk would hold; and one that tells more of whom, where and by whom
    than it would today.  `texts` are the words in them, `heads` the records on file.
    """
    project, on_file = project_today(workplace), {one.id: one for one in heads}
    for bundle in sorted(waiting, key=lambda one: one.number):
        inside = [one for one in texts if one.bundle == bundle.number]
        if not bundle.lines and not inside:
            continue  # notices and counts: nothing in them is about anybody
        if _is_switched_off(bundle, inside, project) or _is_made_otherwise(
            workplace, bundle, project, on_file
        ):
            return bundle.number
    return None


def _is_switched_off(bundle: Export, texts: Collection[PassedText], project: Project) -> bool:
    if bundle.kind == KINDS[1] and not (project.switches.linking or project.switches.words):
        return True
    rule = words_rule(project)
    if rule is None:
        return bool(texts)
    return rule.second_check and any(not one.checked_by for one in texts)


def _is_made_otherwise(
    workplace: Workplace, bundle: Export, project: Project, heads: Mapping[RecordId, Record]
) -> bool:
    vault = workplace.require_vault()
    content = vault.load_outgoing_content(bundle.number)
    try:
        opened = None if content is None else open_at_laptop(workplace, content, project)
    except UdsetError:
        # Made before this vault came back from a backup: it is sealed to keys that are gone, and its kind
        # and its words are all that can be known of it.
        return False
    if opened is None:
        return False
    if any(one.member in {"records", "words"} and one.code not in _MAY_BE_HELD for one in opened.held):
        return True
    link_key = link_key_in(vault, project)
    return any(
        carries_more(line.record, head, project, link_key=link_key)
        for line in opened.records
        if (head := heads.get(RecordId(line.record.record))) is not None
    )
