"""How one made-up person talks: fragments that fit their circumstances, joined anew each time.

Called by `simulation.answering`.  Two people hardly ever say the same sentence, and one person never
does; what has been said is remembered as digests, not as text.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random

from udset_desktop.simulation.material import Material, Saying

_EITHER = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_TRIES = 6
_DRAWN = {
    "day": "days",
    "hour": "hours",
    "month": "months",
    "count": "counts",
    "meal": "meals",
    "shop": "shops",
}
_DRAWN_TOO = {
    "thing": "things",
    "do": "doings",
    "many": "many",
    "day2": "days",
    "day3": "days",
    "hour2": "hours",
}


@dataclass(slots=True)
class Memory:
    """What was said on this laptop so far."""

    said: set[bytes] = field(default_factory=set)

    def is_new(self, text: str) -> bool:
        """Whether nobody said this yet; from now on somebody has."""
        mark = hashlib.blake2b(text.encode(), digest_size=8).digest()
        if mark in self.said:
            return False
        self.said.add(mark)
        return True


@dataclass(slots=True, kw_only=True)
class Voice:
    """One person's way of talking."""

    material: Material
    draw: Random
    tags: frozenset[str]
    own: Mapping[str, str]  # slots that stay the same all through: kin, worker, hobby, …
    memory: Memory
    _used: set[str] = field(default_factory=set)

    def says(self, about: str) -> str:
        """One or two sentences about something; "" where nothing fits this person."""
        fitting = [one for one in self.material.sayings.get(about, ()) if one.needs <= self.tags]
        return self._fresh(lambda: self._sentence(fitting)) if fitting else ""

    def phrase(self, about: str) -> str:
        """A bare phrase, as for a wish or a next step."""
        fitting = [one for one in self.material.sayings.get(about, ()) if one.needs <= self.tags]
        return self._fresh(lambda: _upper(self._filled(self._one_of(fitting).text))) if fitting else ""

    def _fresh(self, make: Callable[[], str]) -> str:
        text = make()
        for _ in range(_TRIES):
            if self.memory.is_new(text):
                return text
            text = make()
        added = self._filled("I said so to {kin_name} on {day}, at {hour}, over {meal}.")
        text = f"{text.rstrip('.')}. {added}"
        self.memory.is_new(text)
        return text

    def _sentence(self, fitting: list[Saying]) -> str:
        lead, tail = self.draw.choice(self.material.leads), self.draw.choice(self.material.tails)
        core = self._filled(self._one_of(fitting).text).strip()
        text = _upper(f"{lead}{core}")
        text = text if text.endswith(("?", "!")) else f"{text}."
        return f"{text} {_upper(self._filled(tail))}".strip()

    def _one_of(self, fitting: list[Saying]) -> Saying:
        """A saying this person has not used yet, while there is one."""
        unused = [one for one in fitting if one.text not in self._used] or fitting
        chosen = self.draw.choice(unused)
        self._used.add(chosen.text)
        return chosen

    def _filled(self, text: str) -> str:
        chosen = _EITHER.sub(lambda found: self.draw.choice(found[1].split("|")), text)
        filled = _SLOT.sub(lambda found: self._slot(found[1]), chosen)
        # What a slot holds may have a slot of its own: "dance on a {day}".
        return _SLOT.sub(lambda found: self._slot(found[1]), filled)

    def _slot(self, name: str) -> str:
        if name in self.own:
            return self.own[name]
        if name == "Kin":
            return _upper(self.own["kin"])
        if name == "friend":
            return self.draw.choice(self.material.names)
        return self.draw.choice(self.material.lists[_DRAWN.get(name) or _DRAWN_TOO[name]])


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
