"""Each figure of the README, measured side by side in one run against the thing it is compared with."""
