from udset_desktop.usecases.clearing_values import ClearPlan, Standing, Wait


def test_a_plan_counts_the_conversations_of_those_who_may_go_alone():
    may_go = tuple(Standing(person=name, name=name, records=count) for name, count in (("a", 2), ("b", 3)))
    waiting = (Standing(person="c", name="c", records=7, waits=(Wait(code="clearing.waits_sheet"),)),)
    plan = ClearPlan(today_on="2026-06-01", retention_days=30, may_go=may_go, waiting=waiting, this_year=0)
    assert plan.records == 5
