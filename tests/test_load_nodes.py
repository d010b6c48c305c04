"""Text becomes values with places, whatever somebody puts in a file."""

import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from routekaart.load import nodes
from routekaart.load.documents import read_definition
from routekaart.load.libyaml import explain_error
from routekaart.load.nodes import MAX_FINDINGS, MAX_NODES, YamlFile, read_yaml
from routekaart.load.text import MAX_BYTES


@pytest.fixture(params=["libyaml", "pure Python"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "pure Python":
        monkeypatch.setattr(nodes, "_Loader", yaml.SafeLoader)


def read(text: str) -> YamlFile:
    file, findings = read_yaml("x.yaml", text.encode())
    assert findings == ()
    assert file is not None
    return file


def codes(data: bytes | str) -> list[str]:
    _, findings = read_yaml("x.yaml", data.encode() if isinstance(data, str) else data)
    return [finding.code for finding in findings]


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "typed",
    [
        "0363",
        "nee",
        "no",
        "on",
        "12:30",
        "1e3",
        "0x1F",
        "2025-03-31",
        ".inf",
        "null",
        "True",
        "=",
        "-",
    ],
)
def test_a_scalar_stays_the_text_that_was_typed(typed: str) -> None:
    assert read(f"a: {typed}\n" if typed != "-" else "a: '-'\n").values == {"a": typed}


@pytest.mark.usefixtures("loader")
def test_only_nothing_and_a_tilde_mean_nothing() -> None:
    assert read("a:\nb: ~\nc: ''\nd: '~'\ne: \"\"\n").values == {
        "a": None,
        "b": None,
        "c": "",
        "d": "~",
        "e": "",
    }


@pytest.mark.usefixtures("loader")
def test_lists_become_tuples_and_text_over_lines_is_folded() -> None:
    file = read("a: [x, [y], {z: 1}]\nb: >-\n  een\n  zin\nc: |\n  regel\n")

    assert file.values == {"a": ("x", ("y",), {"z": "1"}), "b": "een zin", "c": "regel\n"}


TEXT = "een:\n  twee: [a, {drie: 'vier'}]\n  'vijf': {zes: zeven}\nleeg:\n"


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (1, 1), (1, 1)),
        (("een",), (2, 3), (1, 1)),
        (("een", "twee"), (2, 9), (2, 3)),
        (("een", "twee", 0), (2, 10), (2, 10)),
        (("een", "twee", 1, "drie"), (2, 20), (2, 14)),
        (("een", "vijf", "zes"), (3, 17), (3, 12)),
        (("leeg",), (4, 1), (4, 1)),
        (("een", "vijf", 0, "zes"), (3, 17), (3, 12)),
        (("een", "tuple[X]", "twee", 7), (2, 9), (2, 3)),
        (("een", "vijf", "zes", 0, "waarde"), (3, 17), (3, 12)),
    ],
    ids=str,
)
def test_every_value_and_key_knows_its_place(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    file = read(TEXT)

    at, by_key = file.span(*path), file.span(*path, key=True)

    assert ((at.line, at.column), (by_key.line, by_key.column)) == (value, key)


def test_a_place_counts_characters_and_not_bytes() -> None:
    span = read("\ufeffé: {ü: 'één', b: c}\n").span("é", "b")

    assert (span.line, span.column) == (1, 18)


def test_the_value_of_a_key_that_stands_twice_is_its_first() -> None:
    file, findings = read_yaml("x.yaml", b"a: 1\nb: 2\na: 3\n")

    assert file is not None
    assert file.values == {"a": "1", "b": "2"}
    assert file.span("a", key=True).line == 1
    assert [(f.code, f.span.line) for f in findings] == [("RK104", 3)]
    assert "regel 1, kolom 1" in findings[0].message


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{" * 100_000,
        "a: " + "[" * 100_000,
        "- " * 50_000,
        "? " * 50_000,
        "a: {" * 50_000,
        "[" * 62 + "]" * 62,
        "{a: " * 62 + "}" * 62,
    ],
    ids=lambda text: text[:6],
)
def test_whatever_is_too_deep_is_refused_and_crashes_nothing(text: str) -> None:
    assert codes(text) == ["RK102"]


def test_sixty_deep_is_deep_enough() -> None:
    assert codes("a: " + "[" * 59 + "x" + "]" * 59) == []
    assert codes("a: " + "[" * 60 + "x" + "]" * 60) == ["RK102"]


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    assert codes(b"a: '" + b"x" * (MAX_BYTES - 5) + b"'") == []
    assert codes(b"a: '" + b"x" * (MAX_BYTES - 4) + b"'") == ["RK102"]


def test_a_file_of_too_many_parts_is_refused() -> None:
    assert codes("a: [" + "x," * MAX_NODES + "]") == ["RK102"]


@pytest.mark.usefixtures("loader")
def test_a_billion_laughs_are_one_refusal_each_and_no_memory() -> None:
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]" for n in range(1, 40)]

    found = codes("\n".join(lines))

    assert set(found) == {"RK103"}
    assert len(found) == MAX_FINDINGS


@pytest.mark.usefixtures("loader")
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: !!int 3", "RK103"),
        ("a: !x [b]", "RK103"),
        ("a: ! b", "RK103"),
        ("!!map {a: b}", "RK103"),
        ("? !!str a\n: b", "RK103"),
        ("a: &x b", "RK103"),
        ("&x a: b", "RK103"),
        ("<<: {a: b}", "RK103"),
        ("? [a]\n: b", "RK103"),
        ("? {a: b}\n: c", "RK103"),
        ("? |\n  a\n: *x", "RK103"),
        ("'': b", "RK103"),
        ("~: b", "RK103"),
        ("--- {a: b}\n--- {c: d}", "RK103"),
        ("a: b\n...\n---\n", "RK103"),
        ("", "RK105"),
        ("# niets\n", "RK105"),
        ("---\n", "RK105"),
        ("~", "RK105"),
        ("een zin", "RK109"),
        ("- a", "RK109"),
        ("a: b\n\tc: d", "RK100"),
        ("\ta: b", "RK100"),
        ("a: 'b", "RK100"),
        ('a: "\\q"', "RK100"),
        ("a: [b", "RK100"),
        ("a: b: c", "RK100"),
        ("a: `b`", "RK100"),
        ("a: %b", "RK100"),
        ("a: |0\n b", "RK100"),
        ("%YAML 3.0\n---\na: b", "RK100"),
        ("%YAML 1.1\n%YAML 1.1\n---\na: b", "RK100"),
        ('a: "b\\0c"', "RK101"),
        ('a: "b\\u202ec"', "RK101"),
        ('"b\\ac": a', "RK101"),
    ],
)
def test_what_yaml_can_but_nobody_needs_is_refused(text: str, code: str) -> None:
    assert set(codes(text)) == {code}


@pytest.mark.parametrize(
    "data",
    [
        b"a: \xff",
        b"\xff\xfea\x00:\x00",
        b"a: \xc0\x80",
        b"a: \xed\xa0\x80",
        b"a: b\x00c",
        b"a: \x1b[31m",
        "a: b\u2028c".encode(),
        "a: b\x85c".encode(),
        "a: b\u202ec".encode(),
        "a: b\ufeffc".encode(),
        "a: b\ufffec".encode(),
    ],
    ids=repr,
)
def test_bytes_that_an_editor_does_not_show_as_they_are_read_are_refused(data: bytes) -> None:
    assert codes(data) == ["RK101"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
def test_lines_end_as_any_editor_ends_them(end: str) -> None:
    file, _ = read_yaml("x.yaml", f"a: b{end}c:{end}  d: e{end}".encode())

    assert file is not None
    assert str(file.span("c", "d")) == "x.yaml:3:6"


def test_the_place_of_a_wrong_byte_is_told_by_line_and_column() -> None:
    _, findings = read_yaml("x.yaml", "a: é\r\nb: ü".encode() + b"\xff")

    assert str(findings[0].span) == "x.yaml:2:5"


ENGLISH = [
    "did", "not", "could", "find", "found", "expected", "while", "scanning", "character", "token",
    "mapping", "block", "unknown", "the", "allowed", "context",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "a: @x",
        "- a\n- b\n? c",
        "a: *",
        "a: &",
        "a: |0\n",
        "a: >x",
        "a: 'b\n--- c'",
        "a: [b",
        "a: {b",
        "a: ]",
        "a\nb: c",
        "%FOO\na",
        'a: "\\xZZ"',
        'a: "\\ud800"',
        "- a\nb: c",
        "a:\n  - b\n c: d",
        "{a: b}}",
        "a: b\n- c",
        "a: 'x' y",
        "a: - b",
        "a: ? b",
    ],
)
def test_the_author_of_something_that_is_no_yaml_is_told_so_in_dutch(text: str) -> None:
    _, findings = read_yaml("x.yaml", text.encode())

    [finding] = findings
    words = f"{finding.message} {finding.hint}".lower().replace(",", " ").split()
    assert finding.code == "RK100"
    assert not set(words) & set(ENGLISH)
    assert "volgt de tekst de regels van YAML niet" not in finding.message, "not translated"


def test_a_message_that_libyaml_never_gave_before_is_still_dutch() -> None:
    error = yaml.MarkedYAMLError(problem="something new")

    assert "YAML" in explain_error("x.yaml", "", error).message


@pytest.mark.usefixtures("loader")
def test_a_tab_is_called_a_tab() -> None:
    _, findings = read_yaml("x.yaml", b"a:\n\tb: c\n")

    assert "tab" in findings[0].message


def test_an_error_past_the_last_line_is_put_on_the_last_line() -> None:
    _, findings = read_yaml("x.yaml", b"a: [b,\n")

    assert findings[0].span.line == 1


YAMLISH = st.text(
    st.sampled_from("ab:-[]{},'\"#&*!|>%@`? \n\t\\~<=0\r\u2028é"), max_size=60
) | st.lists(
    st.sampled_from(
        ["spoor: a", "feiten:", "  a:", "- b", "'", "[", "]", "{", "}", "&x", "*x", "<<: "]
    ),
    max_size=12,
).map("\n".join)


@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"a: \xef\xbb\xbf")
def test_random_bytes_are_findings_and_never_an_exception(data: bytes) -> None:
    definition, findings = read_definition("x.yaml", data)

    assert findings or definition is not None
    for finding in findings:
        assert finding.span.line >= 1
        assert finding.span.column >= 1


@given(YAMLISH)
@example("\r")
@example("a: |\n\r")
@example("[\n]")
def test_random_yaml_is_findings_and_never_an_exception(text: str) -> None:
    definition, findings = read_definition("x.yaml", text.encode())

    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert findings or definition is not None
    for finding in findings:
        assert 1 <= finding.span.line <= len(lines)
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 2


@given(YAMLISH)
def test_what_is_read_is_what_the_composed_nodes_say(text: str) -> None:
    file, findings = read_yaml("x.yaml", text.encode())
    if file is None or findings:
        return

    def build(node: yaml.Node) -> object:
        if isinstance(node, yaml.ScalarNode):
            return None if not node.style and node.value in ("", "~") else node.value
        if isinstance(node, yaml.SequenceNode):
            return tuple(build(item) for item in node.value)
        assert isinstance(node, yaml.MappingNode)
        return {key.value: build(value) for key, value in node.value}

    assert build(file.root) == file.values


@pytest.mark.parametrize(
    "text",
    [
        "rollen: {" + ",".join(f"r{n}: {{x: y}}" for n in range(30_000)) + "}",
        "rollen: {" + ",".join(f"R{n}: {{}}" for n in range(30_000)) + "}",
        "rollen: {" + ",".join(f"{n}" for n in range(40_000)) + "}",
        "rollen: {" + "a," * 40_000 + "}",
        "rol: " + "x" * 1_000_000,
        "x" * 1_000_000 + ": {}",
        "rollen: {" + "R" * 900_000 + ": {titel: a}}",
        "feiten: {a: {titel: a, soort: " + "k" * 900_000 + "}}",
        "a\n" * 400_000,
    ],
    ids=lambda text: text[:20],
)
def test_a_hostile_file_costs_seconds_at_most(text: str) -> None:
    start = time.perf_counter()

    _, findings = read_definition("x.yaml", text.encode())

    assert findings
    assert all(len(finding.message) < 500 for finding in findings)
    assert time.perf_counter() - start < 10
