"""What a made-up person answers to each item of a page, from how things stand with them.

Pure choices: gives raw input as a window would, which then goes through the real entry checks.
Called by `simulation.conversation`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from udset_desktop.instrument.model import Facet, Item, Kind, Page
from udset_desktop.simulation.people import MadeUp
from udset_desktop.simulation.voice import Voice

Raw = str | tuple[str, ...] | None

_WORDS_OF = {
    "services": "closing.services_{about}",
    "their_help": "closing.their_help",
    "caring": "closing.caring",
    "strengths": "closing.strengths_{about}",
    "best": "closing.best",
    "hardest": "closing.hardest",
    "change_one": "closing.change_one",
    "missed": "closing.missed",
    "views": "closing.views",
}
_SHARED = ("supported", "able", "say_in_plan")
_TAGS = (
    "the nights",
    "the bus",
    "the rail by the step",
    "noise",
    "the phone",
    "letters",
    "the stair",
    "weekends",
)
_DOESNT_APPLY = {"responsive": 0.15, "symptoms": 0.2, "mobility": 0.12, "flexible": 0.12}
_LOW = -0.9
_RATHER_NOT = {"stigma": 0.05, "money": 0.07, "relationship": 0.08, "safe": 0.01}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One person at one page: how it stands, and who is talking."""

    person: MadeUp
    voice: Voice
    draw: Random
    page: Page
    how: float  # around 0; well above is good
    earlier: bool

    def chance(self, share: float) -> bool:
        """Whether something that happens in `share` of cases happens now."""
        return self.draw.random() < share

    @property
    def mood(self) -> str:
        """How they speak of it."""
        if self.how > 0.0:
            return "good"
        return "mid" if self.how > _LOW else "low"


def non_answer_of(at: Standing, item: Item) -> str | None:
    """A non-answer to a rating, where there is one."""
    if item.kind is not Kind.RATING:
        return None
    chances = {
        "doesnt_apply": _DOESNT_APPLY.get(at.page.id, 0.01),
        "rather_not_say": _RATHER_NOT.get(at.page.id, 0.01),
        "dont_know": 0.03,
        "question_didnt_work": 0.04 if at.person.few_words else 0.006,
    }
    drawn = at.draw.random()
    for word, chance in chances.items():
        if drawn < chance:
            return word
        drawn -= chance
    return None


def scale_of(at: Standing, item: Item) -> str:
    """The scale the person is shown."""
    return item.scales[-1] if at.person.few_words else item.scale


def raw_of(at: Standing, item: Item) -> Raw:
    """What is put in for one item; None where nothing is said to it."""
    if item.kind is Kind.RATING:
        return _rating(at, item)
    if item.kind is Kind.WORDS and item.facet is Facet.WORDS:
        return _words(at)
    maker = _MAKERS.get(item.id.partition(".")[2])
    return maker(at, item) if maker else None


def _rating(at: Standing, item: Item) -> Raw:
    how = at.how + at.draw.gauss(0, 0.15)
    if item.facet is Facet.OWN and at.chance(0.6):
        return None  # a second rating on a page is asked only if wished
    match scale_of(at, item):
        case "change-4":
            return _step(how, (0.7, 0.1, -0.8), ("better", "a_bit_better", "same", "worse"))
        case "fit-3":
            return _step(how, (0.0, -0.9), ("yes", "in_between", "no"))
        case _:
            return _step(how, (0.15, -0.6, -1.15), ("yes", "mostly", "not_really", "no"))


def _step(how: float, bounds: tuple[float, ...], words: tuple[str, ...]) -> str:
    return next((word for bound, word in zip(bounds, words, strict=False) if how > bound), words[-1])


def _words(at: Standing) -> Raw:
    page, about = at.page.id, at.person.about
    if not at.chance(at.person.talkative):
        return None
    if page.startswith("else_"):
        return at.voice.says("closing.else") if at.chance(0.25) else None
    if page == "talk":
        return at.voice.says(f"closing.talk_{at.mood}")
    if page in _WORDS_OF:
        return at.voice.says(_WORDS_OF[page].format(about=about))
    return at.voice.says(f"{page}.{at.mood}" if page in _SHARED else f"{about}.{page}.{at.mood}")


def _some(share: Mapping[str, float], most: int) -> Callable[[Standing, Item], Raw]:
    def made(at: Standing, item: Item) -> Raw:
        if not at.chance(share[at.mood]):
            return None
        free = [choice for choice in item.choices if choice not in item.exclusive]
        return tuple(at.draw.sample(free, k=at.draw.randint(1, min(most, len(free)))))

    return made


def _one(share: float) -> Callable[[Standing, Item], Raw]:
    def made(at: Standing, item: Item) -> Raw:
        return at.draw.choice(item.choices) if at.chance(share) else None

    return made


def _role(at: Standing, item: Item) -> Raw:
    if not at.chance(0.5):
        return None
    weights = {"good": (70, 20, 2, 8), "mid": (35, 40, 10, 15), "low": (10, 45, 30, 15)}[at.mood]
    return at.draw.choices(item.choices, weights)[0]


def _matters(at: Standing, _: Item) -> Raw:
    if not at.chance(0.6):
        return None
    return "matters" if at.chance(0.5 if at.mood == "good" else 0.85) else "not_now"


def _verdict(at: Standing, _: Item) -> Raw:
    if not at.earlier or not at.chance(0.7):
        return None
    if at.chance(0.06):
        return "want_changed"
    return _step(
        at.how + at.draw.gauss(0, 0.5), (0.7, -0.3, -0.9), ("closer", "same_fine", "same_not_fine", "further")
    )


def _after_verdict(at: Standing, item: Item) -> Raw:
    return at.draw.choice(item.choices) if at.earlier and at.chance(0.8) else None


def _asking(at: Standing, _: Item) -> Raw:
    if not at.earlier or not at.chance(0.5):
        return None
    return at.draw.choice(
        (("nothing",), ("nothing",), ("new_interviewer",), ("said_more",), ("others_there",))
    )


def _service(at: Standing, _: Item) -> Raw:
    return at.draw.choice(at.person.services) if at.person.services else None


def _used(at: Standing, _: Item) -> Raw:
    return at.person.services or None


def _tags(at: Standing, _: Item) -> Raw:
    if not at.chance(0.15):
        return None
    return "\n".join(at.draw.sample(_TAGS, k=at.draw.randint(1, 2)))


def _people(at: Standing, _: Item) -> Raw:
    if not at.chance(0.6):
        return None
    kin = at.person.own["kin"]
    return (f"{at.person.own['kin_name']} ({kin.partition(' ')[2]})", at.person.own["worker"])


def _works_in_care(at: Standing, _: Item) -> Raw:
    return "yes" if "works_in_care" in at.person.tags else at.draw.choice((None, "no", "no", "used_to"))


def _was(at: Standing, _: Item) -> Raw:
    if at.chance(0.2):
        return None
    return at.draw.choice(
        {"good": ("good", "all_right"), "mid": ("all_right", "mixed"), "low": ("hard", "mixed")}[at.mood]
    )


_MAKERS: Mapping[str, Callable[[Standing, Item], Raw]] = {
    "helps": _some({"good": 0.5, "mid": 0.35, "low": 0.15}, 2),
    "hinders": _some({"good": 0.06, "mid": 0.35, "low": 0.6}, 2),
    "wanted": _some({"good": 0.05, "mid": 0.3, "low": 0.55}, 2),
    "with_whom": _some({"good": 0.7, "mid": 0.6, "low": 0.5}, 3),
    "about": _some({"good": 0.4, "mid": 0.5, "low": 0.6}, 2),
    "noticed": _some({"good": 0.6, "mid": 0.4, "low": 0.2}, 3),
    "others_help": _some({"good": 0.7, "mid": 0.6, "low": 0.5}, 2),
    "epic": _some({"good": 0.3, "mid": 0.25, "low": 0.3}, 1),
    "how_long": _one(0.8),
    "years": _one(0.8),
    "review_kind": _one(0.9),
    "role_by": _one(0.9),
    "agreed": _one(0.5),
    "role": _role,
    "role_service": _service,
    "used": _used,
    "matters": _matters,
    "verdict": _verdict,
    "verdict_why": _after_verdict,
    "asking_changed": _asking,
    "tags": _tags,
    "people": _people,
    "works_in_care": _works_in_care,
    "was": _was,
    "person": lambda at, _: at.voice.says("closing.views") if at.chance(0.2) else None,
    "carer": lambda at, _: at.voice.says("closing.views") if at.chance(0.1) else None,
}
