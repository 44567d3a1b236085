from udset_desktop.desktop.flows.project_page import sentences_of
from udset_desktop.foundation.problems import Finding, InputRefused


def test_every_finding_is_a_line():
    problem = InputRefused((Finding(code="project.other_project"), Finding(code="project.pack_wrong")))
    lines = sentences_of(problem).splitlines()
    assert len(lines) == 2
    assert "another project" in lines[0]
