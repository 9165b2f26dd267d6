"""Lock files are read entry by entry, whatever else the resolver wrote into them."""

from tools.lock import entries


def test_an_entry_keeps_its_hashes_and_nothing_else():
    text = (
        "--index-url somewhere\nAttrs==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n"
        "    # via jsonschema\nclick==2.0 \\\n    --hash=sha256:cc\n# WARNING: more\n"
    )
    assert entries(text) == {
        "attrs": "Attrs==1.0 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\n",
        "click": "click==2.0 \\\n    --hash=sha256:cc\n",
    }
