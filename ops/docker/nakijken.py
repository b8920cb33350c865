"""Reads docker-compose.yml, Dockerfile and the collector's settings and says what does not fit together."""

import pathlib
import re
import sys

import yaml

wortel = pathlib.Path(__file__).resolve().parents[2]
fouten = []


def eis(goed, regel):
    if not goed:
        fouten.append(regel)


compose = yaml.safe_load((wortel / "docker-compose.yml").read_text())
diensten = compose["services"]
for naam, dienst in diensten.items():
    eenmalig = dienst.get("restart") == "no"
    for ander, eis_aan in dienst.get("depends_on", {}).items():
        eis(ander in diensten, f"{naam} hangt af van {ander}, die er niet is")
        voorwaarde = eis_aan["condition"]
        if voorwaarde == "service_healthy":
            eis("test" in diensten.get(ander, {}).get("healthcheck", {}), f"{naam} wacht op gezondheid van {ander}, die geen healthcheck heeft")
        if voorwaarde == "service_completed_successfully":
            eis(diensten.get(ander, {}).get("restart") == "no", f"{naam} wacht op het einde van {ander}, die herstart")
    eis(eenmalig or naam == "collector" or "test" in dienst.get("healthcheck", {}), f"{naam} heeft geen healthcheck")
    eis("image" in dienst and not str(dienst["image"]).endswith(":latest"), f"{naam} heeft geen vaste versie van een image")
    for waarde in dienst.get("ports", []):
        eis(str(waarde).startswith("127.0.0.1:"), f"{naam} opent {waarde} voor meer dan deze machine")
    for volume in dienst.get("volumes", []):
        bron = volume.split(":")[0]
        if bron.startswith("."):
            eis((wortel / bron).exists(), f"{naam} noemt {bron}, dat er niet is")
        else:
            eis(bron in compose["volumes"], f"{naam} noemt volume {bron}, dat er niet is")
    omgeving = dienst.get("environment", {})
    for sleutel, waarde in omgeving.items():
        geheim = re.search("password|wachtwoord|secret|sleutel", f"{sleutel} {waarde}", re.I)
        eis(not geheim or str(waarde).startswith(("/", "${")), f"{naam}: {sleutel} lijkt een geheim in het bestand")
    for woord in dienst.get("entrypoint", []) + [w for w in dienst.get("healthcheck", {}).get("test", [])]:
        if woord.startswith("/ops/"):
            eis((wortel / woord.lstrip("/")).exists(), f"{naam} start {woord}, dat er niet is")

bouwbestand = (wortel / "Dockerfile").read_text()
fasen = set(re.findall(r"^FROM \S+ AS (\S+)", bouwbestand, re.M))
for regel in re.findall(r"^COPY (.+)$", bouwbestand, re.M):
    woorden = regel.split()
    if woorden[0].startswith("--from="):
        eis(woorden[0][7:] in fasen, f"Dockerfile: COPY {regel} noemt een onbekende fase")
        continue
    for bron in woorden[:-1]:
        eis((wortel / bron).exists(), f"Dockerfile: {bron} bestaat niet")
laatste = bouwbestand[bouwbestand.rindex("FROM "):]
gebruiker = re.search(r"^USER (\S+)", laatste, re.M)
eis(gebruiker and gebruiker[1] not in ("root", "0"), "Dockerfile: het eindresultaat draait als root")
eis("HEALTHCHECK" in laatste, "Dockerfile: geen HEALTHCHECK")

verzamelaar = yaml.safe_load((wortel / "ops/otel/collector.yaml").read_text())
for naam, lijn in verzamelaar["service"]["pipelines"].items():
    for soort in ("receivers", "processors", "exporters"):
        for deel in lijn[soort]:
            eis(deel in verzamelaar[soort], f"collector: {naam} noemt {soort} {deel}, die er niet is")
for deel in verzamelaar["service"]["extensions"]:
    eis(deel in verzamelaar["extensions"], f"collector: uitbreiding {deel} is er niet")

print("\n".join(fouten), file=sys.stderr, end="\n" if fouten else "")
sys.exit(1 if fouten else 0)
