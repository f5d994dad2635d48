"""What queries return: frozen rows with what a screen or a command prints, and no more.

Texts in them come from outside and may hold anything that `cleantext.clean` leaves. Times are UTC.
"""
