"""Whole conversations kept after a saving that failed."""

from dataclasses import replace

import pytest

from tests.kit.interviews import a_choice
from tests.kit.laptops import a_laptop
from udset_desktop.foundation.problems import EnvironmentFailure
from udset_desktop.interview.jot import Jot
from udset_desktop.interview.permission import Reply
from udset_desktop.interview.session import answer_item, type_words
from udset_desktop.interview.together import Together
from udset_desktop.usecases.interviewing import begin, finish, save_answer, save_typing
from udset_desktop.usecases.saving_again import save_all


@pytest.fixture
def laptop(tmp_path):
    workplace = a_laptop(tmp_path)
    yield workplace
    workplace.close()


def test_a_conversation_is_kept_whole_as_it_stands_and_not_once_it_is_on_file(laptop):
    session = begin(laptop, a_choice())
    vault, interview = laptop.require_vault(), session.interview
    for item in ("safe.words", "home.words"):
        session, _ = answer_item(session, item, "the stair")
        save_answer(laptop, interview, item, session.answers.get(item))
    save_typing(laptop, interview, "people.words", "no longer")
    vault.save_jot(interview, Jot(number=7, text="let go since"))
    session, _ = answer_item(session, "home.words", "")
    session, _ = type_words(session, "choice.words", "half of")
    session = replace(
        session,
        jots=(Jot(number=1, text="biscuits"),),
        together=Together(matters=("the club",)),
        permissions=replace(session.permissions, figures=Reply.YES),
        header=replace(session.header, others=("family_or_friend",)),
    )
    save_all(laptop, session)
    draft = vault.load_draft(interview)
    assert draft.answers == session.answers.answers
    assert set(draft.answers) == {"safe.words"}
    assert (draft.typing, draft.jots) == (session.typing, session.jots)
    assert (draft.header, draft.permissions) == (session.header, session.permissions)
    assert draft.together == session.together
    record = finish(laptop, replace(session, jots=()))
    save_all(laptop, session)
    assert vault.load_drafts() == ()
    assert vault.load_record(record.id) == record


def test_of_several_either_all_are_kept_or_none(laptop, monkeypatch):
    vault = laptop.require_vault()
    one, _ = answer_item(begin(laptop, a_choice()), "safe.words", "the stair")
    other, _ = answer_item(begin(laptop, a_choice(name="Mr Ian Rae")), "home.words", "the bus")
    kind, honest = type(vault), type(vault).save_answer

    def full_for_the_other(self, interview, item, answer):
        if interview == other.interview:
            raise EnvironmentFailure("store.disk_full")
        honest(self, interview, item, answer)

    with monkeypatch.context() as disk:
        disk.setattr(kind, "save_answer", full_for_the_other)
        with pytest.raises(EnvironmentFailure):
            save_all(laptop, one, other)
    assert [vault.load_draft(each.interview).answers for each in (one, other)] == [{}, {}]
    save_all(laptop, one, other)
    for each in (one, other):
        assert vault.load_draft(each.interview).answers == each.answers.answers != {}
