"""The post that decided makes the link key on its own machine; the project gives out references."""

from __future__ import annotations

import pytest

from tests.kit.joined import joined
from tests.kit.linked import decide_as_both, linked_pair
from udset_desktop.foundation.places import Home
from udset_desktop.foundation.problems import EnvironmentFailure, InputRefused
from udset_desktop.project.link_file import open_link, parse_kept
from udset_desktop.project.reference import read_reference
from udset_desktop.usecases import link_keys, linking
from udset_desktop.usecases.projects import revoke, write_pack
from udset_desktop.usecases.standing import producer_of
from udset_desktop.usecases.workplace import open_workplace

both = pytest.fixture(linked_pair)


@pytest.fixture
def machine(tmp_path, both):
    return open_workplace(Home(folder=tmp_path / "posts-machine"), clock=both.desk.clock)


def make(workplace, both, folder, name="key"):
    pack = write_pack(both.desk, folder / f"{name}.udsetpack")
    keep, out = folder / f"{name}.txt", folder / f"{name}.udsetlink"
    return linking.make_link_key(workplace, pack.file, pack.code, keep=keep, out=out)


def test_the_key_lies_on_the_posts_page_and_sealed_to_the_laptops_and_nowhere_else(both, machine, tmp_path):
    made = make(machine, both, tmp_path)
    page = parse_kept((tmp_path / "key.txt").read_bytes())
    secret = producer_of(both.laptop.require_vault()).age.secret
    assert open_link(made.file.read_bytes(), secret).key == page.key
    assert (made.laptops, made.code, made.tells_who) == (1, page.code, False)
    assert not machine.home.folder.exists()
    assert b"Machair conversations" in (tmp_path / "key.txt").read_bytes()


def test_the_same_key_is_sealed_again_for_laptops_that_came_later(both, machine, tmp_path):
    first = make(machine, both, tmp_path)
    pack = write_pack(both.desk, tmp_path / "later.udsetpack")
    again = linking.seal_link_key(
        machine, pack.file, pack.code, kept=tmp_path / "key.txt", out=tmp_path / "again.udsetlink"
    )
    secret = producer_of(both.laptop.require_vault()).age.secret
    assert open_link(again.file.read_bytes(), secret) == open_link(first.file.read_bytes(), secret)
    assert again.code == first.code


def test_a_coordinators_home_makes_no_key_unless_one_person_is_both(both, tmp_path):
    with pytest.raises(InputRefused, match="coordinators_home"):
        make(both.desk, both, tmp_path)
    assert not (tmp_path / "key.txt").exists()
    decide_as_both(both.desk)
    assert make(both.desk, both, tmp_path, "alone").tells_who


def test_whoever_is_both_makes_the_key_at_the_desk_for_every_laptop_it_accepted(both, tmp_path):
    decide_as_both(both.desk)
    keep, out = tmp_path / "key.txt", tmp_path / "key.udsetlink"
    made = linking.make_link_key_here(both.desk, keep=keep, out=out)
    link_keys.take_link_key(both.laptop, out, made.code)
    again = linking.seal_link_key_here(both.desk, kept=keep, out=tmp_path / "again.udsetlink")
    link_keys.take_link_key(both.laptop, again.file)
    assert (made.laptops, made.tells_who, again.code) == (1, True, made.code)
    key = parse_kept(keep.read_bytes()).key
    assert link_keys.link_key_in(both.laptop.require_vault(), both.desk.require_project()) == key
    assert noted(both.desk)[-2:] == [("link_key_made", "laptops=1"), ("link_key_sealed", "laptops=1")]


def noted(desk):
    return [(line.what, line.told) for line in desk.require_desk().vault.load_audit_lines()]


def test_at_the_desk_no_key_is_made_unless_one_person_is_both_and_a_laptop_is_there(both, tmp_path):
    before = noted(both.desk)
    where = {"keep": tmp_path / "key.txt", "out": tmp_path / "key.udsetlink"}
    with pytest.raises(InputRefused, match=r"linking\.not_both"):
        linking.make_link_key_here(both.desk, **where)
    decide_as_both(both.desk)
    where["out"].write_bytes(b"in the way")
    with pytest.raises(EnvironmentFailure):
        linking.make_link_key_here(both.desk, **where)
    revoke(both.desk, both.enrolled.laptop, last_number=0)
    with pytest.raises(InputRefused, match=r"linking\.no_laptop_here"):
        linking.make_link_key_here(both.desk, **where)
    assert not where["keep"].exists()
    assert not {act for act, _ in noted(both.desk)[len(before) :]} & {"link_key_made", "link_key_sealed"}


def test_the_page_never_lies_in_the_programs_folders(both, machine, tmp_path):
    pack = write_pack(both.desk, tmp_path / "a.udsetpack")
    keep = machine.home.folder / "key.txt"
    with pytest.raises(InputRefused, match="key_in_home"):
        linking.make_link_key(machine, pack.file, pack.code, keep=keep, out=tmp_path / "a.udsetlink")


def test_a_revoked_laptop_gets_no_key(both, machine, tmp_path):
    revoke(both.desk, both.enrolled.laptop, last_number=0)
    with pytest.raises(InputRefused, match="no_laptop"):
        make(machine, both, tmp_path)
    assert not (tmp_path / "key.txt").exists()


def test_the_words_of_the_pack_are_asked(both, machine, tmp_path):
    pack = write_pack(both.desk, tmp_path / "a.udsetpack")
    with pytest.raises(InputRefused, match="words_differ"):
        linking.make_link_key(
            machine, pack.file, "one two three four five six", keep=tmp_path / "k", out=tmp_path / "o"
        )


def test_a_key_that_no_laptop_gets_is_not_kept(both, machine, tmp_path):
    (tmp_path / "key.udsetlink").write_bytes(b"in the way")
    with pytest.raises(EnvironmentFailure):
        make(machine, both, tmp_path)
    assert not (tmp_path / "key.txt").exists()


def test_a_project_without_linking_makes_neither_key_nor_references(tmp_path):
    plain = joined(tmp_path)
    machine = open_workplace(Home(folder=tmp_path / "posts-machine"), clock=plain.desk.clock)
    with pytest.raises(InputRefused, match=r"linking\.not_on"):
        make(machine, plain, tmp_path)
    with pytest.raises(InputRefused, match=r"linking\.not_on"):
        linking.write_references(plain.desk, 3, tmp_path / "refs.txt")
    plain.close()


def test_references_are_written_one_a_line_and_kept_nowhere(both, tmp_path):
    assert linking.write_references(both.desk, 40, tmp_path / "refs.txt") == 40
    lines = (tmp_path / "refs.txt").read_text().splitlines()
    assert len(set(lines)) == 40
    assert all(read_reference(line) == line for line in lines)
    with pytest.raises(InputRefused, match="how_many"):
        linking.write_references(both.desk, 10_001, tmp_path / "more.txt")
