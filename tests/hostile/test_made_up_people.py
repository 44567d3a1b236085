"""Made-up people stay out of every real project: with the marks edited, and the bundle made anew."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from msgspec import structs

from tests.kit.bundles import members_of, record, sign_members
from tests.kit.joined import PASSPHRASE, joined, put_on_file, workplace_in
from tests.kit.real_homes import real_river
from udset_desktop.bundle import bag
from udset_desktop.desktop.flows.show_round import _made_up_talk
from udset_desktop.foundation.problems import AccessRefused, InputRefused, UdsetError
from udset_desktop.foundation.strict_zip import render_zip
from udset_desktop.project.pack import render_pack
from udset_desktop.sealing import passphrase as phrases
from udset_desktop.sealing import slots
from udset_desktop.sealing.keys import SigningKey, seal
from udset_desktop.store.vault_values import KeptPack
from udset_desktop.usecases.exporting import preview, read_bundle, write_bundles
from udset_desktop.usecases.merging import PoolAddress, init_pool, merge_files, pool_digest
from udset_desktop.usecases.projects import accept_card
from udset_desktop.usecases.standing import keep_project, producer_of, require_pack
from udset_desktop.usecases.unlocking import TRAINING_KEY, Which, open_with, unlock
from udset_desktop.usecases.workplace import MARKER_NAME, require_training


@pytest.fixture(scope="module")
def both_rivers(tmp_path_factory):
    """A training river with a bundle written, and a real one with an empty pool."""
    folder = tmp_path_factory.mktemp("rivers")
    (folder / "made-up").mkdir()
    (folder / "real").mkdir()
    made_up, real = joined(folder / "made-up"), real_river(folder / "real")
    put_on_file(made_up.laptop, *(record(seed) for seed in range(6)))
    (written,) = write_bundles(made_up.laptop, folder)
    put_on_file(made_up.laptop, record(99))  # for the next bundle, which is altered below
    pool = PoolAddress(place=str(folder / "pool.sqlite"))
    init_pool(real.desk, pool)
    yield made_up, real, written.file, pool
    made_up.close()
    real.close()


def take_in(real, pool, file):
    """What the real pool says to a file: the codes of its refusal, and that it holds nothing."""
    (told,) = merge_files(real.desk, pool, [file]).files
    assert pool_digest(real.desk, pool)[1] == 0
    return {one.code for one in told.findings}


def forged(made_up, real, file, **facts):
    """The bundle opened with keys everybody may know, altered, signed and sealed for the real desk."""
    inner = read_bundle(made_up.desk, file)
    assert len(inner.records) == 6
    recipients = producer_of(real.laptop.require_vault()).recipients
    producer = producer_of(made_up.laptop.require_vault())
    members = members_of(_inner_of(made_up))
    about = replace(bag.parse_info(members[bag.BAG_INFO]), recipients=recipients, **facts)
    lines = {name: members[f"data/{name}.jsonl"] for name in bag.LINES}
    members[bag.DATA_PACKAGE] = bag.render_data_package(about, lines)
    payload = {name: members[name] for name in bag.DATA}
    members[bag.MANIFEST] = bag.render_manifest(payload)
    members[bag.BAG_INFO] = bag.render_info(replace(about, oxum=bag.oxum_of(payload)))
    signing = SigningKey(secret=producer.signing.secret, public=producer.signing.public)
    signed = sign_members(members, signing=signing, comment=bag.signed_comment(about))
    return seal(render_zip({bag.ROOT + name: text for name, text in signed.items()}), recipients)


def _inner_of(made_up):
    return preview(made_up.laptop).bundles[0].inner


def test_as_it_is_it_cannot_even_be_read(both_rivers):
    _, real, file, pool = both_rivers
    assert take_in(real, pool, file) == {"bundle.not_for_us"}


@pytest.mark.parametrize("as_whom", ["itself", "a_laptop_that_is_believed"])
def test_with_every_mark_edited_and_sealed_anew_its_sender_is_not_believed(both_rivers, tmp_path, as_whom):
    made_up, real, file, pool = both_rivers
    ours = producer_of(real.laptop.require_vault()).laptop
    laptop = producer_of(made_up.laptop.require_vault()).laptop if as_whom == "itself" else ours
    project = real.desk.require_project()
    bad = tmp_path / "bad.udset"
    bad.write_bytes(forged(made_up, real, file, training=False, project=project.id, laptop=laptop))
    expected = {"itself": "bundle.laptop_unknown", "a_laptop_that_is_believed": "sealing.signature_wrong"}
    assert take_in(real, pool, bad) == {expected[as_whom]}


def test_its_card_is_not_accepted_where_it_is_no_laptop_of_the_project(both_rivers):
    made_up, real, _, _ = both_rivers
    with pytest.raises(UdsetError) as refused:
        accept_card(real.desk, made_up.enrolled.card, made_up.enrolled.code)
    assert refused.value.code == "project.other_project"


def relabelled(folder, kind):
    (folder / MARKER_NAME).write_text(json.dumps({"format": 1, "kind": kind}), encoding="utf-8")


@pytest.fixture
def made_up(tmp_path):
    made = joined(tmp_path)
    put_on_file(made.laptop, record(1))
    yield made
    made.close()


@pytest.mark.parametrize("marker", ["edited", "taken away"])
def test_a_training_home_that_is_called_real_stays_shut(made_up, tmp_path, marker):
    home = made_up.laptop.home.folder
    made_up.laptop.close()
    if marker == "edited":
        relabelled(home, "real")
    else:
        (home / MARKER_NAME).unlink()
    again = workplace_in(home)
    for secret in ("", PASSPHRASE):
        with pytest.raises(UdsetError):
            unlock(again, secret)
    assert again.vault is None
    # Even with slots of one's own around the key that everybody may know.
    laid = slots.new_slots(TRAINING_KEY, passphrase=PASSPHRASE, recovery_code=phrases.new_recovery_code())
    slots.write_slots(again.vault_folder, laid)
    with pytest.raises(AccessRefused, match=r"usecases\.wait"):  # slots that count, beside no count
        unlock(again, PASSPHRASE)
    again.clock.advance(3600)
    with pytest.raises(AccessRefused, match="not_its_home"):
        unlock(again, PASSPHRASE)
    assert again.vault is None


def test_a_mark_edited_while_it_is_open_lets_nothing_leave(made_up, tmp_path):
    relabelled(made_up.laptop.home.folder, "real")
    with pytest.raises(AccessRefused, match="not_its_home"):
        write_bundles(made_up.laptop, tmp_path)
    assert not list(tmp_path.glob("*.udset"))


def test_a_real_home_that_is_called_training_stays_shut_too(tmp_path):
    real = real_river(tmp_path)
    home = real.laptop.home.folder
    real.close()
    relabelled(home, "training")
    with pytest.raises(UdsetError):
        unlock(workplace_in(home), PASSPHRASE)


def test_a_pack_that_denies_its_mark_opens_nothing_and_sends_nothing(made_up, tmp_path):
    """Whoever has the training desk has its root key, and can sign what they like for themselves."""
    desk, vault = made_up.desk.require_desk(), made_up.laptop.require_vault()
    pack, root = require_pack(vault), desk.vault.load_key("root")
    denied = structs.replace(pack, project=replace(pack.project, training=False), number=pack.number + 1)
    content = render_pack(denied, SigningKey(secret=root.secret, public=root.public))
    vault.save_pack(KeptPack(number=denied.number, content=content, at_utc="2026-06-01T09:00:00+00:00"))
    with pytest.raises(AccessRefused, match="not_its_home"):
        write_bundles(made_up.laptop, tmp_path)
    keep_project(desk, denied.project)
    for which, workplace in ((Which.LAPTOP, made_up.laptop), (Which.DESK, made_up.desk)):
        workplace.close()
        with pytest.raises(AccessRefused, match="not_its_home"):
            open_with(workplace, which, TRAINING_KEY)
        assert workplace.vault is workplace.desk is None


def test_nobody_is_made_up_in_a_real_home_by_the_round_or_by_a_command(tmp_path):
    real = real_river(tmp_path)
    try:
        with pytest.raises(InputRefused, match="real_project_here"):
            _made_up_talk(real.laptop)
        with pytest.raises(InputRefused, match="real_project_here"):
            require_training(real.laptop.home)
        assert real.laptop.require_vault().load_drafts() == ()
        assert preview(real.laptop).records == 0
    finally:
        real.close()
