"""`make bench`: prints every figure with what it is compared with."""

from __future__ import annotations

from benchmarks.board import board_pairs
from benchmarks.chain import chain_pairs
from benchmarks.commit import commit_pair
from benchmarks.key_stroke import key_stroke_pair
from benchmarks.opening import opening_pairs
from benchmarks.pairs import machine, show, show_within
from benchmarks.papers import show_file, show_papers, show_thousand
from benchmarks.sealing import sealing_pairs
from benchmarks.start import start_pair


def main() -> None:
    """Measure and print; nothing here passes or fails by time."""
    print(f"{machine()}\n{'':<46}{'min':>9} {'median':>9} {'max':>9}")
    show("Start", start_pair(), goal=2)
    show("Commit of a statement", commit_pair(), goal=2.5)
    events, trail = chain_pairs()
    show("Verifying the chain of events", events, goal=2)
    show("Verifying the chain of the trail", trail, goal=2)
    read, shown = opening_pairs()
    show_within("A session of 10,000 statements: the record", read, milliseconds=200)
    show_within("A session of 10,000 statements: the whole way", shown, milliseconds=200)
    show_within("A key stroke with 2,000 statements", key_stroke_pair(), milliseconds=16)
    table, board, noticed = board_pairs()
    show_within("The board of 50 topics and 6 people: the table", table, milliseconds=100)
    show_within("The board of 50 topics and 6 people: its page", board, milliseconds=100)
    show_within("The board of 50 topics and 6 people: suggestions", noticed, milliseconds=200)
    show_papers()
    show_thousand()
    show_file()
    sealed, checked = sealing_pairs()
    show("Sealing", sealed, goal=1.3)
    show("Checking a seal", checked, goal=1.3)


if __name__ == "__main__":
    main()
