"""Person view: the screen turned round, one question and a few words to choose from.

What may be shown, and what becomes of a choice, is decided here; the window only draws it.  A choice
goes by the rules of every answer.  Nobody's name is in it, not even that of somebody looked after,
because whoever comes in can read the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from udset_desktop.foundation.problems import Finding
from udset_desktop.instrument.model import SCALES, Facet, Item
from udset_desktop.interview.answers import SUPPORTED, Answer, Perspective, SaidBy, Shown
from udset_desktop.interview.drawing import telling_of
from udset_desktop.interview.entry import refusal
from udset_desktop.interview.permission import GivenBy, How, Purpose, Reply, purposes_of
from udset_desktop.interview.person_look import PersonLook
from udset_desktop.interview.phrases import Phrases
from udset_desktop.interview.route import open_items, way
from udset_desktop.interview.screen import Stage
from udset_desktop.interview.session import (
    answer_item,
    clear_item,
    decline_item,
    reply,
    say_who,
    say_who_permits,
)
from udset_desktop.interview.state import Session
from udset_desktop.interview.telling import Telling

DONT_UNDERSTAND = "dont_understand"
_DIDNT_WORK = "question_didnt_work"
_TURNED_ROUND = (Facet.RATING, Facet.ALL_RIGHT)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChoice:
    """One word to choose, and the picture that may stand beside it."""

    code: str
    words: str
    picture: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonQuestion:
    """Everything that is on the screen: nothing of the interviewer's, nothing of anybody else."""

    key: str  # an item, or a purpose
    ask: str
    choices: tuple[PersonChoice, ...]  # as they lie, "I don't understand" last
    picture: str = ""  # of the question itself
    language: str = "en"

    @property
    def spoken(self) -> str:
        """The question and its words, to be read aloud; never what anybody said."""
        return "\n".join((self.ask, *(f"{choice.words}." for choice in self.choices)))


def keys_here(session: Session) -> tuple[str, ...]:
    """What can be turned round where the conversation stands, in order; () for nothing.

    The permissions are the person's own to give: where somebody else gives them, or nobody may,
    they are not put to the person as if the answer counted.
    """
    if session.stage is Stage.PERMISSIONS:
        own = session.permissions.given_by is GivenBy.PERSON
        return tuple(str(purpose) for purpose in purposes_of(session.project)) if own else ()
    return _keys_on(session, session.page) if session.stage is Stage.PAGES else ()


def first_key(session: Session) -> str:
    """What to turn round first: what nobody has answered yet, else the first; "" for nothing."""
    keys = keys_here(session)
    return next((key for key in keys if not _is_answered(session, key)), keys[0] if keys else "")


def step_from(session: Session, key: str, *, onward: bool) -> tuple[Session, str]:
    """The question after this one, or before it, on whichever page it stands; the ends stay."""
    keys = keys_here(session)
    place = keys.index(key) + (1 if onward else -1) if key in keys else 0
    if 0 <= place < len(keys) or session.stage is not Stage.PAGES:
        return session, keys[max(0, min(place, len(keys) - 1))] if keys else key
    pages = [page.id for page in way(session)]
    here = pages.index(session.page)
    for page in pages[here + 1 :] if onward else reversed(pages[:here]):
        if found := _keys_on(session, page):
            return replace(session, page=page), found[0 if onward else -1]
    return session, key


def question_of(session: Session, key: str, look: PersonLook) -> PersonQuestion | None:
    """The question as it is to be drawn; `None` for one that cannot be turned round now."""
    if key not in keys_here(session):
        return None
    telling = replace(telling_of(session), looks_after="")
    if session.stage is Stage.PERMISSIONS:
        purpose = Purpose(key)
        said: Reply = getattr(session.permissions, key)
        return permission_question(
            purpose,
            telling.phrases.words(f"permission.{purpose}.{session.project.lawful_basis}"),
            said,
            phrases=telling.phrases,
            look=look,
            language=session.language,
        )
    item = session.instrument.by_id[key]
    answer = session.answers.get(key)
    choices = _choices(telling, item, answer, look)
    declined = answer is not None and answer.non_answer == _DIDNT_WORK
    return PersonQuestion(
        key=key,
        ask=telling.words(f"item.{key}.ask"),
        choices=(*_laid(choices, look), _not_understood(telling.phrases, chosen=declined)),
        language=session.language,
    )


def permission_question(
    purpose: Purpose, ask: str, said: Reply, *, phrases: Phrases, look: PersonLook, language: str = "en"
) -> PersonQuestion:
    """A permission as it is to be drawn, at Begin or at the end; what is not understood is not a yes."""
    choices = tuple(
        PersonChoice(
            code=word,
            words=phrases.words(f"reply.{word}"),
            picture=f"answer-{word}",
            chosen=said is word,
        )
        for word in (Reply.YES, Reply.NO)
    )
    return PersonQuestion(
        key=str(purpose),
        ask=ask,
        choices=(*_laid(choices, look), _not_understood(phrases)),
        picture=f"purpose-{purpose}",
        language=language,
    )


def choose(
    session: Session, key: str, code: str, look: PersonLook, *, by_person: bool = True
) -> tuple[Session, tuple[Finding, ...]]:
    """What becomes of a choice made on the turned screen; the same one twice takes it off.

    It is the person's own, whoever answered before, unless `by_person` says that it was whoever
    speaks for them.
    """
    if key not in keys_here(session):
        return session, (refusal("interview.no_such_item", key),)
    if session.stage is Stage.PERMISSIONS:
        return _reply(session, Purpose(key), code, look)
    item, answer = session.instrument.by_id[key], session.answers.get(key)
    word = _DIDNT_WORK if code == DONT_UNDERSTAND else code
    if answer is not None and word in (answer.value, answer.non_answer):
        return clear_item(session, key), ()
    who, view = _who(session, look, by_person=by_person)
    if code == DONT_UNDERSTAND:
        session, found = decline_item(session, key, _DIDNT_WORK)
        if not found:
            session, found = say_who(session, key, who, view)
    else:
        scale = _scale(item, answer, look) if item.scale else ""
        session, found = answer_item(session, key, code, scale=scale, said_by=who, perspective=view)
    if found:
        return session, found
    return note_shown(session, key, way_round(look)), ()


def way_round(look: PersonLook) -> Shown:
    """Which way round the words lie on the turned screen."""
    return Shown.REVERSED if look.reverse else Shown.IN_ORDER


def note_shown(session: Session, item_id: str, shown: Shown | None) -> Session:
    """Which way round the words lay, kept with the answer; nothing where there is none."""
    answer = session.answers.get(item_id)
    if answer is None or answer.shown is shown:
        return session
    return replace(session, answers=session.answers.with_answer(item_id, replace(answer, shown=shown)))


def _keys_on(session: Session, page_id: str) -> tuple[str, ...]:
    return tuple(
        item.id
        for item in open_items(session)
        if item.facet in _TURNED_ROUND and session.instrument.page_of[item.id].id == page_id
    )


def _is_answered(session: Session, key: str) -> bool:
    if session.stage is Stage.PERMISSIONS:
        return getattr(session.permissions, key) is not Reply.NOT_ASKED
    return session.answers.get(key) is not None


def _scale(item: Item, answer: Answer | None, look: PersonLook) -> str:
    """The scale the words come from: the one answered on, else the usual, or the one with fewer words."""
    if answer is not None and answer.scale:
        return answer.scale
    return item.scales[-1] if look.few_words else item.scale


def _choices(
    telling: Telling, item: Item, answer: Answer | None, look: PersonLook
) -> tuple[PersonChoice, ...]:
    scale = _scale(item, answer, look) if item.scale else ""
    lead = scale.partition("-")[0] or "answer"
    return tuple(
        PersonChoice(
            code=word,
            words=_upper(telling.choice(item, word)),
            picture=f"{lead}-{word}",
            chosen=answer is not None and answer.value == word,
        )
        for word in (SCALES[scale] if scale else item.choices)
    )


def _laid(choices: tuple[PersonChoice, ...], look: PersonLook) -> tuple[PersonChoice, ...]:
    return choices[::-1] if look.reverse else choices


def _not_understood(phrases: Phrases, *, chosen: bool = False) -> PersonChoice:
    return PersonChoice(
        code=DONT_UNDERSTAND,
        words=phrases.words("person_view.dont_understand"),
        picture="dont-understand",
        chosen=chosen,
    )


def _who(
    session: Session, look: PersonLook, *, by_person: bool
) -> tuple[tuple[SaidBy, ...], Perspective | None]:
    if not by_person:
        return session.said_by, session.perspective
    kinds = {one for one in session.said_by if one in SUPPORTED}
    if look.pictures:
        kinds = {SaidBy.WITH_SYMBOLS, *kinds} - {SaidBy.WITH_SUPPORT}  # now it is known which
    if kinds:
        return tuple(one for one in SaidBy if one in kinds), None
    return (SaidBy.PERSON if session.header.respondent == "self" else SaidBy.WITH_SUPPORT,), None


def _reply(
    session: Session, purpose: Purpose, code: str, look: PersonLook
) -> tuple[Session, tuple[Finding, ...]]:
    told = Reply.NOT_ASKED if code == DONT_UNDERSTAND else Reply(code)
    if told is getattr(session.permissions, purpose.value):
        told = Reply.NOT_ASKED
    session, found = reply(session, purpose, told, way_round(look))
    given = session.permissions
    if found or not look.pictures or given.how is not How.SPOKEN:
        return session, found
    how = say_who_permits(session, given.given_by, papers_seen=given.papers_seen, how=How.SYMBOLS)
    return how, ()


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
