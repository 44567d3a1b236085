import pytest

from udset_desktop.interview.together import Action, Together, is_by_service_alone

SERVICE, MINE = Action(what="ring", who=("service",), matter=1), Action(what="ask", who=("person",), matter=1)


@pytest.mark.parametrize(
    ("actions", "alone"),
    [
        ((SERVICE,), True),
        ((SERVICE, MINE), False),
        ((Action(what="ring", who=("service", "family")),), False),
        ((Action(what="ring"),), False),
        ((SERVICE, Action(what="ask", who=("person",), matter=2)), True),
        ((Action(what="ring", who=("service",)), Action(what="ask", who=("person",))), True),
    ],
)
def test_a_step_is_the_services_alone_where_nobody_else_has_a_part(actions, alone):
    assert is_by_service_alone(Together(actions=actions), 0) is alone
