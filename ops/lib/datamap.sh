# shellcheck shell=bash
# The data folder: where it is, whether it will do, the lock on it, and the keys in it.
#
#   geheimen/   0700, keys and passwords, each 0600
#   database/   0700, owned by the database's user: the cluster and its server log
#   logs/       0700, everything that is not a line for the user
#   stempels/   what was done already

# bepaal_datamap EIGEN_CLUSTER(ja|nee): sets DATA and LOGMAP. The choice must come out the same next time, or the
# data would seem to be gone.
bepaal_datamap() {
    local lokaal=$WORTEL/.handhaving elders
    elders=$(map_elders)
    if [[ -n ${HANDHAVING_DATA:-} ]]; then
        DATA=$(realpath -m -- "$HANDHAVING_DATA")
        maak_map
        [[ $1 == nee || -d $DATA/database/data ]] || geschikt "$DATA" ||
            fout "de map $DATA (HANDHAVING_DATA) is niet bruikbaar voor de database: gebruiker $DB_GEBRUIKER kan er niet bij, of het bestandssysteem kent geen rechten."
    elif [[ $1 == nee ]]; then
        DATA=$lokaal
        maak_map
    elif [[ -d $elders/database/data ]]; then
        DATA=$elders
    else
        DATA=$lokaal
        maak_map
        if [[ ! -d $lokaal/database/data ]] && ! geschikt "$lokaal"; then
            [[ -n $elders ]] || fout "de map $lokaal is niet bruikbaar voor de database; kies een andere met HANDHAVING_DATA."
            rmdir "$lokaal" 2>/dev/null || true
            DATA=$elders
            maak_map
        fi
    fi
    maak_onderdelen
    if [[ $1 == ja && -d $DATA/database && $EUID -eq 0 ]]; then
        als_db test -x "$DATA/database" ||
            fout "gebruiker $DB_GEBRUIKER kan niet meer bij $DATA/database; geef de bovenliggende mappen weer toegang (chmod o+x)."
    fi
}

# The same checkout gives the same name, another checkout another.
map_elders() {
    local naam
    naam=$(basename "$WORTEL" | tr -c 'A-Za-z0-9._\n-' '-')-$(printf '%s' "$WORTEL" | sha256sum | cut -c1-12)
    if [[ $EUID -eq 0 ]]; then
        printf '%s' "/var/lib/handhaving/$naam"
    elif [[ -n ${XDG_DATA_HOME:-${HOME:-}} ]]; then
        printf '%s' "${XDG_DATA_HOME:-$HOME/.local/share}/handhaving/$naam"
    fi
}

maak_map() {
    if [[ ! -d $DATA ]]; then
        # Root's folder lets the database's user pass to its own part; what is inside is closed by itself.
        local modus=700
        [[ $EUID -ne 0 ]] || modus=711
        { mkdir -p "$DATA" && chmod "$modus" "$DATA"; } 2>/dev/null ||
            fout "kan de gegevensmap $DATA niet maken als gebruiker $(id -un); kies een andere met HANDHAVING_DATA."
    fi
}

maak_onderdelen() {
    local sub eigenaar
    eigenaar=$(stat -c %U "$DATA/geheimen" 2>/dev/null || echo "")
    [[ -z $eigenaar || $(stat -c %u "$DATA/geheimen") -eq $EUID ]] ||
        fout "de gegevensmap $DATA is van gebruiker $eigenaar; start als $eigenaar of kies een andere map met HANDHAVING_DATA."
    for sub in geheimen logs stempels; do
        [[ -d $DATA/$sub ]] || (umask 077 && mkdir "$DATA/$sub") 2>/dev/null ||
            fout "de gegevensmap $DATA is niet beschrijfbaar voor gebruiker $(id -un); kies een andere met HANDHAVING_DATA."
    done
    LOGMAP=$DATA/logs
}

# geschikt MAP: can the database's user own a closed folder in it, and use it?
geschikt() {
    local proef
    proef=$1/proef.$$
    mkdir "$proef" 2>/dev/null || return 1
    if chmod 700 "$proef" 2>/dev/null && { [[ $EUID -ne 0 ]] || chown "$DB_GEBRUIKER:" "$proef" 2>/dev/null; } &&
        [[ $(stat -c '%a %U' "$proef") == "700 $DB_GEBRUIKER" ]] && als_db touch "$proef/x" 2>/dev/null; then
        rm -rf "$proef"
    else
        rm -rf "$proef"
        return 1
    fi
}

# neem_slot: one at a time in a data folder. The kernel frees the lock when its holder dies, so no stale lock can
# block; the database and the application are started without it.
SLOT=nee
neem_slot() {
    eis_programma flock util-linux
    exec 8>>"$DATA/slot"
    flock -n 8 || return 1
    # shellcheck disable=SC2034 # read by the cleanup of the scripts
    SLOT=ja
}

toestand() { cat "$DATA/toestand" 2>/dev/null || true; }
zet_toestand() { printf '%s\n' "$*" >"$DATA/toestand"; }

# bewaar BESTAND: standard input, whole or not at all, for this user only. What is there already stays: of two
# commands that make a key at once, both must end with the same.
bewaar() {
    (
        umask 077
        cat >"$1.$$" && [[ -s $1.$$ ]] && mv -n "$1.$$" "$1" && rm -f "$1.$$"
    ) 2>/dev/null ||
        fout "kan $1 niet schrijven; is de schijf vol?"
}

# maak_sleutels: the application's two keys. A lost main key means lost personal data, so next to an existing
# database it is never made anew.
maak_sleutels() {
    local map=$DATA/geheimen sleutel
    if [[ ! -s $map/hoofdsleutel && -d $DATA/database/data ]]; then
        fout "de hoofdsleutel $map/hoofdsleutel ontbreekt terwijl er al gegevens zijn; zet hem terug uit de reservekopie."
    fi
    for sleutel in hoofdsleutel ontwikkelsleutel; do
        [[ -s $map/$sleutel ]] || head -c 32 /dev/urandom | bewaar "$map/$sleutel"
    done
    export Persoonsgegevens__Hoofdsleutel=${Persoonsgegevens__Hoofdsleutel:-$map/hoofdsleutel}
    # The application writes there itself, so it is a folder of its own and not beside the keys.
    [[ -d $DATA/wissingen ]] || mkdir -m 700 "$DATA/wissingen"
    export Persoonsgegevens__Wislijst=${Persoonsgegevens__Wislijst:-$DATA/wissingen/wislijst.jsonl}
    # Outside Development the product refuses to start with this key.
    if [[ ${ASPNETCORE_ENVIRONMENT:-} == Development ]]; then
        export Aanmelding__Ontwikkelsleutel=${Aanmelding__Ontwikkelsleutel:-$map/ontwikkelsleutel}
    fi
}

# wachtwoord ROL: letters and digits only, so that no connection string needs quotes.
wachtwoord() {
    local bestand=$DATA/geheimen/wachtwoord-$1
    [[ -s $bestand ]] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' | bewaar "$bestand"
    cat "$bestand"
}
