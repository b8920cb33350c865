#!/usr/bin/env node
// Reads one feed of Handhaving and keeps, in a folder, the state of each zaak in it. Take it as a start of your own consumer.
//
//   node afnemer.mjs aansluiting.json MAP            keeps reading until it is stopped
//   node afnemer.mjs aansluiting.json MAP --eenmaal  reads to the end and stops
//
// It survives a restart at any moment, and an event that comes twice: what an event says is written whole before the cursor moves, and
// writing it again changes nothing. What goes wrong is tried again, slower each time; only what trying cannot mend ends it (code 1).
import { createHash, randomUUID, sign } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { request } from 'node:https';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as slaap } from 'node:timers/promises';
import { CloudEvent } from 'cloudevents';

const GEMUTEERD = 'nl.handhaving.zaken.gemuteerd.v1', VERWIJDERD = 'nl.handhaving.zaken.verwijderd.v1';
const WACHT_MS = 25_000, LANGSTE_PAUZE_MS = 60_000;

/** What trying again does not mend. */
class Einde extends Error {}

const [bestand, map, ...opties] = process.argv.slice(2);
const eenmaal = opties.includes('--eenmaal');
if (!bestand || !map || opties.some((o) => o !== '--eenmaal')) {
  console.error('Gebruik: node afnemer.mjs AANSLUITING.json MAP [--eenmaal]');
  process.exit(2);
}

const stop = new AbortController();
for (const sein of ['SIGTERM', 'SIGINT']) process.once(sein, () => stop.abort());

// --- The connection -------------------------------------------------------------------------------------------------------------

const aansluiting = JSON.parse(readFileSync(bestand, 'utf8'));
const naast = (naam) => readFileSync(resolve(dirname(bestand), aansluiting[naam]));
// Mutual TLS: our own certificate with our OIN, and no other root than the one that was agreed.
const tls = { cert: naast('certificaat'), key: naast('certificaatsleutel'), ca: naast('vertrouwd'), minVersion: 'TLSv1.2' };
const aanmeldsleutel = naast('aanmeldsleutel');

function vraag(methode, adres, koppen = {}, inhoud = undefined) {
  return new Promise((klaar, mis) => {
    const verzoek = request(adres, { method: methode, headers: koppen, timeout: WACHT_MS + 30_000, signal: stop.signal, ...tls }, (antwoord) => {
      const delen = [];
      antwoord.on('data', (deel) => delen.push(deel));
      // A page that breaks off is no page: the connection closed before it was whole.
      antwoord.on('aborted', () => mis(new Error('De verbinding brak af.')));
      antwoord.on('error', mis);
      antwoord.on('end', () => (antwoord.complete ? klaar({ status: antwoord.statusCode, koppen: antwoord.headers, tekst: Buffer.concat(delen).toString('utf8') }) : mis(new Error('De verbinding brak af.'))));
    });
    verzoek.on('timeout', () => verzoek.destroy(new Error('Geen antwoord binnen de tijd.')));
    verzoek.on('error', mis);
    verzoek.end(inhoud);
  });
}

const base64url = (wat) => Buffer.from(typeof wat === 'string' ? wat : JSON.stringify(wat)).toString('base64url');

/** Signed by our key (RFC 7523); valid for a minute, and for one time. */
function verklaring(tokenadres) {
  const nu = Math.floor(Date.now() / 1000);
  const tekst = `${base64url({ alg: 'ES256', typ: 'JWT', kid: aansluiting.kid })}.${base64url({
    iss: aansluiting.client, sub: aansluiting.client, aud: tokenadres, iat: nu, exp: nu + 60, jti: randomUUID() })}`;
  return `${tekst}.${sign('sha256', Buffer.from(tekst), { key: aanmeldsleutel, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

let token;

/** A token lasts for some minutes; it is asked anew shortly before it ends, or when it was refused. */
async function metToken() {
  if (token && Date.now() < token.tot) return token.waarde;
  const tokenadres = `${aansluiting.uitgever}/token`;
  const antwoord = await vraag('POST', tokenadres, { 'content-type': 'application/x-www-form-urlencoded' }, new URLSearchParams({
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: verklaring(tokenadres),
  }).toString());
  if (antwoord.status !== 200) throw mislukt('Aanmelden', antwoord);
  const { access_token: waarde, expires_in: seconden } = JSON.parse(antwoord.tekst);
  token = { waarde, tot: Date.now() + (seconden - 15) * 1000 };
  return waarde;
}

function mislukt(wat, { status, koppen, tekst }) {
  let uitleg = '';
  try {
    const probleem = JSON.parse(tekst);
    uitleg = probleem.detail ?? probleem.error_description ?? '';
  } catch { /* no body that says more */ }
  const fout = new Error(`${wat}: ${status}. ${uitleg}`.trim());
  fout.status = status;
  fout.wacht = Number(koppen['retry-after']) * 1000 || 0;
  return fout;
}

async function metAanmelding(methode, pad, koppen, inhoud) {
  for (let poging = 0; ; poging++) {
    const antwoord = await vraag(methode, `${aansluiting.uitgever}/v1/feeds/${aansluiting.feed}${pad}`, { authorization: `Bearer ${await metToken()}`, ...koppen }, inhoud);
    // What was granted after a token was given is not in it: after a 403 the next attempt asks a new one.
    if ([401, 403].includes(antwoord.status)) token = undefined;
    if (antwoord.status !== 401 || poging > 0) return antwoord;
  }
}

// --- What is kept ---------------------------------------------------------------------------------------------------------------

const standbestand = join(map, 'stand.json');

/** On disk before it has its name: whoever reads it sees the old or the new, and never half. */
function schrijf(bestandsnaam, inhoud) {
  const nieuw = `${bestandsnaam}.deel`;
  const greep = openSync(nieuw, 'w', 0o600);
  writeSync(greep, JSON.stringify(inhoud));
  fsyncSync(greep);
  closeSync(greep);
  renameSync(nieuw, bestandsnaam);
}

/** The name of a file says nothing about the zaak. */
const plek = (waar, onderwerp) => join(waar, `${createHash('sha256').update(onderwerp).digest('hex')}.json`);

// Where we are: which folder holds the zaken, up to which event, and up to which that was confirmed. While everything is read anew,
// `opnieuw` says the same of the new folder; the old one counts until the new one is whole.
const lees = () => (existsSync(standbestand) ? JSON.parse(readFileSync(standbestand, 'utf8')) : { lezing: { map: 'zaken-1', cursor: null }, bevestigd: null, opnieuw: null });

/** One event. Twice is the same as once. */
function verwerk(gebeurtenis, waar) {
  const bestandsnaam = plek(waar, gebeurtenis.subject);
  if (gebeurtenis.type === VERWIJDERD) rmSync(bestandsnaam, { force: true });
  else if (gebeurtenis.type === GEMUTEERD) schrijf(bestandsnaam, { onderwerp: gebeurtenis.subject, volgnummer: gebeurtenis.sequence, reden: gebeurtenis.reden, gegevens: gebeurtenis.data });
  // A kind that we do not know yet may not be skipped: what it says would never come again.
  else throw new Einde(`Onbekende soort gebeurtenis: ${gebeurtenis.type}. Werk deze afnemer bij.`);
}

// --- Reading --------------------------------------------------------------------------------------------------------------------

/** One page: read, processed, cursor moved, confirmed. Returns whether there was anything to do. */
async function ronde() {
  const stand = lees();
  const waar = stand.opnieuw ?? stand.lezing;
  const parameters = new URLSearchParams();
  if (waar.cursor) parameters.set('lastEventId', waar.cursor);
  if (!eenmaal && !stand.opnieuw) parameters.set('timeout', String(WACHT_MS));
  const antwoord = await metAanmelding('GET', `?${parameters}`, { accept: 'application/cloudevents-batch+json, application/json' });
  if (antwoord.status === 410) {
    // Removals of before are gone from the feed, so what we have may be too much: all of it is read anew, beside the old.
    console.error('De cursor is verlopen; alles wordt opnieuw gelezen.');
    schrijf(standbestand, { ...stand, opnieuw: { map: `zaken-${randomUUID()}`, cursor: null } });
    ruimOp();
    return true;
  }
  if (antwoord.status !== 200) throw mislukt('Lezen', antwoord);

  // The constructor checks the attributes by CloudEvents 1.0, and throws at what is not right.
  const gebeurtenissen = JSON.parse(antwoord.tekst).map((g) => new CloudEvent(g));
  for (const g of gebeurtenissen) {
    if (waar.cursor && g.id <= waar.cursor) continue;
    verwerk(g, join(map, waar.map));
    waar.cursor = g.id;
  }
  if (gebeurtenissen.length > 0) schrijf(standbestand, stand);
  else if (stand.opnieuw) {
    // The end of the feed: what was read is all there is, and takes the place of the old.
    schrijf(standbestand, { lezing: stand.opnieuw, bevestigd: null, opnieuw: null });
    ruimOp();
    return true;
  }
  const { cursor } = stand.lezing;
  if (!stand.opnieuw && cursor && stand.bevestigd !== cursor) {
    const bevestiging = await metAanmelding('POST', '/bevestigingen', { 'content-type': 'application/json', 'idempotency-key': randomUUID() }, JSON.stringify({ tot: cursor }));
    if (bevestiging.status !== 200) throw mislukt('Bevestigen', bevestiging);
    schrijf(standbestand, { ...stand, bevestigd: cursor });
  }
  return gebeurtenissen.length > 0;
}

/** Only the folders that count are there; others are what was left of a stop halfway. So are files that never got their name. */
function ruimOp() {
  const { lezing, opnieuw } = lees();
  const tellen = [lezing.map, ...(opnieuw ? [opnieuw.map] : [])];
  for (const naam of readdirSync(map)) if (naam.startsWith('zaken-') && !tellen.includes(naam)) rmSync(join(map, naam), { recursive: true });
  rmSync(`${standbestand}.deel`, { force: true });
  for (const naam of tellen) {
    mkdirSync(join(map, naam), { recursive: true, mode: 0o700 });
    for (const half of readdirSync(join(map, naam))) if (half.endsWith('.deel')) rmSync(join(map, naam, half));
  }
}

mkdirSync(map, { recursive: true });
ruimOp();
let pauze = 1000;
while (!stop.signal.aborted) {
  try {
    const meer = await ronde();
    pauze = 1000;
    const { lezing } = lees();
    if (meer) console.error(`Bij: ${readdirSync(join(map, lezing.map)).length} zaken, tot en met ${lezing.cursor}.`);
    else if (eenmaal) break;
  } catch (fout) {
    if (stop.signal.aborted) break;
    // A form that does not hold, or no right at all: a human has to look. Suspended (403) may pass.
    const voorgoed = fout instanceof Einde || [400, 404].includes(fout.status);
    console.error(fout.message);
    if (voorgoed || eenmaal) process.exit(1);
    const wacht = Math.max(fout.wacht ?? 0, pauze);
    pauze = Math.min(pauze * 2, LANGSTE_PAUZE_MS);
    await slaap(wacht, undefined, { signal: stop.signal }).catch(() => {});
  }
}
