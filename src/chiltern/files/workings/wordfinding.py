"""Where words stand among the letters of a page, however they are broken, spaced or written. Clause 3.5.

Letters and figures alone are compared, in no case: 'Whit-lock' over two lines is found by 'whitlock'. A word is found
inside a longer one too: what is black by mistake is seen and undone, what is left standing has left.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence

Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in dots of the picture."""
Places = Sequence[int]
"""Letters of a page by their numbers."""
SHORTEST = 2
MARGIN = 2


def compared(text: str) -> str:
    """What of a text is compared."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in unicodedata.normalize("NFKD", plain) if each.isalnum())


def names_in(words: str) -> tuple[str, ...]:
    """The single words of several, long enough to tell somebody by: each is looked for by itself too."""
    parts = words.split()
    return tuple(part for part in parts if len(compared(part)) > SHORTEST) if len(parts) > 1 else ()


class Letters:
    """The letters of a page, ready to be searched many times. `box_of` says where one stands; some stand nowhere."""

    def __init__(self, signs: Sequence[str], box_of: Callable[[int], Box | None]) -> None:
        self._plain = [compared(sign) for sign in signs]
        self._text = "".join(self._plain)
        self._from = [place for place, plain in enumerate(self._plain) for _ in plain]
        self._box_of = box_of
        self._known: dict[int, Box | None] = {}

    def __len__(self) -> int:
        return len(self._text)

    def places(self, words: str) -> Iterator[Places]:
        """Every place where the words stand: its letters, with what stands between them."""
        wanted = compared(words)
        at = self._text.find(wanted) if len(wanted) >= SHORTEST else -1
        while at >= 0:
            yield range(self._from[at], self._from[at + len(wanted) - 1] + 1)
            at = self._text.find(wanted, at + 1)

    def boxes_over(self, places: Places) -> list[Box]:
        """Boxes that cover the letters: one for each line on which they stand, with a margin."""
        lines: list[Box] = []
        for box in (self._box(place) for place in places):
            if box is not None and lines and _on_one_line(lines[-1], box):
                a = lines[-1]
                lines[-1] = (min(a[0], box[0]), min(a[1], box[1]), max(a[2], box[2]), max(a[3], box[3]))
            elif box is not None:
                lines.append(box)
        return [(x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN) for x0, y0, x1, y1 in lines]

    def stands(self, places: Places, black: Sequence[Box]) -> bool:
        """Whether a letter of them is not wholly under black, or stands nowhere that could be blacked out."""
        boxes = [self._box(place) for place in places if self._plain[place]]
        return any(box is None or not any(_inside(box, over) for over in black) for box in boxes)

    def _box(self, place: int) -> Box | None:
        if place not in self._known:
            self._known[place] = self._box_of(place)
        return self._known[place]


def _on_one_line(line: Box, letter: Box) -> bool:
    """Whether they overlap in height by half of the lower one; what is written downward is a line of its own each."""
    shared = min(line[3], letter[3]) - max(line[1], letter[1])
    return shared * 2 >= min(line[3] - line[1], letter[3] - letter[1])


def _inside(inner: Box, outer: Box) -> bool:
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
