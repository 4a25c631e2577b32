"""`make bench`: figures to compare with before and after a change. Nothing here passes or fails."""

from tests.bench import redline

if __name__ == "__main__":
    redline.main()
