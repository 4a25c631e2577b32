"""Parts of addresses that are more than a number or a word."""

from datetime import date

from django.urls import register_converter


class Day:
    """A calendar day, ``2019-08-30``. A day that no calendar has is no address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The day. Raises ValueError, which is a 404."""
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        """The day as an address has it."""
        return value if isinstance(value, str) else value.isoformat()


register_converter(Day, "day")
