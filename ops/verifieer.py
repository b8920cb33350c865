#!/usr/bin/env python3
"""Keurt een dossier van Handhaving, los van de software die het maakte: alleen Python en openssl, geschreven uit docs/dossierformaat.md.

    verifieer.py DOSSIER.zip --beleid BELEID            uitkomst op de eerste regel; code 0 bewezen, 1 afgewezen, 2 niet te beoordelen
    verifieer.py --lijst BESTAND --beleid BELEID        een dossier per regel; per dossier: code, regel, uitkomst (met tabs)

It keeps no memory of earlier checkpoints; the C# program does. The rules and their order are those of section 8.
"""
import base64, datetime, functools, hashlib, hmac, json, os, re, struct, subprocess, sys, tempfile, zlib

class Fout(Exception): pass
def eis(klopt, wat):
    if not klopt: raise Fout(wat)
def H(b): return hashlib.sha256(b).digest()
def J(v): return json.dumps(v, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
def b64(t, n=None):
    try: b = base64.b64decode(t.encode("ascii"), validate=True)
    except ValueError: raise Fout("geen geldige base64")
    eis(base64.b64encode(b).decode() == t and n in (None, len(b)), "geen geldige base64"); return b
def getal(t): eis(re.fullmatch(r"0|[1-9][0-9]{0,18}", t, re.A) and int(t) < 2**63, "geen getal"); return int(t)

# --- vorm: JSON of the profile, and objects with exactly these names (sections 1, 3, 5)
def lees_json(bron):
    eis(len(bron) <= 32 << 20, "te groot")
    def uniek(paren): eis(len(dict(paren)) == len(paren), "een naam tweemaal"); return dict(paren)
    def weiger(_): raise Fout("geen geheel getal")
    try: v = json.loads(bron.decode("utf-8"), object_pairs_hook=uniek, parse_float=weiger, parse_constant=weiger)
    except (ValueError, RecursionError): raise Fout("geen geldige JSON")
    def loop(v, diep):
        eis(diep <= 64, "te diep")
        if isinstance(v, dict):
            for n, w in v.items(): eis(n.isascii(), "naam"); loop(w, diep + 1)
        elif isinstance(v, list):
            for w in v: loop(w, diep + 1)
        elif type(v) is int: eis(abs(v) < 2**53, "getal te groot")
    try: loop(v, 0); gelijk = J(v) == bron
    except UnicodeEncodeError: raise Fout("half surrogaatpaar")
    eis(gelijk, "niet canoniek"); return v
def vorm(v, namen, mogelijk=""):
    eis(isinstance(v, dict) and set(namen.split()) <= set(v) <= set((namen + " " + mogelijk).split()), f"niet precies de velden {namen}"); return v
def tekst(v): eis(isinstance(v, str), "geen tekst"); return v
def tel(v): eis(type(v) is int and v >= 0, "geen telgetal"); return v
def lijst(v, hoogstens): eis(isinstance(v, list) and len(v) <= hoogstens, "geen lijst of te lang"); return v
def voorwerp(v): eis(isinstance(v, dict), "geen object"); return v
def hexa(v): eis(re.fullmatch("[0-9a-f]{64}", tekst(v)), "geen hash"); return bytes.fromhex(v)
def guid(v): eis(re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", tekst(v)), "geen guid"); return v
def hashes(v): return [hexa(h) for h in lijst(v, 64)]
def moment(v, patroon="%Y-%m-%dT%H:%M:%S.%fZ"):
    eis(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d" + (r"\.\d{6}Z" if "f" in patroon else "Z"), tekst(v), re.A), "geen moment")
    try: return datetime.datetime.strptime(v, patroon)
    except ValueError: raise Fout("geen bestaand moment")

def lees_kop(v):
    vorm(v, "b chain i log t v"); eis(type(v["v"]) is int and v["v"] == 1, "versie van de kop")
    ids = []
    for s in lijst(v["chain"], 16):
        vorm(s, "id n prev"); ids.append(hexa(s["id"])); eis(tel(s["n"]) >= 1 and (s["n"] == 1) == (s["prev"] is None), "schakel")
        if s["prev"] is not None: hexa(s["prev"])
    eis(ids == sorted(set(ids)), "ketens niet op volgorde")
    eis(1 <= len(tekst(v["log"]).encode("utf-16-le")) // 2 <= 255, "naam van het log"); hexa(v["b"]); tel(v["i"])
    return {**v, "t": moment(v["t"]), "blad": H(b"\0" + J(v)), "b": hexa(v["b"])}
def lees_inhoud(v):
    vorm(v, "actor cause data event pii recorded salt seq stream type version")
    pii = {}
    def zoek(d, pad):
        if isinstance(d, dict) and set(d) == {"betrokkene", "commitment"} and all(isinstance(x, str) for x in d.values()): b64(d["commitment"], 32); pii[pad] = d["commitment"]
        elif isinstance(d, dict):
            for n, w in d.items(): zoek(w, pad + "/" + n.replace("~", "~0").replace("/", "~1"))
        elif isinstance(d, list):
            for k, w in enumerate(d): zoek(w, f"{pad}/{k}")
    zoek(voorwerp(v["data"]), ""); eis(voorwerp(v["pii"]) == pii, "pii is niet wat in data staat")
    if v["actor"] is not None: b64(tekst(v["actor"]), 32)
    if v["cause"] is not None: tekst(v["cause"])
    guid(v["event"]); hexa(v["salt"]); eis(getal(tekst(v["seq"])) > 0 and tel(v["version"]) > 0 and tekst(v["stream"]) and tekst(v["type"]) not in ("", "anker"), "inhoud")
    return {**v, "recorded": moment(v["recorded"])}
def lees_anker(v):
    vorm(v, "root size token type"); eis(v["type"] == "anker", "geen anker")
    return {"hash": H(J(v)), "root": hexa(v["root"]), "size": tel(v["size"]), "token": hexa(v["token"])}
def lees_export(v):
    vorm(v, "bestanden dossier geopend gesloten log ondertekenaar pand weggelaten zaak zout"); vorm(v["pand"], "id zout")
    guid(v["dossier"]); guid(v["zaak"]); tekst(v["log"]); hexa(v["zout"]); tekst(v["pand"]["id"]); hexa(v["pand"]["zout"])
    eis(tekst(v["ondertekenaar"]) in ("gescheiden", "niet gescheiden"), "ondertekenaar")
    for b in voorwerp(v["bestanden"]).values(): vorm(b, "grootte sha256"); tel(b["grootte"]); hexa(b["sha256"])
    def dicht(s, zonder, met):
        vorm(s, "reden", "door"); eis(tekst(s["reden"]) in (met if "door" in s else zonder).split(), "reden")
        if "door" in s: tel(s["door"])
    for n, s in voorwerp(v["weggelaten"]).items(): getal(n); dicht(s, "andere_zaak awb_7_4 awb_8_29 avg", "vernietigd")
    for soort in ("geopend", "gesloten"):
        for n, velden in voorwerp(v[soort]).items():
            getal(n); eis(voorwerp(velden), "geen velden")
            for o in velden.values():
                if soort == "gesloten": dicht(o, "awb_7_4 awb_8_29 avg", "gewist")
                else:
                    vorm(o, "r waarde" if "waarde" in voorwerp(o) else "bestand mediatype r"); b64(tekst(o["r"]), 32)
                    if "bestand" in o: tekst(o["bestand"]); tekst(o["mediatype"])
    return v

def lees_zip(z):
    eis(22 <= len(z) <= 512 << 20, "omvang"); sig, schijf, a, b, omvang, begin, comm = struct.unpack("<4sIHHIIH", z[-22:])
    eis(sig == b"PK\5\6" and schijf == 0 and a == b <= 5000 and comm == 0 and begin + omvang == len(z) - 22, "einde van de zip")
    uit, rij, plek, totaal = {}, begin, 0, 0
    for _ in range(a):
        eis(rij + 46 <= len(z) - 22 and z[rij:rij + 4] == b"PK\1\2", "inhoudsopgave")
        vlag, meth, _, _, crc, klein, groot, n, extra, com, schijf, _, _, waar = struct.unpack("<HHHHIIIHHHHHII", z[rij + 8:rij + 46])
        eis(rij + 46 + n + extra <= len(z) - 22 and com == schijf == 0 and waar == plek, "inhoudsopgave")
        eis(vlag & ~0x0806 == 0 and (meth == 8 or meth == 0 and klein == groot), "vorm van de zip")
        totaal += groot; eis(totaal <= 512 << 20 and plek + 30 <= begin and z[plek:plek + 4] == b"PK\3\4", "plek")
        data = plek + 30 + n + struct.unpack("<H", z[plek + 28:plek + 30])[0]
        eis(data + klein <= begin and z[plek + 6:plek + 10] == z[rij + 8:rij + 12] and z[plek + 14:plek + 28] == z[rij + 16:rij + 30] and z[plek + 30:plek + 30 + n] == z[rij + 46:rij + 46 + n], "twee koppen")
        naam = z[rij + 46:rij + 46 + n].decode("latin-1"); eis(re.fullmatch(r"([a-z]{1,20}/)?[A-Za-z0-9][A-Za-z0-9._-]{0,98}", naam) and naam not in uit, "naam")
        try: inhoud = zlib.decompressobj(-15).decompress(z[data:data + klein], groot + 1) if meth == 8 else z[data:data + klein]
        except zlib.error: raise Fout("niet uit te pakken")
        eis(len(inhoud) == groot and zlib.crc32(inhoud) == crc, "beschadigd")
        uit[naam] = inhoud; rij += 46 + n + extra; plek = data + klein
    eis(rij == len(z) - 22 and plek == begin, "meer dan de bestanden"); return uit

# --- RFC 9162 sections 2.1.3.2 and 2.1.4.2
def knoop(l, r): return H(b"\1" + l + r)
def is_lid(i, n, blad, bewijs, wortel):
    if i >= n: return False
    f, s, h = i, n - 1, blad
    for p in bewijs:
        if s == 0: return False
        if f & 1 or f == s:
            h = knoop(p, h)
            while f and not f & 1: f >>= 1; s >>= 1
        else: h = knoop(h, p)
        f >>= 1; s >>= 1
    return s == 0 and h == wortel
def hangt_samen(m, n, oud, nieuw, bewijs):
    if not 1 <= m <= n: return False
    if m == n: return not bewijs and oud == nieuw
    if not bewijs: return False
    if m & (m - 1) == 0: bewijs = [oud] + bewijs
    f, s, l, r = m - 1, n - 1, bewijs[0], bewijs[0]
    while f & 1: f >>= 1; s >>= 1
    for p in bewijs[1:]:
        if s == 0: return False
        if f & 1 or f == s:
            l, r = knoop(p, l), knoop(p, r)
            while f and not f & 1: f >>= 1; s >>= 1
        else: r = knoop(r, p)
        f >>= 1; s >>= 1
    return s == 0 and l == oud and r == nieuw

# --- openssl: Ed25519 and time stamps. The same question is asked once.
MAP = tempfile.TemporaryDirectory()
def openssl(*opties, **bestanden):
    for naam, inhoud in bestanden.items():
        with open(os.path.join(MAP.name, naam), "wb") as f: f.write(inhoud)
    return subprocess.run(["openssl", *opties], cwd=MAP.name, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode == 0
@functools.lru_cache(None)
def ed25519(publiek, bericht, handtekening):
    return len(handtekening) == 64 and openssl("pkeyutl", "-verify", "-pubin", "-inkey", "k", "-keyform", "DER", "-rawin", "-in", "b", "-sigfile", "s", k=bytes.fromhex("302a300506032b6570032100") + publiek, b=bericht, s=handtekening)
def delen(b):
    uit, p = [], 0
    while p < len(b):
        eis(p + 2 <= len(b), "DER"); n, q = b[p + 1], p + 2
        if n & 128: k = n & 127; eis(0 < k < 5, "DER"); n = int.from_bytes(b[q:q + k], "big"); q += k
        eis(q + n <= len(b), "DER"); uit.append(b[q:q + n]); p = q + n
    return uit
@functools.lru_cache(None)
def stempel(token, hash_, wortels):
    eis(len(token) <= 64 << 10, "token te groot")
    try: een, = delen(token); tst, = delen(delen(delen(delen(delen(een)[1])[0])[2])[1]); t = delen(delen(tst)[0])[4].decode("ascii")  # ContentInfo, SignedData, encapContentInfo, TSTInfo, genTime
    except (ValueError, IndexError): raise Fout("token onleesbaar")
    m = re.fullmatch(r"(\d{14})(?:\.(\d{1,6})\d*)?Z", t, re.A); eis(m, "genTime")
    try: t = datetime.datetime.strptime(m[1] + (m[2] or "0").ljust(6, "0"), "%Y%m%d%H%M%S%f")
    except ValueError: raise Fout("genTime")
    sec = int(t.replace(tzinfo=datetime.timezone.utc).timestamp())
    eis(openssl("ts", "-verify", "-token_in", "-in", "t", "-digest", hash_, "-CAfile", "ca", "-attime", str(sec), t=token, ca=wortels), "token klopt niet")
    return t

# --- policy (section 7) and checkpoint (section 6)
def naam_ok(n): return 1 <= len(n.encode("utf-16-le")) // 2 <= 255 and not any(c == "+" or c < " " or c.isspace() for c in n)
def lees_beleid(b):
    eis(len(b) <= 256 << 10 and not re.search(rb"[^\t\n\x20-\x7e\x80-\xff]", b) and b.endswith(b"\n") and b.count(b"\n") < 1024, "vorm van het beleid")
    P = {"logs": [], "getuigen": {}, "groepen": {}, "tsa": b"", "skew": 0}; lid, eenmaal = set(), set()
    def sleutel(t, soort, bestaand):
        d = t.encode("latin-1").decode("utf-8", "replace").split("+", 2); eis(len(d) == 3 and re.fullmatch("[0-9a-f]{8}", d[1]) and naam_ok(d[0]), "sleutel")
        k = b64(d[2], 33); eis(k[0] == soort and H(d[0].encode() + b"\n" + k)[:4].hex() == d[1] and all(k[1:] != x[2] for x in bestaand), "sleutel")
        return d[0], bytes.fromhex(d[1]), k[1:]
    def bekend(n): return n in P["getuigen"] or n in P["groepen"]
    for w in (re.split("[ \t]+", r.strip(" \t")) for r in b.decode("latin-1").split("\n")):
        if w[0] == "" or w[0][0] == "#": continue
        if w[0] == "log" and len(w) in (2, 3): P["logs"].append(sleutel(w[1], 1, P["logs"]))
        elif w[0] == "witness" and len(w) in (3, 4): eis(w[1] != "none" and not bekend(w[1]), "naam"); P["getuigen"][w[1]] = sleutel(w[2], 4, P["getuigen"].values())
        elif w[0] == "group" and len(w) > 3:
            eis(w[1] != "none" and not bekend(w[1]), "naam")
            for m in w[3:]: eis(bekend(m) and m not in lid, "lid"); lid.add(m)
            k = {"any": 1, "all": len(w) - 3}.get(w[2]) or getal(w[2]); eis(1 <= k <= len(w) - 3, "drempel"); P["groepen"][w[1]] = (k, w[3:])
        elif w[0] == "tsa" and len(w) == 3:
            der = b64(w[2]); eis(openssl("x509", "-inform", "DER", "-in", "x", "-noout", x=der), "certificaat")
            P["tsa"] += b"-----BEGIN CERTIFICATE-----\n" + base64.encodebytes(der) + b"-----END CERTIFICATE-----\n"
        elif w[0] in ("quorum", "max_lag", "skew", "max_anchor_lag", "valid_from", "valid_until") and len(w) == 2:
            eis(w[0] not in eenmaal, "tweemaal"); eenmaal.add(w[0])
            if w[0] == "quorum": eis(w[1] == "none" or bekend(w[1]), "quorum"); P["quorum"] = w[1]
            elif w[0][0] == "v": P[w[0]] = moment(w[1], "%Y-%m-%dT%H:%M:%SZ")
            else: P[w[0]] = getal(w[1]); eis(P[w[0]] <= 10 * 366 * 86400, "duur")
        else: raise Fout("onbekende regel in het beleid")
    eis("quorum" in P, "geen quorum"); return P

def lees_checkpoint(b, P):
    eis(len(b) <= 1_000_000, "notitie te groot")
    try: t = b.decode("utf-8")
    except ValueError: raise Fout("geen UTF-8")
    grens = t.rfind("\n\n"); eis(not re.search(r"[\x00-\x09\x0b-\x1f]", t) and grens >= 0 and grens + 2 < len(t) and t[-1] == "\n", "vorm van de notitie")
    text, regels = t[:grens + 1], t[grens + 2:-1].split("\n"); eis(len(regels) <= 100, "te veel handtekeningen")
    kop = text[:-1].split("\n"); eis(len(kop) >= 3 and all(kop), "vorm van het checkpoint"); maat, wortel = getal(kop[1]), b64(kop[2], 32)
    handen = []
    for r in regels:
        d = r[2:].split(" "); eis(r[:2] == "— " and len(d) == 2 and naam_ok(d[0]), "handtekeningregel"); s = b64(d[1]); eis(len(s) > 4, "te kort"); handen.append((d[0], s[:4], s[4:]))
    sleutels = {}
    for soort, wie, (n, i, k) in [("log", None, k) for k in P["logs"]] + [("getuige", w, k) for w, k in P["getuigen"].items()]: eis((n, i) not in sleutels, "twee sleutels"); sleutels[n, i] = (soort, wie, k)
    goed = set()
    for n, i, s in handen:
        if (n, i) not in sleutels: continue
        soort, wie, k = sleutels[n, i]
        if soort == "log": eis(ed25519(k, text.encode(), s), "handtekening van het log")
        else: eis(len(s) == 72 and s[0] < 128 and ed25519(k, f"cosignature/v1\ntime {int.from_bytes(s[:8], 'big')}\n{text}".encode(), s[8:]), "medeondertekening")
        goed.add((soort, wie or n))
    def telt(q): return sum(telt(m) for m in P["groepen"][q][1]) >= P["groepen"][q][0] if q in P["groepen"] else ("getuige", q) in goed
    eis(("log", kop[0]) in goed, "geen log uit het beleid"); eis(P["quorum"] == "none" or telt(P["quorum"]), "te weinig getuigen")
    return kop[0], maat, wortel, len(kop) == 3

# --- the rules (section 8)
def keur(zip_, P, stap):
    stap("zip"); B = lees_zip(zip_)
    stap("vorm"); D = vorm(lees_json(B.get("dossier.json") or b""), "ankers checkpoint export keten soort versie")
    eis(D["soort"] == "handhaving-dossier" and type(D["versie"]) is int and D["versie"] == 1, "versie"); hexa(D["checkpoint"]); X = lees_export(D["export"])
    ankers = [(lees_kop(vorm(a, "inhoud kop lidmaatschap samenhang")["kop"]), lees_anker(a["inhoud"]), hashes(a["lidmaatschap"]), hashes(a["samenhang"])) for a in lijst(D["ankers"], 4096)]
    keten = []
    for e in lijst(D["keten"], 10_000):
        vorm(e, "anker_na anker_voor kop lidmaatschap", "inhoud"); [tel(e[x]) for x in ("anker_na", "anker_voor") if e[x] is not None]
        if "inhoud" in e: voorwerp(e["inhoud"])
        keten.append((lees_kop(e["kop"]), e.get("inhoud"), hashes(e["lidmaatschap"]), e["anker_voor"], e["anker_na"]))
    token = {k["i"]: f"tokens/{k['i']}.tst" for k, _, _, _ in ankers}; eis("checkpoint.txt" in B and all(t in B for t in token.values()), "een bestand ontbreekt")
    stap("checkpoint"); eis(H(B["checkpoint.txt"]) == hexa(D["checkpoint"]), "ander bestand"); log, maat, wortel, drie = lees_checkpoint(B["checkpoint.txt"], P); eis(log == X["log"] and drie, "ander log")
    def blad(k, hash_, bewijs): eis(k["log"] == log, "ander log"); eis(is_lid(k["i"], maat, k["blad"], bewijs, wortel), f"blad {k['i']} staat niet in het log"); eis(hash_ in (None, k["b"]), "andere inhoud")
    stap("anker"); T, vorige, genoemd = {}, -1, {x for e in keten for x in e[3:]}
    for k, a, bewijs, samen in ankers:
        eis(k["i"] > vorige and not k["chain"], "volgorde"); vorige = k["i"]; blad(k, a["hash"], bewijs); eis(a["size"] <= k["i"], "boom was er nog niet")
        eis(not samen and a["root"] == H(b"") if a["size"] == 0 else hangt_samen(a["size"], maat, a["root"], wortel, samen), "samenhang")
        eis(H(B[token[k["i"]]]) == a["token"] and k["i"] in genoemd, "token")
        if P["tsa"]: T[k["i"]] = stempel(B[token[k["i"]]], H(f"{log}\n{a['size']}\n{base64.b64encode(a['root']).decode()}\n".encode()).hex(), P["tsa"])
    maten = {k["i"]: a["size"] for k, a, _, _ in ankers}
    for k, _, _, voor, na in keten: eis((voor is None or voor in maten and voor < k["i"]) and (na is None or na in maten and maten[na] > k["i"]), "anker ontbreekt of past niet")
    stap("keten"); pand, N, gezien, versies, I = H(hexa(X["pand"]["zout"]) + X["pand"]["id"].encode()).hex(), len(keten), set(), {}, []; eis(N, "leeg"); vorige = -1
    for n, (k, inhoud, bewijs, _, _) in enumerate(keten, 1):
        s = [s for s in k["chain"] if s["id"] == pand]; eis(s and s[0]["n"] == n and (n == 1 or s[0]["prev"] == keten[n - 2][0]["blad"].hex()), f"schakel {n}")
        eis(k["i"] > vorige, "volgorde"); vorige = k["i"]; blad(k, None if inhoud is None else H(J(inhoud)), bewijs); I.append(inhoud and lees_inhoud(inhoud))
        if inhoud is None: continue
        eis(inhoud["event"] not in gezien and inhoud["version"] > versies.get(inhoud["stream"], 0), f"gebeurtenis {n}"); gezien.add(inhoud["event"]); versies[inhoud["stream"]] = inhoud["version"]
    weg, op, dicht = ({int(n): v for n, v in X[s].items()} for s in ("weggelaten", "geopend", "gesloten")); eis(all(1 <= n < N for s in (weg, op, dicht) for n in s), "nummer")
    stap("veld")
    def later(n, door, soort, naam, noemt): return n < door <= N and I[door - 1] and I[door - 1]["type"] == soort and isinstance(I[door - 1]["data"].get(naam), list) and any(map(noemt, I[door - 1]["data"][naam]))
    for n, inhoud in enumerate(I, 1):
        if inhoud is None:
            eis(n in weg and n not in op and n not in dicht, f"inhoud {n}")
            if "door" in weg[n]: eis(later(n, weg[n]["door"], "dossier-vernietigd.v1", "bladen", lambda b: b == keten[n - 1][0]["blad"].hex()), f"vernietiging {n}")
            continue
        eis(n not in weg, f"inhoud {n}")
        if n == N: break
        paden = {**inhoud["pii"], **({"actor": inhoud["actor"]} if inhoud["actor"] is not None else {})}; o, d = op.get(n, {}), dicht.get(n, {})
        eis(len(o) + len(d) == len(paden) and set(o) | set(d) == set(paden), f"velden {n}")
        for pad, w in o.items():
            if "bestand" in w: eis(w["bestand"] in B, "stuk ontbreekt")
            waarde = w["waarde"] if "waarde" in w else {"inhoud": base64.b64encode(B[w["bestand"]]).decode(), "mediatype": w["mediatype"]}
            eis(base64.b64encode(hmac.digest(b64(w["r"]), pad.encode() + b"\0" + J(waarde), "sha256")).decode() == paden[pad], f"veld van {n}")
        for pad, w in d.items():
            if "door" in w: eis(later(n, w["door"], "persoonsgegevens-gewist.v1", "velden", lambda v: isinstance(v, dict) and v.get("gebeurtenis") == inhoud["event"] and v.get("pad") == pad), f"wissing {n}")
    stap("bestand"); namen = X["bestanden"]; stukken = {w["bestand"] for v in op.values() for w in v.values() if "bestand" in w}
    eis("LEESMIJ.txt" in namen and set(namen) == set(B) - {"dossier.json", "checkpoint.txt"} - set(token.values()), "bestanden")
    for naam, b in namen.items(): eis(b["grootte"] == len(B[naam]) and hexa(b["sha256"]) == H(B[naam]) and (naam in ("LEESMIJ.txt", "dossier.pdf", "dossier.html", "verifieer.py") or naam[:8] == "stukken/" and naam in stukken), f"bestand {naam}")
    eis(all(s[:8] == "stukken/" and s in namen for s in stukken), "stuk")
    stap("afsluiting"); L = I[-1]; eis(L and L["type"] == "dossier-geexporteerd.v1" and type(L["data"].get("n")) is int and L["data"]["n"] == N and L["data"].get("export") == H(J(X)).hex(), "niet de afsluiting van dit dossier")
    stap("beleid"); t = keten[-1][0]["t"]
    if t < P.get("valid_from", t) or t >= P.get("valid_until", datetime.datetime.max): return 2, "niet te beoordelen: het beleid geldt dan niet"
    stap("tijd")
    if not P["tsa"] or "max_anchor_lag" not in P: return 2, "tijd niet bewezen: het beleid noemt geen tijdstempeldienst of geen max_anchor_lag"
    s = datetime.timedelta
    for n, (k, inhoud, _, voor, na) in enumerate(keten, 1):
        if inhoud is None: continue
        if voor is None or na is None: return 2, f"tijd niet bewezen: geen anker voor of na gebeurtenis {n}"
        t, r, skew, ver = k["t"], I[n - 1]["recorded"], s(seconds=P["skew"]), s(seconds=P["max_anchor_lag"])
        if T[voor] - t > skew or t - T[na] > skew or t - T[voor] > ver or T[na] - t > ver or r - t > skew or "max_lag" in P and t - r > s(seconds=P["max_lag"]): return 2, f"tijd niet bewezen: gebeurtenis {n}"
    stap(""); velden = sum(map(len, dicht.values())) + sum(w["reden"] != "andere_zaak" for w in weg.values())
    return 0, f"bewezen, {velden} velden gewist / niet verstrekt" if velden else "bewezen"

def oordeel(pad, P):
    regel = ["beleid"]
    try:
        with open(pad, "rb") as f: bron = f.read((512 << 20) + 1)
        code, uit = keur(bron, P, lambda r: regel.__setitem__(0, r))
    except Fout as e: code, uit = 1, f"afgewezen: {regel[0]}: {e}"
    except OSError as e: code, uit = 2, f"niet te beoordelen: {e.strerror}"
    return code, regel[0], uit
def main(a):
    if len(a) not in (3, 4) or a[-2] != "--beleid" or (len(a) == 4) != (a[0] == "--lijst"): print(__doc__); return 2
    try:
        with open(a[-1], "rb") as f: P = lees_beleid(f.read((256 << 10) + 1))
    except (Fout, OSError) as e: print(f"niet te beoordelen: beleid: {e}"); return 2
    if a[0] == "--lijst":
        with open(a[1], encoding="utf-8") as f:
            for pad in f.read().splitlines(): print(*oordeel(pad, P), sep="\t", flush=True)
        return 0
    code, _, uit = oordeel(a[0], P); print(uit); return code
if __name__ == "__main__": sys.exit(main(sys.argv[1:]))
