"""Comments that came by letter, e-mail, phone or at a meeting: entered at the desk, one by one."""
