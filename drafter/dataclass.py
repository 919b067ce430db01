"""Data classes as `dataclasses` makes them, made much sooner: as much of it as is used here, by the same names.

`dataclasses` imports `inspect` and compiles up to eight functions a class: a quarter of the time of `drafter render`,
whose document passes through some sixty classes (Python 3.11). Here only `__init__` is compiled, because no other way of
calling it is as quick; the rest is the same for every class. Type checkers are told that these are the originals, and
whatever in `dataclasses` takes a data class (`fields`, `asdict`, `replace`) takes these.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeVar

__all__ = ["dataclass", "field", "replace"]

Made = TypeVar("Made")


class _Field:
    """What is said of a field, standing where its default would: `default_factory` makes one for each object.

    A field with `init` off is set by `__post_init__`. Without `compare` and `repr` it is not told.
    """

    def __init__(
        self,
        *,
        default_factory: Callable[[], Any] | None = None,
        init: bool = True,
        compare: bool = True,
        repr: bool = True,
    ) -> None:
        # no class wants these apart
        assert compare == repr
        assert init == (default_factory is not None)
        self.make, self.given, self.told = default_factory, init, compare


def _dataclass(
    *, slots: Literal[True], frozen: bool = False, kw_only: bool = False, order: bool = False
) -> Callable[[type[Made]], type[Made]]:
    """A decorator: the annotations of a class are its fields, those of its base before them."""

    def made(cls: type[Made]) -> type[Made]:
        own = [name for name, kind in cls.__annotations__.items() if not kind.startswith("ClassVar")]
        space = {name: value for name, value in vars(cls).items() if name not in ("__dict__", "__weakref__")}
        defaults = getattr(cls, "__defaults__", {}) | {name: space.pop(name) for name in own if name in space}
        names = (*getattr(cls, "__match_args__", ()), *own)
        said = {name: one for name, one in defaults.items() if isinstance(one, _Field)}
        given = [name for name in names if name not in said or said[name].given]
        told = [name for name in names if name not in said or said[name].told]
        space |= {
            "__qualname__": cls.__qualname__,
            "__slots__": tuple(own),
            "__match_args__": names,
            "__defaults__": defaults,
            "__given__": given,
            "__told__": told,
            "__values__": operator.attrgetter(*told),
            "__dataclass_fields__": _Described(),
            "__init__": _init(cls, given, defaults, frozen=frozen, kw_only=kw_only),
            "__eq__": _eq,
            "__hash__": None,
            "__reduce__": _reduce,
        }
        space.setdefault("__repr__", _repr)
        if frozen:
            space |= {"__hash__": _hash, "__setattr__": _refuse, "__delattr__": _refuse}
        if order:
            space |= {f"__{one.__name__}__": _ordered(one) for one in _ORDER}
        again: type[Made] = type(cls.__name__, cls.__bases__, space)
        return again

    return made


def _init(
    of: type[Any], names: list[str], defaults: Mapping[str, Any], *, frozen: bool, kw_only: bool
) -> Callable[..., None]:
    """The constructor; only the names of fields stand in its source."""
    given, lines = [], []
    for name in names:
        default, value = f"_defaults[{name!r}]", name
        given.append(f"{name}={default}" if name in defaults else name)
        if isinstance(defaults.get(name), _Field):
            value = f"{default}.make() if {name} is {default} else {name}"
        lines.append(f" _put(self, {name!r}, {value})" if frozen else f" self.{name} = {value}")
    if hasattr(of, "__post_init__"):
        lines.append(" self.__post_init__()")
    source = f"def __init__(self, {'*, ' if kw_only else ''}{', '.join(given)}):\n" + "\n".join(lines)
    space: dict[str, Any] = {"_put": object.__setattr__, "_defaults": defaults}
    exec(source, space)
    made: Callable[..., None] = space["__init__"]
    made.__qualname__ = f"{of.__qualname__}.__init__"
    return made


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__values__(self) == self.__values__(other)


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _repr(self: Any) -> str:
    told = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__told__)
    return f"{self.__class__.__qualname__}({told})"


def _refuse(self: Any, name: str, *_value: object) -> NoReturn:
    raise AttributeError(f"{self.__class__.__qualname__}.{name} does not change")


_ORDER = (operator.lt, operator.le, operator.gt, operator.ge)


def _ordered(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], Any]:
    def method(self: Any, other: Any) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compare(self.__values__(self), self.__values__(other))

    return method


def _reduce(self: Any) -> tuple[Any, ...]:
    return _again, (self.__class__, {name: getattr(self, name) for name in self.__given__})


def _again(cls: type[Any], values: dict[str, Any]) -> Any:
    """An object as it was before it was pickled or copied."""
    return cls(**values)


def _replace(one: Any, /, **changes: Any) -> Any:
    """The object with other values for some fields."""
    return one.__class__(**{name: getattr(one, name) for name in one.__given__} | changes)


class _Described:
    """What the original keeps of a class for its other functions, worked out when one of them asks."""

    def __get__(self, _one: object, of: type[Any]) -> Any:
        # whoever asks has it loaded
        import dataclasses

        def said(name: str) -> Any:
            default = of.__defaults__.get(name, dataclasses.MISSING)
            if not isinstance(default, _Field):
                return dataclasses.field(default=default)
            make: Any = default.make or dataclasses.MISSING
            return dataclasses.field(
                default_factory=make, init=default.given, compare=default.told, repr=default.told
            )

        described = [(name, Any, said(name)) for name in of.__match_args__]
        return vars(dataclasses.make_dataclass(of.__name__, described, kw_only=True))["__dataclass_fields__"]


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _Field, _replace
