"""The zip written by hand: what any reader of zips finds in it, and what is packed only once."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.memo import Memo
from drafter.word.archive import QUICK, USUAL, Codec, archive, in_pieces, members

#: Runs of a part: short ones, and long ones that are packed by themselves.
runs = st.lists(
    st.binary(max_size=50) | st.builds(lambda seed, n: (seed or b"x") * n, st.binary(max_size=9), st.integers(0, 2_000)),
    max_size=6,
)  # fmt: skip


def found(data: bytes) -> dict[str, bytes]:
    """The members, as the standard library reads them with their checksums."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


@pytest.mark.parametrize("codec", [USUAL, QUICK], ids=["zlib", "quick"])
@given(parts=st.dictionaries(st.text("aăđ/.", min_size=1, max_size=9), runs, max_size=4))
def test_members_in_pieces_are_read_back(codec: Codec, parts: dict[str, list[bytes]]) -> None:
    """Any parts in any pieces: whole members and members in pieces hold the same bytes, warm or cold."""
    memo, wanted = Memo(), {name: b"".join(pieces) for name, pieces in parts.items()}

    def made(memo: Memo) -> bytes:
        pieces = [(name, [*in_pieces(name, of, memo, codec)]) for name, of in parts.items()]
        return archive(members(pieces, codec))

    first = made(memo)
    assert found(first) == found(archive(members(wanted.items(), codec))) == wanted
    assert made(memo) == made(Memo()) == first


def test_a_long_run_is_packed_once() -> None:
    """What stays is packed the first time, what changes every time; one run changed leaves the others."""
    packed: list[int] = []

    class Counting:
        def __getattr__(self, name: str) -> object:
            return getattr(USUAL.module, name)

        def compressobj(self, *how: int) -> object:
            packed.append(1)
            return USUAL.module.compressobj(*how)

    memo, codec = Memo(), Codec(Counting(), USUAL.level)
    for head in (b"a", b"b"):
        list(in_pieces("x", [head, b"1" * 50_000, b"c", b"2" * 50_000], memo, codec))
    list(in_pieces("x", [b"a", b"1" * 50_000, b"c", b"3" * 50_000], memo, codec))

    assert len(packed) == 4 + 2 + 3
