"""Derived feiten and tabellen that follow from each other in a circle have no answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from routekaart.diagnostics import Diagnostic
from routekaart.load.names import Names
from routekaart.load.places import Place


def check_kringen(names: Names) -> Iterator[Diagnostic]:
    """Each circle once, at the first table or feit of it by alphabet."""
    graph = _graph(names)
    while cycle := _find_cycle(graph):
        for node in cycle:
            graph.pop(node, None)
        kind, naam = min(cycle, key=_tables_first)
        start = cycle.index((kind, naam))
        chain = [f"'{n}'" for _, n in (*cycle[start:], *cycle[: start + 1])]
        yield _place(names, kind, naam).report(
            "RK218",
            f"'{naam}' volgt in een kring uit zichzelf: {' → '.join(chain)}",
            "Haal een van deze stappen weg.",
            key=kind == "feiten",
        )


Node = tuple[str, str]


def _graph(names: Names) -> dict[Node, set[Node]]:
    """From what each table and derived feit follows."""
    graph: dict[Node, set[Node]] = {}
    for naam, feit in names.catalogus.feiten.items():
        before = graph.setdefault(("feiten", naam), set())
        if feit.tabel is not None:
            before.add(("tabellen", feit.tabel))
        if feit.enig_lid is not None:
            before.add(("feiten", feit.enig_lid.feit))
    for naam, versions in names.catalogus.tabellen.items():
        before = graph.setdefault(("tabellen", naam), set())
        for tabel in versions:
            before.update(("feiten", kolom) for kolom in tabel.invoer)
            before.update(
                ("tabellen", r.dan.tabel) for r in tabel.regels if r.dan.tabel is not None
            )
    return graph


def _tables_first(node: Node) -> tuple[bool, str]:
    return node[0] != "tabellen", node[1]


def _find_cycle(graph: Mapping[Node, set[Node]]) -> list[Node]:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        # From cause to effect, the first again at the end; ours goes from effect to cause.
        cycle: list[Node] = error.args[1]
        return cycle[:0:-1]
    return []


def _place(names: Names, kind: str, naam: str) -> Place:
    if kind == "feiten":
        return Place(names.catalogus.homes[kind, naam], (kind, naam))
    tabel = names.catalogus.tabellen[naam][0]
    return Place(names.catalogus.file_of(tabel), ("beslistabel",))
