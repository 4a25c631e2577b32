"""Files into text and back: one module per step, bytes to outline and ledger. Knows no model, no Django."""

from policies.exchange.as_json import reading_as_json
from policies.exchange.decode import UnreadableFile
from policies.exchange.parts import Reading
from policies.exchange.reading import read

__all__ = ["Reading", "UnreadableFile", "read", "reading_as_json"]
