"""Comments as staff read them: looked at before they are shown, withheld on a fixed ground, restored."""
