#!/usr/bin/env python3
"""Writes the vectors in this folder, with nothing of Handhaving: node for numbers and sorting, hashlib for trees, openssl for Ed25519.

Run here: python3 maak.py. The keys are made from fixed seeds and public: never trust them.
"""
import base64, hashlib, json, pathlib, random, struct, subprocess, tempfile

HIER = pathlib.Path(__file__).parent
R = random.Random(20261123)
def sha(b): return hashlib.sha256(b).digest()
def b64(b): return base64.b64encode(b).decode()
def schrijf(pad, inhoud):
    (HIER / pad).parent.mkdir(parents=True, exist_ok=True)
    (HIER / pad).write_bytes(inhoud if isinstance(inhoud, bytes) else (json.dumps(inhoud, indent=1, ensure_ascii=False) + "\n").encode())
def node(bron, invoer): return subprocess.run(["node", "-e", bron], input=invoer, capture_output=True, check=True, text=True).stdout

# --- JCS: node's own String(number) and sort order are ECMAScript's
bits = [0, 1 << 63, 1, (1 << 63) + 1, 0x7fefffffffffffff, 0xffefffffffffffff, 0x0010000000000000, 0x000fffffffffffff, 0x4340000000000000, 0x4340000000000001,
        0x433fffffffffffff, 0x444b1ae4d6e2ef4f, 0x444b1ae4d6e2ef50, 0x444b1ae4d6e2ef4e, 0x3eb0c6f7a0b5ed8d, 0x3eb0c6f7a0b5ed8c, 0x3ff0000000000000, 0x3fb999999999999a,
        0x4024000000000000, 0x4059000000000000, 0x3fd5555555555555, 0x400921fb54442d18, 0x44b52d02c7e14af6]
bits += [struct.unpack(">Q", struct.pack(">d", x))[0] for x in [10.0 ** e for e in range(-30, 31)] + [-1.5, 123456789.125, 0.1 + 0.2, 1e21 - 65536, 999999999999999900000.0]]
while len(bits) < 1200:
    b = R.getrandbits(64)
    if (b >> 52) & 0x7ff != 0x7ff: bits.append(b)
getallen = node("""const r = require('fs').readFileSync(0, 'utf8').trim().split('\\n'); const v = new DataView(new ArrayBuffer(8));
for (const h of r) { v.setBigUint64(0, BigInt('0x' + h)); console.log(h + ',' + String(v.getFloat64(0))); }""", "\n".join(f"{b:x}" for b in bits))
schrijf("jcs/es6-numbers-eigen.txt", getallen.encode())
canoniek = """const c = v => v === null || typeof v !== 'object' ? JSON.stringify(v) : Array.isArray(v) ? '[' + v.map(c).join(',') + ']'
  : '{' + Object.keys(v).sort().map(k => JSON.stringify(k) + ':' + c(v[k])).join(',') + '}'; process.stdout.write(c(JSON.parse(require('fs').readFileSync(0, 'utf8'))));"""
for naam, tekst in {
    "getallen": '[ 0, -0, -0.0, 1.0, 1E3, 1.50, -2e-3, 1e21, 1e-7, 0.000001, 9007199254740991, 123456789012345680000, 5e-324, 1.7976931348623157e308 ]',
    "teksten": '{"leeg":"","ontsnapt":"\\u0000\\u001f\\b\\t\\n\\f\\r\\"\\\\\\/","del":"\\u007f","paar":"\\ud83d\\ude00","gewoon":"é€😀","regel":"\\u2028\\u2029"}',
    "volgorde": '{"\\ufb33":1,"\\ud83d\\ude00":2,"\\u20ac":3,"\\u00f6":4,"\\u0080":5,"1":6,"\\r":7,"10":8,"2":9,"":10,"a":11,"A":12,"aa":13,"é":14,"~":15}',
    "genest": ' { "b" : [ { } , [ ] , [ [ null , true , false ] ] ] , "a" : { "z" : { "y" : [ 1 , { "x" : "w" } ] } } } ',
}.items():
    uit = node(canoniek, tekst).encode()
    schrijf(f"jcs/input/{naam}.json", tekst.encode())
    schrijf(f"jcs/output/{naam}.json", uit)
    schrijf(f"jcs/outhex/{naam}.txt", b"\n".join(b" ".join(b"%02x" % c for c in uit[i:i + 32]) for i in range(0, len(uit), 32)))

# --- Merkle trees, by the recursion in RFC 6962 section 2.1
def wortel(d): return sha(b"") if not d else sha(b"\0" + d[0]) if len(d) == 1 else (lambda k: sha(b"\1" + wortel(d[:k]) + wortel(d[k:])))(1 << (len(d) - 1).bit_length() - 1)
def pad(m, d):
    if len(d) <= 1: return []
    k = 1 << (len(d) - 1).bit_length() - 1
    return pad(m, d[:k]) + [wortel(d[k:])] if m < k else pad(m - k, d[k:]) + [wortel(d[:k])]
def sub(m, d, heel):
    if m == len(d): return [] if heel else [wortel(d)]
    k = 1 << (len(d) - 1).bit_length() - 1
    return sub(m, d[:k], heel) + [wortel(d[k:])] if m <= k else sub(m - k, d[k:], False) + [wortel(d[:k])]
bladen = [bytes([i]) * (i % 5) + b"blad %d" % i for i in range(70)]
schrijf("rfc6962-roots/roots.json", {"source": "maak.py", "leaf_inputs_hex": [b.hex() for b in bladen], "leaf_hashes_hex": [sha(b"\0" + b).hex() for b in bladen],
    "root_by_tree_size_hex": [wortel(bladen[:n]).hex() for n in range(len(bladen) + 1)]})
def kapot(bewijs):
    yield "één hash te veel achteraan", bewijs + [sha(b"x")]
    yield "één hash te veel vooraan", [sha(b"x")] + bewijs
    if bewijs:
        yield "één hash te weinig", bewijs[:-1]
        yield "eerste hash gewijzigd", [bytes([bewijs[0][0] ^ 1]) + bewijs[0][1:]] + bewijs[1:]
        yield "laatste hash te kort", bewijs[:-1] + [bewijs[-1][:31]]
        yield "leeg bewijs", []
    if len(bewijs) > 1: yield "omgekeerd", bewijs[::-1]
leden, samen = [], []
for m, n in [(0, 1), (0, 2), (1, 2), (2, 3), (3, 7), (6, 7), (0, 8), (7, 8), (31, 33), (32, 33), (40, 64), (63, 64), (64, 65), (69, 70), (17, 70)]:
    v = lambda i, d, b, w: {"leafIdx": i, "treeSize": d, "root": b64(wortel(bladen[:n])), "leafHash": b64(sha(b"\0" + bladen[m])), "proof": [b64(h) for h in b], "desc": w, "wantErr": w != "goed", "id": f"{m}/{n}/{w}"}
    goed = pad(m, bladen[:n])
    leden += [v(m, n, goed, "goed")] + [v(m, n, b, w) for w, b in kapot(goed)] + [v(m + 1, n, goed, "index plus één"), v(2 ** 64 - 1, n, goed, "index 2^64-1"), v(m, 0, goed, "boom van nul"), v(n, n, goed, "index is maat")]
    if n > 1: leden += [{**v(m, n, goed, "andere wortel"), "root": b64(sha(b"w"))}, {**v(m, n, goed, "ander blad"), "leafHash": b64(sha(b"w"))}, {**v(m, n, goed, "korte wortel"), "root": b64(b"w" * 31)}]
for m, n in [(1, 1), (1, 2), (2, 3), (3, 7), (4, 7), (4, 8), (6, 8), (7, 8), (8, 8), (32, 33), (33, 64), (64, 65), (65, 70), (69, 70), (70, 70)]:
    v = lambda a, b, p, w: {"size1": a, "size2": b, "root1": b64(wortel(bladen[:m])), "root2": b64(wortel(bladen[:n])), "proof": [b64(h) for h in p], "desc": w, "wantErr": w != "goed", "id": f"{m}/{n}/{w}"}
    goed = sub(m, bladen[:n], True)
    samen += [v(m, n, goed, "goed")] + [v(m, n, p, w) for w, p in kapot(goed)] + [v(n + 1, n, goed, "krimpt"), v(0, n, goed, "vanaf nul"), v(0, n, [], "vanaf nul zonder bewijs")]
    samen += [{**v(m, n, goed, "andere oude wortel"), "root1": b64(sha(b"w"))}, {**v(m, n, goed, "andere nieuwe wortel"), "root2": b64(sha(b"w"))}]
schrijf("rfc6962-inclusion.json", leden)
schrijf("rfc6962-consistency.json", samen)

# --- signed notes, by openssl
def openssl(*a, invoer=b""): return subprocess.run(["openssl", *a], input=invoer, capture_output=True, check=True).stdout
class Sleutel:
    def __init__(self, naam, soort):
        self.naam, self.soort, self.geheim = naam, soort, sha(b"openbaar " + naam.encode())
        self.der = bytes.fromhex("302e020100300506032b657004220420") + self.geheim
        self.publiek = openssl("pkey", "-inform", "DER", "-pubout", "-outform", "DER", invoer=self.der)[-32:]
        self.id = sha(naam.encode() + b"\n" + bytes([soort]) + self.publiek)[:4]
        self.vkey = f"{naam}+{self.id.hex()}+{b64(bytes([soort]) + self.publiek)}"
        self.skey = f"PRIVATE+KEY+{naam}+{self.id.hex()}+{b64(bytes([soort]) + self.geheim)}"
    def ed25519(self, bericht):
        with tempfile.TemporaryDirectory() as m:
            (pathlib.Path(m) / "k").write_bytes(self.der); (pathlib.Path(m) / "b").write_bytes(bericht)
            return openssl("pkeyutl", "-sign", "-rawin", "-inkey", f"{m}/k", "-keyform", "DER", "-in", f"{m}/b")
    def regel(self, tekst, tijd=None):
        if tijd is None: waarde = self.ed25519(tekst.encode())
        else: waarde = struct.pack(">Q", tijd) + self.ed25519(f"cosignature/v1\ntime {tijd}\n{tekst}".encode())
        return f"— {self.naam} {b64(self.id + waarde)}\n"
log, ander, getuige = Sleutel("toezicht.example/gm0363/pandlog", 1), Sleutel("Straße.example/ü", 1), Sleutel("getuige.example/w1", 4)
tekst = "Een notitie met een lege regel:\n\nen geduld.\n"
een, twee = log.regel(tekst), ander.regel(tekst)
k = [log.vkey]
def geval(naam, note, want="error", keys=k, **m): return {"name": naam, "note": note, "keys": keys, "want": want, **m}
schrijf("signed-note/eigen-notities.json", {"source": "maak.py", "verifier_keys": {"log": log.vkey, "ander": ander.vkey, "getuige": getuige.vkey},
  "test_signer_key_published_by_the_source": log.skey, "sign": {"text": tekst, "want": f"{tekst}\n{een}"},
  "example": {"vkey": log.vkey, "note": f"{tekst}\n{een}"},
  "bad_vkeys": [log.vkey[:-1], log.vkey + "=", log.vkey.replace(log.id.hex(), "00000000"), log.vkey.replace(log.id.hex(), log.id.hex().upper()), "a b" + log.vkey, log.naam, "", "+".join(["", *log.vkey.split("+")[1:]]), f"x+{sha(b'x')[:4].hex()}+{b64(bytes([99]) + log.publiek)}"],
  "open": [geval("goed", f"{tekst}\n{een}", "ok", verified=[log.naam], ignored=[]),
    geval("een onbekende erbij", f"{tekst}\n{twee}{een}", "ok", verified=[log.naam], ignored=[ander.naam]),
    geval("twee bekenden", f"{tekst}\n{een}{twee}", "ok", [log.vkey, ander.vkey], verified=[log.naam, ander.naam], ignored=[]),
    geval("zelfde handtekening tweemaal", f"{tekst}\n{een}{een}", "ok", verified=[log.naam], ignored=[]),
    geval("alleen een onbekende", f"{tekst}\n{twee}"), geval("dezelfde sleutel tweemaal bekend", f"{tekst}\n{een}", keys=[log.vkey, log.vkey]),
    geval("goede en slechte handtekening van één sleutel", f"{tekst}\n{een}{log.regel(tekst + 'x')}"), geval("andere tekst", f"x{tekst}\n{een}"),
    geval("101 handtekeningen", f"{tekst}\n{een * 101}"), geval("65 kB aan handtekeningen", f"{tekst}\n{twee * 500}"),
    geval("tab", f"a\tb\n\n{log.regel(chr(97) + chr(9) + chr(98) + chr(10))}"), geval("terugloop", f"a\r\n\n{een}"), geval("geen lege regel", f"{tekst}{een}".replace("\n\n", "\n")),
    geval("koppelteken in plaats van streep", f"{tekst}\n{een}".replace("—", "-")), geval("dubbele spatie", f"{tekst}\n{een}".replace("— ", "—  ")),
    geval("spatie achter de handtekening", f"{tekst}\n{een[:-1]} \n"), geval("regel erachter", f"{tekst}\n{een}x\n"), geval("lege regel erachter", f"{tekst}\n{een}\n"),
    geval("base64 zonder vulling", f"{tekst}\n{een.replace('=', '')}"), geval("te korte handtekening", f"{tekst}\n— {log.naam} {b64(log.id)}\n"), geval("leeg", ""), geval("alleen regeleinden", "\n\n\n"),
    {"name": "geen UTF-8", "note_hex": f"{tekst}\n{een}".encode().hex()[:-4] + "ff0a", "keys": k, "want": "error"}]})
cp = f"{log.naam}\n57\n{b64(wortel(bladen[:57]))}\n"
schrijf("signed-note/eigen-checkpoint.json", {"source": "maak.py", "log_vkey": log.vkey, "witness_vkey": getuige.vkey, "time": 1763904000,
  "signed_message": f"cosignature/v1\ntime 1763904000\n{cp}", "note": f"{cp}\n{log.regel(cp)}{getuige.regel(cp, 1763904000)}",
  "cosigned_checkpoint_format_example": {"note": f"{cp}\n{log.regel(cp)}{getuige.regel(cp, 0)}", "cosigned_message": f"cosignature/v1\ntime 0\n{cp}"},
  "real_checkpoints": [{"name": "eigen log", "vkey": log.vkey, "note": f"{cp}\n{log.regel(cp)}", "origin": log.naam, "size": 57, "want": "ok"},
    {"name": "gewijzigde maat", "vkey": "(as above)", "note": f"{cp}\n{log.regel(cp)}".replace("\n57\n", "\n58\n"), "want": "error"}],
  "cosignature_v1_time": [{"sig": getuige.regel(cp, 1763904000).split(" ")[2].strip(), "want": 1763904000}, {"sig": log.regel(cp).split(" ")[2].strip(), "want": "error"}, {"sig": "niets", "want": "error"}],
  "cosigner_vkeys": [getuige.vkey],
  "tlog_proof": {"marshal": [{"index": 0, "hashes": [], "checkpoint": cp, "want": f"c2sp.org/tlog-proof@v1\nindex 0\n\n{cp}"}, {"index": 9007199254740991, "hashes": ["a", "b"], "checkpoint": "x\n", "want": f"c2sp.org/tlog-proof@v1\nindex 9007199254740991\n{b64(sha(b'a'))}\n{b64(sha(b'b'))}\n\nx\n"}],
    "errors": [{"proof": p, "why": w} for w, p in {"kop": "c2sp.org/tlog-proof@v2\nindex 0\n\nx\n", "index": "c2sp.org/tlog-proof@v1\nindex 01\n\nx\n", "teken": "c2sp.org/tlog-proof@v1\nindex +1\n\nx\n", "geen lege regel": "c2sp.org/tlog-proof@v1\nindex 0\nx\n",
      "hash te kort": f"c2sp.org/tlog-proof@v1\nindex 0\n{b64(b'kort')}\n\nx\n", "65 hashes": "c2sp.org/tlog-proof@v1\nindex 0\n" + (b64(sha(b"x")) + "\n") * 65 + "\nx\n"}.items()]}})
