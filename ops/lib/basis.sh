# shellcheck shell=bash
# What every script in ops/ starts with: strict mode, the paths, and the one way to speak to the user.
# Lines for the user are Dutch and few; everything else goes to a log file in the data folder.
set -Eeuo pipefail

# The output of df, getent and the PostgreSQL programs is read here: it must not follow the user's language.
export LC_ALL=C.UTF-8 TZ=UTC
# Folders that the database's user must pass stay passable under a strict umask; what is secret is closed by itself.
umask 022
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

WORTEL=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LOGMAP=${TMPDIR:-/tmp} # until the data folder is known

# Where meld writes: ops/handhaving sets 2, because its standard output holds the answer alone.
MELD_NAAR=1
# Exit code of fout: an outer shell sees by it that the line was already printed.
FOUT_CODE=70

# A closed pipe at the other end is no reason to stop the product. (A handler, not "ignore": children inherit that.)
trap : PIPE
meld() {
    if [[ $MELD_NAAR -eq 2 ]]; then printf '%s\n' "$*" >&2 || true; else printf '%s\n' "$*" 2>/dev/null || true; fi
}

# The only way out on failure: one Dutch line on standard error, and a non-zero exit code.
fout() {
    local regel="$*"
    printf '%s\n' "Fout: ${regel//$'\n'/ }" >&2 || true
    exit "$FOUT_CODE"
}

onverwacht() {
    local code=$1 plaats=$2
    trap - ERR
    [[ $code -eq $FOUT_CODE ]] && exit "$FOUT_CODE"
    fout "onverwachte fout (code $code) bij ${plaats#"$WORTEL"/}; bijzonderheden staan in $LOGMAP."
}
trap 'onverwacht "$?" "${BASH_SOURCE[0]}:$LINENO"' ERR

# heeft PROGRAMMA: is it on the search path?
heeft() { command -v "$1" >/dev/null 2>&1; }

# eis_programma PROGRAMMA PAKKET
eis_programma() {
    heeft "$1" || fout "het programma $1 ontbreekt; installeer het met: $(als_beheerder "apt-get install -y $2")"
}

# alleen_uitleg ARGUMENTEN...: for a script that takes no arguments: --help prints its gebruik and does nothing else, and
# anything else is refused, because a mistyped option must not start the work.
alleen_uitleg() {
    [[ $# -gt 0 ]] || return 0
    [[ $1 != -h && $1 != --help ]] || { gebruik; exit 0; }
    fout "onbekend argument $1; ops/$(basename "$0") --help geeft uitleg."
}

# voer_uit LOG OPDRACHT...: waited for from the background, because bash answers a signal only between foreground commands,
# and a build or a first load takes long. Without the locks (8: data folder, 9: build), which must not outlive us.
# The command alone writes to LOG (- is our own output): a redirected call would also send there what a trap says.
voer_uit() {
    local code=0 log=$1
    shift
    if [[ $log == - ]]; then "$@" </dev/null 8>&- 9>&- & else "$@" >>"$log" 2>&1 </dev/null 8>&- 9>&- & fi
    KIND_PID=$!
    wait "$KIND_PID" || code=$?
    KIND_PID=
    return "$code"
}
KIND_PID=

# stop_proces PID: politely, and after half a minute not.
stop_proces() {
    local tel
    kill -TERM "$1" 2>/dev/null || return 0
    for ((tel = 0; tel < 300; tel++)); do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
}

# als_beheerder OPDRACHT: the command as this user has to type it.
als_beheerder() { if [[ $EUID -eq 0 ]]; then printf '%s' "$1"; else printf 'sudo %s' "$1"; fi; }

# vrije_mb MAP: free space for this user, also when the folder does not exist yet.
vrije_mb() {
    local map=$1
    while [[ ! -d $map ]]; do map=$(dirname "$map"); done
    df -Pk "$map" 2>/dev/null | awk 'NR == 2 { print int($4 / 1024) }'
}

# eis_ruimte MAP MB WAARVOOR
eis_ruimte() {
    local vrij
    vrij=$(vrije_mb "$1")
    [[ -z $vrij || $vrij -ge $2 ]] || fout "te weinig schijfruimte in $1 voor $3: $vrij MB vrij, minstens $2 MB nodig."
}

# draai_log BESTAND: one older log is kept, so that a long life does not fill the disk.
draai_log() {
    if [[ -f $1 && $(stat -c %s "$1") -gt 10485760 ]]; then mv -f "$1" "$1.1"; fi
}

# laatste_regel BESTAND: a hint for the user out of a log, never more than one line.
# Without the places in the code, and without what bash says of a process that broke off.
laatste_regel() {
    tail -n 50 "$1" 2>/dev/null | grep -vE '^[[:space:]]*(at .*|--- .*)?$|basis\.sh: line' | tail -n 1 | cut -c1-200 || true
}
