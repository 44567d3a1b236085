"""Every module that sets a paper runs in the longer language."""

import ast

from tests.journeys import test_papers_in_a_longer_language as longer
from tests.kit.tree import called_name, modules


def test_every_paper_there_is_runs_in_the_longer_language():
    makers = {
        module.name
        for module in modules()
        for node in module.nodes
        if isinstance(node, ast.Call) and called_name(node) == "render_paper"
    }
    assert makers == set(longer.PAPERS)
    assert set(longer.PAPERS.values()) <= set(vars(longer))
