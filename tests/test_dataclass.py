"""Data classes of ours: to whoever uses them they are what `dataclasses` makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from drafter import dataclass as ours

MAKERS = pytest.mark.parametrize("maker", [dataclasses, ours], ids=["original", "ours"])


class Plain:
    """A base without fields."""


@ours.dataclass(frozen=True, slots=True, kw_only=True)
class Point(Plain):
    """Two numbers; at the top of the module, where pickle finds it."""

    KIND: ClassVar[str] = "point"

    x: int
    y: int = 0
    tags: dict[str, str] = ours.field(default_factory=dict)
    seen: list[int] = ours.field(default_factory=list, compare=False, repr=False)


@ours.dataclass(frozen=True, slots=True, kw_only=True)
class Point3(Point):
    """With one field more."""

    z: int


def made(maker: Any, **options: bool) -> type[Any]:
    """A class of three fields, one of them untold, made by either module."""

    @maker.dataclass(slots=True, **options)
    class Made:
        """Of either module."""

        day: int
        month: int = 1
        notes: list[str] = maker.field(default_factory=list, compare=False, repr=False)

        def shout(self) -> str:
            """A method."""
            return f"{self.day}!"

    return Made


@MAKERS
def test_fields_are_told_and_compared(maker: Any) -> None:
    """Equal and shown by its fields, but not by those that are left out of both; unlike any other class."""
    cls, other = made(maker), made(maker)
    one = cls(5, notes=["a"])

    assert repr(one) == "made.<locals>.Made(day=5, month=1)"
    assert one == cls(5, 1, ["b"])
    assert one != cls(6)
    assert one != other(5)
    assert one != 5
    assert one.shout() == "5!"


@MAKERS
def test_defaults_are_made_anew(maker: Any) -> None:
    """Two objects do not share a list."""
    one, two = made(maker)(1), made(maker)(1)
    one.notes.append("a")

    assert two.notes == []


@MAKERS
def test_frozen_objects_are_keys_and_do_not_change(maker: Any) -> None:
    """Equal objects have one hash; nothing is set, deleted or added. What changes has no hash."""
    cls = made(maker, frozen=True)
    one = cls(5)

    assert hash(one) == hash(cls(5))
    assert {one: "a"}[cls(5)] == "a"
    for name in ("day", "notes"):
        with pytest.raises(AttributeError):
            setattr(one, name, 6)
    with pytest.raises(AttributeError):
        del one.day
    with pytest.raises(TypeError, match="unhashable"):
        hash(made(maker)(5))


@MAKERS
def test_objects_have_no_room_for_other_names(maker: Any) -> None:
    """A slip of the pen in an attribute's name is not kept."""
    changing = made(maker)(5)
    changing.month = 2

    assert changing.month == 2
    with pytest.raises(AttributeError):
        changing.mouth = 2


@MAKERS
@pytest.mark.parametrize(
    "call", [lambda cls: cls(), lambda cls: cls(day=1, hour=2), lambda cls: cls(1, day=1)]
)
def test_wrong_arguments_are_refused(maker: Any, call: Callable[[type[Any]], Any]) -> None:
    """A field that is missing, unknown or given twice is told with the class's name."""
    with pytest.raises(TypeError, match=r"Made\.__init__\(\)"):
        call(made(maker))


@MAKERS
def test_keyword_only_fields_are_given_by_name(maker: Any) -> None:
    """Nothing by place; a field without a default may follow one with it."""
    with pytest.raises(TypeError):
        made(maker, kw_only=True)(1)
    assert made(maker, kw_only=True)(day=1).day == 1


@MAKERS
def test_order_goes_by_the_fields(maker: Any) -> None:
    """Field by field, among objects of one class only."""
    cls = made(maker, order=True)

    assert sorted([cls(2), cls(1, 9), cls(1, 2)]) == [cls(1, 2), cls(1, 9), cls(2)]
    assert cls(1) <= cls(1) < cls(2)
    assert cls(2) >= cls(2) > cls(1)
    with pytest.raises(TypeError):
        sorted([cls(1), made(maker, order=True)(2)])


@MAKERS
def test_fields_may_be_worked_out_from_others(maker: Any) -> None:
    """`__post_init__` sets them; nobody gives them, and a copy with other values has its own."""

    @maker.dataclass(frozen=True, slots=True, kw_only=True)
    class Sum:
        """Of its parts."""

        parts: tuple[int, ...]
        total: int = maker.field(init=False, compare=False, repr=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "total", sum(self.parts))

    one = Sum(parts=(1, 2))

    assert one.total == 3
    assert maker.replace(one, parts=(4,)).total == 4
    assert copy.deepcopy(one).total == 3
    with pytest.raises(TypeError):
        Sum(parts=(), total=1)


@pytest.mark.parametrize("replace", [ours.replace, dataclasses.replace])
def test_replace_gives_another_object(replace: Callable[..., Point]) -> None:
    """What is not named stays the same object; a name that is no field is refused."""
    one = Point(x=1, tags={"a": "b"})
    two = replace(one, y=2)

    assert two == Point(x=1, y=2, tags={"a": "b"})
    assert two.tags is one.tags
    with pytest.raises(TypeError):
        replace(one, z=1)


def test_fields_of_a_base_come_first() -> None:
    """A class has the fields of its base too, with their defaults."""
    one = Point3(x=1, z=3)

    assert repr(one) == "Point3(x=1, y=0, tags={}, z=3)"
    assert one != Point(x=1)
    assert one.KIND == "point"


def test_the_original_knows_them() -> None:
    """`fields`, `asdict` and `is_dataclass` of the original answer as for a class of its own."""
    told = {one.name: (one.default, one.compare) for one in dataclasses.fields(Point3)}

    assert dataclasses.is_dataclass(Point)
    assert list(told) == ["x", "y", "tags", "seen", "z"]
    assert told["y"] == (0, True)
    assert told["seen"] == (dataclasses.MISSING, False)
    assert dataclasses.asdict(Point(x=1)) == {"x": 1, "y": 0, "tags": {}, "seen": []}


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])
def test_copies_are_equal(copied: Callable[[Point], Point]) -> None:
    """Frozen objects go through copy and pickle, as workers of a batch send them."""
    one = Point3(x=1, z=2, tags={"a": "b"}, seen=[1])

    assert copied(one) == one
    assert copied(one).seen == [1]
