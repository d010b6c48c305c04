"""A finding stands where its author has to look: in the file, on the line."""

from datetime import date
from pathlib import Path

from routekaart.load import load_catalogus, resolve
from routekaart.verify import check_afspraken, places_in

FILES = {
    "spoor.yaml": """\
spoor: melding
titel: Melding
aanname: Voorbeeld
begin: open
opent: [{bij: gemeld, aanname: Voorbeeld}]
toestanden:
  open:
    titel: Open
    aan_zet: vt
    aanname: Voorbeeld
    termijnen:
      bellen: {titel: Bellen, duur: lokaal, bij_verstrijken: gemeld, aanname: Voorbeeld}
  dicht: {titel: Dicht, kenmerken: eind, aanname: Voorbeeld}
overgangen:
  sluiten: {bij: gesloten, van: open, naar: dicht, aanname: Voorbeeld}
""",
    "gebeurtenissen.yaml": """\
gebeurtenissen:
  gemeld: {titel: Gemeld, soort: voorval, aanname: Voorbeeld}
  gesloten: {titel: Gesloten, soort: besluit, aanname: Voorbeeld}
""",
    "rollen.yaml": "rollen:\n  vt: {titel: Veilig Thuis, aanname: Voorbeeld}\n",
    "tabel.yaml": """\
beslistabel: regiebepaling
vraag: Wie heeft de regie?
invoer: melding
uitvoer: rol
regels:
  - als: {melding: [open, geen]}
    dan: vt
    aanname: Voorbeeld
  - als: {melding: geen}
    dan: vt
    aanname: Voorbeeld
""",
    "bronnen.yaml": """\
bronnen:
  beleid: {titel: Beleid, uitgever: Regio}
""",
    "feestdagen.yaml": """\
feestdagen: Nederland
eerste_jaar: 2024
laatste_jaar: 2026
regels:
  kerst: {titel: Kerst, op: 25 december, werkdag: nee, aanname: Voorbeeld}
""",
    "regio.yaml": """\
regio: dal
naam: Dal
beleid: beleid
aanname: Voorbeeld
gemeenten: {dorp: {aanname: Voorbeeld}}
sporen: melding
rollen: {vt: {toelichting: Nog niet bekend, aanname: Voorbeeld}}
regie:
  casus:
    titel: Casusregie
    betekenis: Houdt overzicht
    scope: casus
    dragend: ja
    tabel: regiebepaling
    aanname: Voorbeeld
""",
    "gemeente.yaml": "gemeente: dorp\nnaam: Dorp\naanname: Voorbeeld\n",
}


def test_each_finding_stands_on_the_line_to_mend(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    for name, text in FILES.items():
        (rules / name).write_text(text, encoding="utf-8")
    catalogus, diagnostics = load_catalogus([tmp_path])
    assert [str(d) for d in diagnostics if d.code.startswith(("RK1", "RK2"))] == []
    afspraken = resolve(catalogus, "dorp", date(2025, 1, 1))

    found = check_afspraken(afspraken, places_in(catalogus, afspraken))

    assert {(d.code, Path(d.span.file).name, d.span.line) for d in found} == {
        ("RK501", "tabel.yaml", 1),
        ("RK502", "tabel.yaml", 9),
        ("RK520", "regio.yaml", 7),
        ("RK521", "spoor.yaml", 12),
    }
