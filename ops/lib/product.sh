# shellcheck shell=bash
# The steps that ops/start and ops/handhaving share, in their order: find, choose, prepare, connect.

# bereid_voor: programs, data folder, keys. Afterwards DATA is known and nothing runs yet.
bereid_voor() {
    local eigen=nee versie=
    if eigen_cluster; then
        eigen=ja
        # Before the data folder: as root the package brings the user whom the folder must suit. An older folder may
        # ask for another version; that is looked at below, when the folder is known.
        if [[ $EUID -eq 0 ]] && ! vind_postgres && ! getent passwd postgres >/dev/null; then eis_postgres; fi
        kies_databasegebruiker
    fi
    bepaal_datamap "$eigen"
    if [[ $eigen == ja ]]; then
        DB_MAP=$DATA/database
        if [[ -f $DB_MAP/data/PG_VERSION ]]; then versie=$(<"$DB_MAP/data/PG_VERSION"); fi
        eis_postgres "$versie"
    fi
}

# bereid_sleutels_voor: only the keys, on a machine that may not have PostgreSQL yet. The folder must be the same that
# bereid_voor will choose: whoever has no rights of his own stands in for the user who is still to come.
bereid_sleutels_voor() {
    local eigen=nee
    if eigen_cluster; then
        eigen=ja
        if [[ $EUID -ne 0 ]]; then DB_GEBRUIKER=$(id -un); else bekende_databasegebruiker || DB_GEBRUIKER=nobody; fi
    fi
    bepaal_datamap "$eigen"
    maak_sleutels
}

# A new database with the example takes some 200 MB, one that is there needs room for its log.
eis_ruimte_data() {
    if [[ -f $DATA/database/data/PG_VERSION ]]; then eis_ruimte "$DATA" 50 "de database"; else eis_ruimte "$DATA" 300 "de database"; fi
}

# start_cluster: on the port of last time, so that a connection string in someone's tool stays good.
start_cluster() {
    local poort
    eis_ruimte_data
    DB_WACHTWOORD=$(wachtwoord postgres)
    cluster_ruim_resten
    if [[ ! -f $DB_MAP/data/PG_VERSION ]]; then
        meld "Database aanmaken…"
        rm -f "$DATA"/stempels/*
        cluster_maak
    fi
    cluster_instellingen
    draai_log "$DB_MAP/postgres.log"
    poort=$(cat "$DATA/databasepoort" 2>/dev/null || true)
    cluster_start "${poort:-$((54300 + RANDOM % 600))}"
    [[ $DB_POORT == "$poort" ]] || printf '%s\n' "$DB_POORT" >"$DATA/databasepoort"
}

# opdracht NAAM ARGUMENTEN...: one command of the application as a step of a script; its words go to a log.
opdracht() {
    local log=$LOGMAP/$1.log
    draai_log "$log"
    voer_uit "$log" "$DOTNET" "$DLL" "$@"
}

# richt_in: roles, database, schema. Skipped when this very build did it on this very cluster.
richt_in() {
    local stempel=$DATA/stempels/ingericht afdruk lijst=${Persoonsgegevens__Wislijst:-$DATA/wissingen/wislijst.jsonl}
    afdruk=$(sha256sum "$(dirname "$DLL")"/Handhaving*.dll "$(dirname "$DLL")"/Handhaving.deps.json | cut -c1-64 | sha256sum)
    if eigen_database && [[ -f $stempel && $(<"$stempel") == "$afdruk" ]]; then return 0; fi
    meld "Database inrichten…"
    opdracht database-inrichten ||
        fout "het inrichten van de database mislukte: $(laatste_regel "$LOGMAP/database-inrichten.log") (zie $LOGMAP/database-inrichten.log)"
    # Set up here before, not restored since (ops/herstel takes the stamp away), and no list: a version of before there was one. The
    # command refuses where this database knew a list or erased anything; then personal data stays closed and says what to do.
    if eigen_database && [[ -f $stempel && ! -e $lijst ]]; then
        opdracht persoonsgegevens begin-wislijst || meld "Let op: de wislijst $lijst ontbreekt; persoonsgegevens blijven gesloten (zie $LOGMAP/persoonsgegevens.log)."
    fi
    # Made as root, written by the application.
    if [[ -n ${APP_GEBRUIKER:-} && -f $lijst ]]; then chown -h "$APP_GEBRUIKER:" "$lijst"; fi
    if eigen_database; then printf '%s' "$afdruk" >"$stempel"; fi
}

# Once connected, both kinds look alike in the environment: remember which it is.
eigen_database() { [[ -n ${DB_MAP:-} ]]; }

omgeving_toepassing() {
    export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
    # The settings lie beside the source, wherever the user stands.
    export ASPNETCORE_CONTENTROOT=$WORTEL/src/Handhaving
}
