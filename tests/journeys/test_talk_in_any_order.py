"""Any order of acts in a conversation: nothing is lost, drafts come back equal, the screen can be drawn."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.kit.interviews import (
    a_session,
    an_instrument,
)
from udset_desktop.foundation.ids import RecordId
from udset_desktop.foundation.problems import has_refusal
from udset_desktop.instrument.model import SCALES
from udset_desktop.interview.answers import Perspective, SaidBy
from udset_desktop.interview.draft import Kept, place_of, session_of
from udset_desktop.interview.entry import SAYABLE
from udset_desktop.interview.header import OTHERS
from udset_desktop.interview.jot import check_jots, loose_jots
from udset_desktop.interview.jotting import jot_down, lay_jot, type_jot, word_jots
from udset_desktop.interview.page_marks import mark_item
from udset_desktop.interview.permission import GivenBy, Purpose, Reply
from udset_desktop.interview.session import (
    answer_item,
    back_page,
    decline_item,
    go_on_after_all,
    go_to,
    go_to_stage,
    next_page,
    open_item,
    reply,
    say_who_permits,
    say_who_speaks,
    screen_of,
    set_header,
    set_together,
    stop_here,
    type_words,
)
from udset_desktop.interview.settling import check_finish
from udset_desktop.interview.state import Stage
from udset_desktop.interview.together import Action, Together
from udset_desktop.record.codec import decode_record, encode_record
from udset_desktop.record.complete import complete_record

INSTRUMENT = an_instrument()
ITEMS = tuple(INSTRUMENT.items())
PAGES = tuple(page.id for page in INSTRUMENT.pages())
RAW = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 200),
    st.text(max_size=30),
    st.sampled_from([word for words in SCALES.values() for word in words]),
    st.sampled_from([choice for item in ITEMS for choice in item.choices]),
    st.lists(st.sampled_from([choice for item in ITEMS for choice in item.choices]), max_size=3),
)
SPEAKERS = st.sampled_from([(SaidBy.PERSON,), (SaidBy.FAMILY_OR_FRIEND, SaidBy.PERSON), ()])
VIEWS = st.sampled_from([None, Perspective.WHAT_I_THINK])
ITEM_IDS = st.sampled_from([item.id for item in ITEMS if item.id.startswith(("safe", "people", "services"))])


class Talk(RuleBasedStateMachine):
    """Any order of acts: nothing is lost, the draft comes back equal, the screen can always be drawn."""

    def __init__(self):
        super().__init__()
        self.session = replace(a_session(INSTRUMENT), has_earlier=True)  # a verdict can be said
        self.said = {}

    def _take(self, item_id, session, findings):
        before = self.said.get(item_id)
        after = session.answers.get(item_id)
        if has_refusal(findings):
            assert after == before, "a refused input changed an answer"
        self.session = session
        self.said = dict(session.answers.answers)

    @rule(item_id=ITEM_IDS, raw=RAW, speakers=st.one_of(st.none(), SPEAKERS), view=VIEWS)
    def answer(self, item_id, raw, speakers, view):
        raw = tuple(raw) if isinstance(raw, list) else raw
        others = {one: two for one, two in self.said.items() if one != item_id}
        self._take(item_id, *answer_item(self.session, item_id, raw, said_by=speakers, perspective=view))
        assert {one: two for one, two in self.said.items() if one != item_id} == others

    @rule(item_id=ITEM_IDS, word=st.sampled_from([*SAYABLE, "taken_back"]))
    def decline(self, item_id, word):
        self._take(item_id, *decline_item(self.session, item_id, word))

    @rule(item_id=ITEM_IDS, text=st.text(st.characters(blacklist_categories=()), max_size=40))
    def type(self, item_id, text):
        self._take(item_id, *type_words(self.session, item_id, text))

    @rule(item_id=ITEM_IDS, between_us=st.booleans())
    def mark(self, item_id, between_us):
        self._take(item_id, mark_item(self.session, item_id, between_us=between_us), ())

    @rule(item_id=ITEM_IDS, opened=st.booleans())
    def fold(self, item_id, opened):
        self.session = open_item(self.session, item_id, opened=opened)

    @rule(page=st.sampled_from(PAGES))
    def jump(self, page):
        self.session = go_to(self.session, page)

    @rule(stage=st.sampled_from(list(Stage)))
    def skip(self, stage):
        self.session = go_to_stage(self.session, stage)

    @rule(times=st.integers(1, 4))
    def forward(self, times):
        for _ in range(times):
            self.session = next_page(self.session)

    @rule()
    def back(self):
        self.session = back_page(self.session)

    @rule(speakers=SPEAKERS, view=VIEWS)
    def speak(self, speakers, view):
        self.session, _ = say_who_speaks(self.session, speakers, view)

    @rule(others=st.lists(st.sampled_from(OTHERS), unique=True, max_size=2))
    def company(self, others):
        self.session = set_header(self.session, replace(self.session.header, others=tuple(others)))

    @rule(given_by=st.sampled_from(list(GivenBy)), purpose=st.sampled_from(list(Purpose)))
    def permit(self, given_by, purpose):
        self.session, _ = reply(say_who_permits(self.session, given_by), purpose, Reply.YES)

    @rule(what=st.text(max_size=10), review_on=st.sampled_from(["", "1.1.1800", "2027-01-01"]))
    def bring_together(self, what, review_on):
        told = Together(actions=(Action(what=what),), review_on=review_on)
        self.session, _ = set_together(self.session, told)

    @rule(text=st.text(max_size=30), kept=st.booleans())
    def jot(self, text, kept):
        if kept:
            self.session, _ = jot_down(self.session, text, now_s=5.0, at="2026-05-04T10:42:00+01:00")
        else:
            self.session, _ = type_jot(self.session, text)

    @rule(page=st.sampled_from(PAGES), on=st.sampled_from([True, False, None]))
    def lay(self, page, on):
        for one in self.session.jots[-1:]:
            self.session = lay_jot(self.session, one.number, page, on=on)

    @rule(page=st.sampled_from(PAGES))
    def word(self, page):
        self.session, _ = word_jots(self.session, page)
        self.said = dict(self.session.answers.answers)

    @rule(unwilling=st.booleans())
    def stop(self, unwilling):
        self.session = go_on_after_all(stop_here(self.session, unwilling=unwilling))
        self.said = dict(self.session.answers.answers)

    @invariant()
    def the_screen_can_be_drawn(self):
        state = screen_of(self.session)
        assert sum(page.current for section in state.sections for page in section.pages) <= 1
        if state.page is not None:
            shown = {item.id: item for item in state.page.items}
            for item_id, item in shown.items():
                assert (item.answer is None) == (item_id not in self.said)
                if item.answer is not None or item.typed:
                    assert item.open

    @invariant()
    def the_draft_comes_back_equal(self):
        session = replace(self.session, findings={}, timing=self.session.timing.paused(9.0), earlier=None)
        kept = Kept(
            interview=session.interview,
            person=session.person,
            digest=session.instrument.digest,
            header=session.header,
            permissions=session.permissions,
            together=session.together,
            answers=session.answers.answers,
            typing=json.loads(json.dumps(dict(session.typing))),
            jots=session.jots,
            place=place_of(session, now_s=9.0),
        )
        again = session_of(kept, instrument=INSTRUMENT, project=session.project, name=session.name)
        assert again == session

    @invariant()
    def what_is_finished_is_what_was_said(self):
        session, _ = reply(self.session, Purpose.TALK, Reply.YES)
        if has_refusal(check_finish(session)):
            # A line of bringing together that was refused stays half-typed, and a jot may lie nowhere;
            # put right, nothing stands.
            loose = check_jots(session.jots, session.typing)
            assert session.typing.get(Stage.TOGETHER) or loose
            session, _ = set_together(type_jot(session, "")[0], Together())
            for jot in loose_jots(session.jots):
                session = lay_jot(session, jot.number, session.page)
        record = complete_record(session, record=RecordId("r"))
        assert decode_record(encode_record(record)) == record
        assert record.jots == session.jots
        for item_id, answer in record.answers.items():
            if item_id not in session.typing and answer.said_by:
                assert answer == self.said[item_id]


Talk.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestTalk = Talk.TestCase
