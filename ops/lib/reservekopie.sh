# shellcheck shell=bash
# What ops/backup and ops/herstel share. Two folders, never one archive:
#
#   MAP/database/STEMPEL.dump   the database, without the rows of the key table
#   MAP/sleuteltabel.dump       the key table of now; the newest one holds for every dump
#   SLEUTELMAP/                 the keys of the epochs, their root, and the list of erasures

# shellcheck disable=SC2034 # read by ops/herstel
# lees_mappen ARGUMENTEN...: MAP --sleutels SLEUTELMAP [--dump BESTAND]. Sets KOPIE, SLEUTELKOPIE and DUMP.
lees_mappen() {
    KOPIE='' SLEUTELKOPIE='' DUMP=''
    while [[ $# -gt 0 ]]; do
        case $1 in
        -h | --help) gebruik; exit 0 ;;
        --sleutels | --dump)
            [[ $# -gt 1 ]] || fout "$1 mist een waarde; ops/$(basename "$0") --help geeft uitleg."
            if [[ $1 == --dump ]]; then DUMP=$(realpath -m -- "$2"); else SLEUTELKOPIE=$(realpath -m -- "$2"); fi
            shift
            ;;
        -*) fout "onbekende optie $1; ops/$(basename "$0") --help geeft uitleg." ;;
        *)
            [[ -z $KOPIE ]] || fout "$1 is te veel; ops/$(basename "$0") --help geeft uitleg."
            KOPIE=$(realpath -m -- "$1")
            ;;
        esac
        shift
    done
    [[ -n $KOPIE && -n $SLEUTELKOPIE ]] || fout "noem twee mappen: ops/$(basename "$0") MAP --sleutels ANDERE_MAP"
    # Who finds one of the two must not have the other.
    [[ $KOPIE/ != "$SLEUTELKOPIE"/* && $SLEUTELKOPIE/ != "$KOPIE"/* ]] || fout "de sleutels horen in een andere map dan de database, en de ene niet in de andere."
    eigen_cluster || fout "dit werkt op het eigen cluster van ops/start; voor een eigen PostgreSQL staat het in docs/beheer/herstellen.md."
}

# pg PROGRAMMA ARGUMENTEN...: a program of PostgreSQL as its superuser, with the password in the environment alone.
pg() {
    local programma=$1
    shift
    PGPASSWORD=$(wachtwoord postgres) "$PG_BIN/$programma" --host 127.0.0.1 --port "$DB_POORT" --username postgres --no-password "$@"
}

sql() { pg psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 "$@"; }

# dump BESTAND OPTIES...: whole or not at all, for this user alone.
dump() {
    local bestand=$1
    shift
    (umask 077 && pg pg_dump --format=custom "$@" handhaving >"$bestand.nieuw") || { rm -f "$bestand.nieuw"; fout "de reservekopie $bestand is niet gemaakt; zie de melding van pg_dump hierboven."; }
    sync "$bestand.nieuw"
    mv -f "$bestand.nieuw" "$bestand"
}
