"""An organisation's recovery key: one half outside, the other told to the project."""

import subprocess
from dataclasses import replace

import pytest

from tests.kit.joined import begun, workplace_in
from udset_desktop.foundation.problems import AccessRefused, EnvironmentFailure, InputRefused
from udset_desktop.project.pack import parse_pack
from udset_desktop.sealing.keys import new_age_key
from udset_desktop.usecases.auditing import look_at_log
from udset_desktop.usecases.organisation_keys import (
    make_organisation_key,
    new_organisation_key,
    tell_organisation_key,
)
from udset_desktop.usecases.projects import join_as_coordinator, write_pack
from udset_desktop.usecases.unlocking import Which


@pytest.fixture
def desk(tmp_path):
    made = begun(tmp_path)
    yield made
    made.close()


def key_of(workplace, code="council"):
    return next(one.recovery_public for one in workplace.project.organisations if one.code == code)


def test_an_organisations_key_lies_where_the_organisation_wants_it(desk, tmp_path):
    made = new_organisation_key(desk, "council", tmp_path / "council.key")
    text = made.file.read_text()
    assert made.recipient in text
    assert "AGE-SECRET-KEY-" in text
    told = subprocess.run(
        ["age-keygen", "-y", str(made.file)], check=True, capture_output=True, text=True, timeout=30
    )
    assert told.stdout.strip() == made.recipient


def test_an_organisations_key_is_not_written_into_a_home(desk):
    with pytest.raises(InputRefused, match=r"project\.key_in_home"):
        new_organisation_key(desk, "council", desk.home.folder / "council.key")


def test_the_file_says_in_words_what_it_is_and_stays_one_that_age_takes(desk, tmp_path):
    made = new_organisation_key(desk, "Machair Council\nAGE-SECRET-KEY-1FORGED", tmp_path / "council.key")
    lines = made.file.read_text().splitlines()
    assert "never on a laptop" in "".join(lines)
    assert [line for line in lines if not line.startswith("#")] == [lines[-1]]


def test_a_key_made_for_an_organisation_is_told_to_the_project_and_its_next_pack(desk, tmp_path):
    made = make_organisation_key(desk, "council", tmp_path / "council.key")
    assert key_of(desk) == made.recipient
    pack = write_pack(desk, tmp_path / "next.udsetpack")
    [council] = parse_pack(pack.file.read_bytes()).project.organisations
    assert council.recovery_public == made.recipient
    assert "Machair Council" in made.file.read_text()
    secret = made.file.read_text().splitlines()[-1].encode()
    assert not any(secret in path.read_bytes() for path in desk.home.folder.rglob("*") if path.is_file())
    assert secret not in pack.file.read_bytes()


def test_a_key_made_or_told_is_in_the_desks_log(desk, tmp_path):
    made = make_organisation_key(desk, "council", tmp_path / "council.key")
    tell_organisation_key(desk, "council", made.recipient)
    acts = [one.what for one in look_at_log(desk, Which.DESK).lines]
    assert acts.count("organisation_key_set") == 2


def test_a_key_of_two_lies_in_two_files_and_the_project_knows_both_halves(desk, tmp_path):
    made = make_organisation_key(desk, "council", tmp_path / "first.key", second=tmp_path / "second.key")

    assert key_of(desk) == made.recipient
    parts = [(made.file, "part 1 of two"), (made.second, "part 2 of two")]
    for (file, words), recipient in zip(parts, made.recipient.split(), strict=True):
        assert words in file.read_text()
        assert f"# public key: {recipient}" in file.read_text()
    assert made.file.read_text().splitlines()[-1] != made.second.read_text().splitlines()[-1]
    write_pack(desk, tmp_path / "next.udsetpack")


def test_where_the_second_part_cannot_be_written_there_is_no_first(desk, tmp_path):
    there = tmp_path / "there.key"
    there.write_text("something else")
    with pytest.raises(EnvironmentFailure, match=r"foundation\.file_there"):
        make_organisation_key(desk, "council", tmp_path / "first.key", second=there)
    with pytest.raises(InputRefused, match=r"project\.key_in_home"):
        make_organisation_key(desk, "council", tmp_path / "first.key", second=desk.home.folder / "k")
    assert not (tmp_path / "first.key").exists()
    assert there.read_text() == "something else"
    assert key_of(desk) == ""


def test_two_public_halves_are_told_with_anything_between_them_but_not_the_same_twice(desk):
    first, second = new_age_key().recipient, new_age_key().recipient
    tell_organisation_key(desk, "council", f" {first},\n{second} ")
    assert key_of(desk) == f"{first} {second}"
    for wrong in (f"{first} {first}", f"{first} {second} {new_age_key().recipient}"):
        with pytest.raises(InputRefused, match=r"project\.bad_recovery_key"):
            tell_organisation_key(desk, "council", wrong)
    assert key_of(desk) == f"{first} {second}"


def test_a_file_that_cannot_be_written_leaves_the_project_as_it_was(desk, tmp_path):
    there = tmp_path / "there.key"
    there.write_text("something else")
    for out, code in (
        (there, "foundation.file_there"),
        (tmp_path / "nowhere" / "council.key", "foundation.no_folder"),
    ):
        with pytest.raises(EnvironmentFailure) as refused:
            make_organisation_key(desk, "council", out)
        assert refused.value.code == code
    with pytest.raises(InputRefused, match=r"project\.key_in_home"):
        make_organisation_key(desk, "council", desk.home.folder / "council.key")
    assert there.read_text() == "something else"
    assert key_of(desk) == ""


def test_an_organisation_that_is_not_on_the_list_gets_no_key(desk, tmp_path):
    with pytest.raises(InputRefused, match=r"project\.organisation_unknown"):
        make_organisation_key(desk, "nobody", tmp_path / "nobody.key")
    assert not (tmp_path / "nobody.key").exists()


def test_whoever_may_not_change_the_project_makes_no_key_for_it(desk, tmp_path):
    pack = write_pack(desk, tmp_path / "p.udsetpack")
    second = workplace_in(tmp_path / "second-home")
    join_as_coordinator(second, pack.file, pack.code, passphrase="")
    with pytest.raises(AccessRefused, match=r"usecases\.no_root_key"):
        make_organisation_key(second, "council", tmp_path / "forged.key")
    assert not (tmp_path / "forged.key").exists()
    second.close()


def test_a_key_the_organisation_made_is_told_by_its_public_half(desk):
    theirs = new_age_key().recipient
    tell_organisation_key(desk, "council", f"  {theirs}\n")
    assert key_of(desk) == theirs


@pytest.mark.parametrize("wrong", ["", "   ", "age1tooshort", "AGE-SECRET-KEY-1", None])
def test_what_is_no_public_half_is_refused_and_the_old_one_stays(desk, wrong):
    theirs = new_age_key().recipient
    tell_organisation_key(desk, "council", theirs)
    slip = theirs[:-1] + ("q" if theirs[-1] != "q" else "p")  # one letter copied wrong
    with pytest.raises(InputRefused, match=r"project\.bad_recovery_key"):
        tell_organisation_key(desk, "council", slip if wrong is None else wrong)
    assert key_of(desk) == theirs


def test_other_organisations_keep_their_keys(desk, tmp_path):
    charity = replace(desk.project.organisations[0], code="charity", name="A charity")
    desk.project = replace(desk.project, organisations=(*desk.project.organisations, charity))
    make_organisation_key(desk, "charity", tmp_path / "charity.key")
    assert (key_of(desk) == "", key_of(desk, "charity") == "") == (True, False)
