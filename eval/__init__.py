"""Question sets, measures, runs and reports: ``python -m eval --help``.

Never imported bare (``import eval`` would shadow the builtin): use ``from eval.x import y``.
"""
