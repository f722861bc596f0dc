"""The names that `core.views` offers are loaded one by one: each must be where it is said to be."""

from __future__ import annotations

import pytest

import core.views


@pytest.mark.parametrize("name", core.views.__all__)
def test_each_name_is_there(name: str) -> None:
    assert getattr(core.views, name).__class__


def test_other_names_are_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        core.views.nothing  # noqa: B018
