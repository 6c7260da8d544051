"""What is kept of thousands of plans until all are read, in as little memory as it takes."""

from __future__ import annotations

import pickle
import zlib
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pressed(Generic[T]):
    """A value of this very run, pressed; it never comes from a file."""

    data: bytes

    @classmethod
    def of(cls, value: T) -> Pressed[T]:
        """Press it: the places of a plan repeat each other, so that a twentieth is left."""
        return cls(zlib.compress(pickle.dumps(value)))

    def value(self) -> T:
        """The value again, made anew."""
        found: T = pickle.loads(zlib.decompress(self.data))  # noqa: S301 - made by `of`, in this run
        return found
