"""Made-up people of one made-up partnership, with circumstances that hang together.

Pure and seeded: the same seed gives the same person, on every machine and in every process.  No
person, place or service here exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from udset_desktop.foundation.ids import PersonId
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.person import Person
from udset_desktop.project.model import Project
from udset_desktop.simulation.material import Material, chance, load_material

_KIND_WEIGHTS = {"older": 38, "mental_health": 16, "learning_disability": 11, "carer": 35}
_GROUPS = {
    "older": "older_people",
    "mental_health": "mental_health",
    "learning_disability": "learning_disability",
}
_CARED_FOR = {"older_people": 55, "learning_disability": 20, "mental_health": 15, "physical_or_sensory": 10}
_AGES = {
    "older": {"65_79": 45, "80_and_over": 55},
    "mental_health": {"under_65": 85, "65_79": 12, "": 3},
    "learning_disability": {"under_65": 88, "65_79": 10, "": 2},
    "carer": {"under_65": 50, "65_79": 35, "80_and_over": 12, "": 3},
}
_SERVICES = {
    "older": ("homecare", "riverbank", "steady"),
    "mental_health": ("opendoor", "homecare"),
    "learning_disability": ("larch", "riverbank"),
    "carer": ("bridge", "homecare"),
}
_PROXIES = {"older": 0.06, "mental_health": 0.01, "learning_disability": 0.18, "carer": 0.0}
_SUPPORTED = {"older": 0.08, "mental_health": 0.04, "learning_disability": 0.45, "carer": 0.02}
_FEW_WORDS = {"older": 0.06, "mental_health": 0.03, "learning_disability": 0.6, "carer": 0.02}
_AIDS = ("more_time", "plain_words", "pictures_or_symbols", "hearing_or_sight_aid", "somebody_they_trust")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """One made-up person."""

    id: PersonId
    kind: str
    name: str
    group: str
    age_band: str
    place: str
    services: tuple[str, ...]
    tags: frozenset[str]
    own: Mapping[str, str]  # what stays the same in all they say
    respondent: str
    speaker: SaidBy | None
    perspective: Perspective | None
    aids: tuple[str, ...]
    few_words: bool  # is shown three words instead of four
    talkative: float  # how often they say something of their own, 0 to 1
    lean: float  # how things stand with them on the whole
    leans: Mapping[str, float]  # and with one matter more than another
    looks_after: str
    visits: int
    link: str

    @property
    def about(self) -> str:
        """Whose outcomes they talk about."""
        return "carer" if self.kind == "carer" else "user"

    def kept(self) -> Person:
        """The person as a laptop keeps them."""
        return Person(
            id=self.id,
            name=self.name,
            about=self.about,
            group=self.group,
            age_band=self.age_band,
            place=self.place,
            suits=self.aids,
            sheet="plain" if self.few_words else "large" if self.age_band == "80_and_over" else "standard",
            post=("yes", "no", "")[len(self.name) % 3],
        )


def make_person(draw: Random, project: Project, pages: tuple[str, ...]) -> MadeUp:
    """One person, drawn; `pages` are the matters they may have a view on."""
    material = load_material()
    kind = _weighted(draw, _KIND_WEIGHTS)
    tags = _tags(draw, kind, material)
    own = _own(draw, kind, project, material)
    respondent, speaker, perspective = _answering(draw, kind)
    aids = tuple(sorted(draw.sample(_AIDS, k=2))) if respondent != "self" else ()
    return MadeUp(
        id=PersonId(f"{draw.getrandbits(128):032x}"),
        kind=kind,
        name=f"{draw.choice(material.names)} {draw.choice(material.surnames)}",
        group=_GROUPS.get(kind) or _weighted(draw, _CARED_FOR),
        age_band=_weighted(draw, _AGES[kind]),
        place=draw.choice(project.localities).code if project.localities else "",
        services=_services(draw, kind, project),
        tags=tags,
        own=own,
        respondent=respondent,
        speaker=speaker,
        perspective=perspective,
        aids=aids,
        few_words=chance(draw, _FEW_WORDS[kind]),
        talkative=0.25 + 0.6 * draw.random(),
        lean=draw.gauss(-0.1, 0.6),
        leans={page: draw.gauss(0.0, 0.55) for page in pages},
        looks_after=own["who_name"] if kind == "carer" else "",
        visits=draw.choice((1, 1, 1, 1, 1, 2, 2, 3)),
        link="",
    )


def _answering(draw: Random, kind: str) -> tuple[str, SaidBy | None, Perspective | None]:
    drawn = draw.random()
    if drawn < _PROXIES[kind]:
        speaker = draw.choice(
            (SaidBy.FAMILY_OR_FRIEND, SaidBy.FAMILY_OR_FRIEND, SaidBy.PAID_WORKER, SaidBy.SERVICE_WORKER)
        )
        view = Perspective.WHAT_THEY_WOULD_SAY if chance(draw, 0.7) else Perspective.WHAT_I_THINK
        return "somebody_speaking", speaker, view
    supported = drawn < _PROXIES[kind] + _SUPPORTED[kind]
    return ("with_support" if supported else "self"), None, None


def _tags(draw: Random, kind: str, material: Material) -> frozenset[str]:
    home = draw.choice(material.by_kind[kind]["homes"])
    tags = {home, {"mental_health": "mh", "learning_disability": "ld"}.get(kind, kind)}
    if chance(draw, 0.3) and home != "sheltered":
        tags.add("pet")
    if kind == "older" and chance(draw, 0.4):
        tags.add("fall")
    if kind == "carer" and chance(draw, 0.12):
        tags.add("works_in_care")
    return frozenset(tags)


def _own(draw: Random, kind: str, project: Project, material: Material) -> Mapping[str, str]:
    lists = material.by_kind[kind]
    own = {
        slot: draw.choice(lists[name])
        for slot, name in {
            "kin": "kin",
            "trouble": "troubles",
            "hobby": "hobbies",
            "club": "clubs",
            "worker": "workers",
        }.items()
    }
    own["kin_name"] = draw.choice(material.names)
    own["pet_name"] = draw.choice(material.lists["pets"])
    own["pet_word"] = f"the {draw.choice(material.lists['pet_kinds'])}"
    own["place"] = draw.choice(project.localities).name.split()[0] if project.localities else "town"
    if kind == "carer":
        own["who"] = draw.choice(lists["looked_after"])
        own["who_name"] = draw.choice(material.names)
    return own


def _services(draw: Random, kind: str, project: Project) -> tuple[str, ...]:
    known = [code for code in _SERVICES[kind] if project.service(code)]
    if not known:
        return ()
    return tuple(sorted(draw.sample(known, k=draw.randint(1, min(2, len(known))))))


def _weighted(draw: Random, weights: Mapping[str, int]) -> str:
    return draw.choices(tuple(weights), tuple(weights.values()))[0]
