"""Loads and checks the data the product ships: law, question guides, scripted cases."""
