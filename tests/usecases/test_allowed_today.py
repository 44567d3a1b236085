"""Which waiting bundle is the first that would be made otherwise today; how it is then taken apart: test_recalling.py."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.foundation.problems import BundleRefused
from udset_desktop.record.complete import revise
from udset_desktop.usecases.allowed_today import first_outdated, open_at_laptop
from udset_desktop.usecases.exporting import make_bundles, withdraw, write_bundles
from udset_desktop.usecases.joining import keep_new_keys
from udset_desktop.usecases.standing import project_today


def outdated(laptop):
    vault = laptop.require_vault()
    return first_outdated(laptop, vault.load_exports(), vault.load_passed(), vault.load_records())


def put_right(laptop, seed, **changes):
    vault = laptop.require_vault()
    now = vault.load_record(record(seed).id)
    vault.save_record(revise(now, replace(now, **changes), "wrong"))


@pytest.fixture
def laptop(both):
    for seed in (1, 2, 3):
        put_on_file(both.laptop, record(seed))
        make_bundles(both.laptop)
    return both.laptop


def test_what_would_be_made_the_same_is_not_outdated(laptop):
    assert outdated(laptop) is None


def test_the_first_whose_place_is_another_now_is_told(laptop):
    for seed in (3, 2):
        about = laptop.require_vault().load_record(record(seed).id).about
        put_right(laptop, seed, about=replace(about, place=""))
    assert outdated(laptop) == 2


def test_an_answer_put_right_is_followed_by_its_revision(laptop):
    put_right(laptop, 2, answers={})
    assert outdated(laptop) is None


def test_a_notice_alone_is_about_nobody(both, tmp_path):
    put_on_file(both.laptop, record(1))
    write_bundles(both.laptop, tmp_path)
    withdraw(both.laptop, record(1).id)
    make_bundles(both.laptop)
    vault = both.laptop.require_vault()
    notice = vault.load_exports()[-1]
    assert notice.lines == ()
    told = replace(notice, kind="pseudonymised")  # as after linking has ended
    assert first_outdated(both.laptop, [told], (), vault.load_records()) is None


def test_a_laptop_opens_what_it_made_and_nothing_once_its_keys_are_others(laptop):
    vault = laptop.require_vault()
    content = vault.load_outgoing_content(1)
    opened = open_at_laptop(laptop, content, project_today(laptop))
    assert [line.record.record for line in opened.records] == [record(1).id]
    keep_new_keys(vault)
    with pytest.raises(BundleRefused):
        open_at_laptop(laptop, content, project_today(laptop))
    assert outdated(laptop) is None
