"""Who stands before the whole program is asked about every event of it, a hundred for one page turn."""

from __future__ import annotations

import ast

from tests.kit.tree import modules

MAY_LISTEN_TO_ALL = {"desktop/work/lock.py"}
"""`IdleWatch`, which listens for one sign of life and is deaf for the second after it."""


def listens_to_all(call):
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "installEventFilter"
        and "instance()" in ast.unparse(call.func.value)
    )


def test_nothing_else_listens_to_the_whole_program():
    listeners = {
        module.name
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.Call) and listens_to_all(node)
    }
    assert listeners == MAY_LISTEN_TO_ALL
