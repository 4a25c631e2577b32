"""The council's table: redline and comments side by side, as of the session and since."""
