"""Two processes draw the same two texts alike: a link to change 12 leads to one place whoever answers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DRAWN = """
import hashlib, random
from policies.text.redline import runs
chance = random.Random(3)
words = iter(range(10_000))
old = [[f"w{next(words)}" for _ in range(8)] for _ in range(400)]
new = []
for place, line in enumerate(old):
    mixed = line[:4] + chance.choice(old)[4:] + [f"n{place}"]
    chance.shuffle(mixed)
    new.append(mixed)
texts = ("\\n".join(" ".join(line) for line in lines) for lines in (old, new))
print(hashlib.sha256(repr(runs(*texts)).encode()).hexdigest())
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_order_of_a_set_of_words_decides_nothing(seed: str) -> None:
    def drawn(with_seed: str) -> str:
        place = os.environ | {"PYTHONHASHSEED": with_seed}
        command = [sys.executable, "-c", DRAWN]
        return subprocess.run(command, env=place, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert drawn(seed) == drawn("0")
