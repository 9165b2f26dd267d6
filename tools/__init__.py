"""Tools of this checkout: set-up, lock files, proofs. The program itself never imports them."""
