"""No table of the lexicon gives a key twice: the loader would keep the last one and say nothing."""

from importlib.resources import files

import pytest
import yaml

TABLES = sorted(path.name for path in files("crossfoot.lexicon").iterdir() if path.name.endswith(".yaml"))


def doubled(node: yaml.Node | None) -> list[str]:
    found: list[str] = []
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
        found += sorted({key for key in keys if keys.count(key) > 1})
        for _, value in node.value:
            found += doubled(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            found += doubled(item)
    return found


@pytest.mark.parametrize("name", TABLES)
def test_every_key_stands_once(name: str) -> None:
    text = files("crossfoot.lexicon").joinpath(name).read_text(encoding="utf-8")
    assert doubled(yaml.compose(text, yaml.CSafeLoader)) == []
