"""The dashboard is killed at random moments: the workspace opens every time, with every confirmed verdict."""

from __future__ import annotations

import sys

import pytest

from tests.fixtures.killing import killed


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="finds the program's processes in /proc")
def test_ten_kills_cost_no_confirmed_verdict() -> None:
    counts = killed(10, longest=1.0)
    assert counts["kills"] == 10
    assert counts["confirmed"] > 0
