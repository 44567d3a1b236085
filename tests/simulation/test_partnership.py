import pytest

from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import InputRefused
from udset_desktop.simulation.partnership import MADE_UP_PROJECT, add_laptops, open_desk
from udset_desktop.usecases.projects import known_laptops, new_project
from udset_desktop.usecases.workplace import HomeKind, home_kind, mark_home, open_workplace


@pytest.fixture
def home(tmp_path):
    return Home(folder=tmp_path / "home")


def refusal(home):
    with pytest.raises(InputRefused) as refused:
        open_desk(home)
    return refused.value.code


def test_the_partnership_is_for_training_and_compares_interviewers(home):
    desk = open_desk(home)
    project = desk.require_project()
    desk.close()

    assert home_kind(home) is HomeKind.TRAINING
    assert (project.training, project.id) == (True, MADE_UP_PROJECT)
    assert project.switches.comparison
    assert not project.switches.linking
    assert not project.switches.words


def test_laptops_are_enrolled_and_believed_and_new_ones_come_after(home):
    desk = open_desk(home)
    try:
        assert add_laptops(desk, 2) == (1, 2)
        assert add_laptops(desk, 1) == (3,)
        assert len(known_laptops(desk)) == 3
    finally:
        desk.close()
    assert not [file for file in home.folder.rglob("*") if file.suffix in {".udsetpack", ".udsetcard"}]


def test_an_open_partnership_is_opened_again(home):
    open_desk(home).close()
    desk = open_desk(home)

    assert desk.require_project().id == MADE_UP_PROJECT
    desk.close()


def test_words_may_be_let_go_from_the_start_or_later(home, tmp_path):
    desk = open_desk(home, words=True)
    assert desk.require_settings().switches.words
    assert desk.require_project().switches.words
    desk.close()
    later = Home(folder=tmp_path / "later")
    open_desk(later).close()
    desk = open_desk(later, words=True)
    assert desk.require_settings().id == MADE_UP_PROJECT
    assert desk.require_settings().switches.words
    desk.close()
    desk = open_desk(later)
    assert desk.require_settings().switches.words
    desk.close()


def test_a_real_home_is_refused_and_left_alone(home):
    mark_home(home, HomeKind.REAL)
    before = sorted(home.folder.rglob("*"))

    assert refusal(home) == "usecases.real_project_here"
    assert sorted(home.folder.rglob("*")) == before


def test_somebody_elses_training_project_is_refused(home):
    workplace = open_workplace(home)
    new_project(workplace, "Practice", passphrase="", training=True)
    workplace.close()

    assert refusal(home) == "simulation.other_project"


def test_laptops_of_another_training_project_are_refused(home):
    mark_home(home, HomeKind.TRAINING)
    (home.folder / "laptops" / "1").mkdir(parents=True)

    assert refusal(home) == "simulation.other_project"
