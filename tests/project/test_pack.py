"""Packs: signed by their root, sound in every part, newer or refused."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from tests.kit.bundles import LAPTOP, PROJECT, definitions, keys
from tests.kit.decided import LINKING
from udset_desktop.foundation.problems import BundleRefused, Incompatible
from udset_desktop.project.card import require_known_format
from udset_desktop.project.pack import (
    LIMIT_BYTES,
    Pack,
    PackCoordinator,
    PackInstrument,
    format_for,
    parse_pack,
    render_pack,
    require_newer,
)
from udset_desktop.project.switches import Switches
from udset_desktop.project.trust import AcceptedLaptop, sign_acceptance

ROOT = keys().root
COORDINATOR = PackCoordinator(receipt_public=keys().receipt.public, recipient=keys().coordinator.recipient)
PACK = Pack(
    coordinators=(COORDINATOR,),
    format=1,
    instruments=tuple(
        PackInstrument(digest=one.digest, files={}, id=one.id, version=one.version)
        for one in definitions().values()
    ),
    number=3,
    project=PROJECT,
    root=ROOT.public,
    trust=(
        sign_acceptance(
            AcceptedLaptop(laptop=LAPTOP, recipient="age1one", public="RWone"), project=PROJECT.id, root=ROOT
        ),
    ),
)


def changed(**changes) -> Pack:
    return msgspec.structs.replace(PACK, **changes)


def refusal(pack: Pack, root=ROOT) -> set[str]:
    with pytest.raises(BundleRefused) as refused:
        parse_pack(render_pack(pack, root))
    return {finding.code for finding in refused.value.findings}


def test_a_pack_comes_back_whole():
    read = parse_pack(render_pack(PACK, ROOT))
    assert read == PACK
    assert read.recipients == (COORDINATOR.recipient,)
    assert read.trust_list().laptop(LAPTOP) is not None


def test_a_pack_with_a_decision_is_of_the_second_format_and_older_programs_say_so():
    decided = replace(PROJECT, switches=Switches(linking=LINKING))
    assert (format_for(PROJECT), format_for(decided)) == (1, 2)
    pack = changed(project=decided, format=2)
    assert parse_pack(render_pack(pack, ROOT)) == pack
    with pytest.raises(Incompatible, match="newer_file"):
        require_known_format(msgspec.json.encode(pack), newest=1)
    assert refusal(changed(project=decided)) == {"project.pack_wrong"}
    assert refusal(changed(format=2)) == {"project.pack_wrong"}


def test_a_switch_without_its_decision_is_refused_in_a_pack_too():
    assert refusal(changed(project=replace(PROJECT, switches=Switches(linking=True)))) == {
        "project.switch_undecided"
    }


def test_a_pack_of_the_first_days_with_a_comparison_is_still_read():
    pack = changed(project=replace(PROJECT, switches=Switches(comparison=True)))
    assert parse_pack(render_pack(pack, ROOT)) == pack


def test_the_same_pack_gives_the_same_bytes():
    assert render_pack(PACK, ROOT) == render_pack(PACK, ROOT)


def test_its_six_words_stand_for_the_root_and_every_coordinator():
    other = PackCoordinator(
        receipt_public=keys().stranger_signing.public, recipient=keys().stranger_age.recipient
    )
    codes = {
        pack.code
        for pack in (
            PACK,
            changed(root=keys().stranger_signing.public),
            changed(coordinators=(other,)),
            changed(coordinators=(COORDINATOR, other)),
        )
    }
    assert len(codes) == 4
    assert PACK.code == changed(number=9).code


def test_a_pack_signed_by_another_root_than_it_names_is_refused():
    assert refusal(PACK, keys().stranger_signing) == {"sealing.signature_wrong"}


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0},
        {"coordinators": ()},
        {"coordinators": (COORDINATOR,) * 21},
        {"instruments": ()},
        {"instruments": PACK.instruments * 30},
    ],
)
def test_a_pack_that_does_not_agree_with_itself_is_refused(changes):
    assert refusal(changed(**changes)) == {"project.pack_wrong"}


@pytest.mark.parametrize("name", ["../../x.toml", "text.toml", "text.EN.toml", "a.py", "text.../x.toml", ""])
def test_a_site_file_with_a_name_of_its_own_choice_is_refused(name):
    odd = tuple(msgspec.structs.replace(one, files={name: "x"}) for one in PACK.instruments)
    assert refusal(changed(instruments=odd)) == {"project.pack_wrong"}


def test_a_sites_own_definition_travels_as_files():
    files = {"instrument.toml": 'id = "x"\n', "text.en.toml": "", "text.gd.toml": "", "NOTES.md": "# x"}
    own = tuple(msgspec.structs.replace(one, files=files) for one in PACK.instruments)
    assert parse_pack(render_pack(changed(instruments=own), ROOT)).instruments == own


@pytest.mark.parametrize(
    ("project", "code"),
    [
        (replace(PROJECT, name="\u202eevil"), "project.hidden_characters"),
        (replace(PROJECT, threshold=1), "project.out_of_range"),
        (replace(PROJECT, id="../x"), "project.bad_code"),
    ],
)
def test_a_project_that_would_be_refused_as_a_file_is_refused_as_a_pack(project, code):
    assert code in refusal(changed(project=project, trust=()))


@pytest.mark.parametrize(
    "coordinator",
    [
        PackCoordinator(receipt_public=keys().receipt.public, recipient="age1x"),
        PackCoordinator(receipt_public="RWx", recipient=keys().coordinator.recipient),
    ],
)
def test_a_coordinators_key_that_is_none_is_refused(coordinator):
    assert refusal(changed(coordinators=(coordinator,))) == {"sealing.no_public_key"}


def test_a_trust_entry_the_root_did_not_sign_is_refused():
    forged = sign_acceptance(
        AcceptedLaptop(laptop=LAPTOP, recipient="r", public="p"),
        project=PROJECT.id,
        root=keys().stranger_signing,
    )
    assert refusal(changed(trust=(forged,))) == {"sealing.signature_wrong"}


def test_a_newer_form_is_told_from_a_broken_one():
    with pytest.raises(Incompatible, match=r"project\.newer_file"):
        parse_pack(render_pack(changed(format=3), ROOT))


def test_only_a_higher_number_of_the_same_root_and_project_is_newer():
    require_newer(changed(number=4), PACK)
    for pack, code in (
        (PACK, "pack_not_newer"),
        (changed(number=2), "pack_not_newer"),
        (changed(number=9, root=keys().stranger_signing.public), "other_root"),
        (changed(number=9, project=replace(PROJECT, id="f" * 16)), "other_project"),
        (changed(number=9, project=replace(PROJECT, training=True)), "other_project"),
    ):
        with pytest.raises(BundleRefused, match=rf"project\.{code}"):
            require_newer(pack, PACK)


def test_a_new_root_counts_only_where_its_words_were_heard_and_never_for_another_project():
    other = keys().stranger_signing.public
    require_newer(changed(number=9, root=other), PACK, was_told=True)
    with pytest.raises(BundleRefused, match=r"project\.pack_not_newer"):
        require_newer(changed(number=2, root=other), PACK, was_told=True)
    with pytest.raises(BundleRefused, match=r"project\.other_project"):
        require_newer(
            changed(number=9, root=other, project=replace(PROJECT, id="f" * 16)), PACK, was_told=True
        )


def test_a_file_larger_than_a_pack_is_not_opened():
    with pytest.raises(BundleRefused, match=r"project\.file_too_large"):
        parse_pack(b"\0" * (LIMIT_BYTES + 1))
