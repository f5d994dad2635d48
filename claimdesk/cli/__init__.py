"""The command line: each command is a function that reads its arguments, runs one of the desk's verbs, and prints.

Standard output is data, standard error narration. Commands import the rooms they use where they use them, so that
help and completion load neither the database's library nor those for texts.
"""
