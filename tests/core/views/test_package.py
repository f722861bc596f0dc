"""The names that `core.views` offers are loaded one by one: each must be where it is said to be."""

from __future__ import annotations

import pkgutil
from types import ModuleType

import pytest

import core.views


@pytest.mark.parametrize("name", core.views.__all__)
def test_each_name_is_there(name: str) -> None:
    assert not isinstance(getattr(core.views, name), ModuleType), "a module of that name would hide it"


def test_other_names_are_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        core.views.nothing  # noqa: B018


def test_no_module_bears_the_name_of_what_another_offers() -> None:
    modules = {found.name for found in pkgutil.iter_modules(core.views.__path__)}
    assert modules.isdisjoint(core.views.__all__)
