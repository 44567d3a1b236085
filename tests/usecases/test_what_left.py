from tests.kit.bundles import record
from tests.kit.joined import put_on_file
from udset_desktop.usecases.exporting import make_bundles
from udset_desktop.usecases.standing import came_back, keep_came_back
from udset_desktop.usecases.what_left import lines_that_left, records_out


def test_lines_are_told_by_record_in_the_order_they_left(both):
    put_on_file(both.laptop, record(1), record(2))
    make_bundles(both.laptop)
    put_on_file(both.laptop, record(3))
    vault = both.laptop.require_vault()
    assert {told: len(lines) for told, lines in lines_that_left(vault).items()} == {
        record(1).id: 1,
        record(2).id: 1,
    }
    assert records_out(vault) == {record(1).id, record(2).id}


def test_what_came_with_a_backup_may_be_out_and_stays_so_through_a_second_restore(both):
    put_on_file(both.laptop, record(1), record(2))
    vault = both.laptop.require_vault()
    assert (came_back(vault), records_out(vault)) == (frozenset(), frozenset())
    keep_came_back(vault, (record(1).id,))
    keep_came_back(vault, (record(2).id,))
    assert records_out(vault) == came_back(vault) == {record(1).id, record(2).id}
    assert not lines_that_left(vault)
