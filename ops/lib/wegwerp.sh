# shellcheck shell=bash
# A cluster for one run of tests or measurements, in a folder of its own that goes away with it.

WERK=

# start_wegwerp: exports ConnectionStrings__Beheer and where the programs, the data and the server log are. With
# ConnectionStrings__Handhaving set it is that server instead, and there is no folder to look into.
start_wegwerp() {
    if ! eigen_cluster; then
        export ConnectionStrings__Beheer=${ConnectionStrings__Beheer:-$ConnectionStrings__Handhaving}
        if vind_postgres; then export HANDHAVING_PG_BIN=$PG_BIN; fi
        return 0
    fi
    eis_postgres
    kies_databasegebruiker
    wegwerp_map
    DB_MAP=$WERK/database
    DB_WACHTWOORD=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
    cluster_maak
    cluster_instellingen
    cluster_start $((55000 + RANDOM % 5000))
    export ConnectionStrings__Beheer="Host=127.0.0.1;Port=$DB_POORT;Database=postgres;Username=postgres;Password=$DB_WACHTWOORD"
    export HANDHAVING_PG_BIN=$PG_BIN HANDHAVING_PG_DATA=$DB_MAP/data HANDHAVING_PG_LOG=$DB_MAP/postgres.log
}

wegwerp_weg() {
    cluster_stop QUIT
    [[ -z $WERK ]] || rm -rf "$WERK"
}

wegwerp_map() {
    local basis
    # The database's user has to pass: a TMPDIR of root's own will not do.
    for basis in "${TMPDIR:-/tmp}" /tmp /var/tmp; do
        if [[ -d $basis && -w $basis ]] && als_db test -x "$basis"; then break; fi
    done
    wegwerp_ruim_oude "$basis"
    eis_ruimte "$basis" 500 "de wegwerpdatabase"
    # Its name says that it may be tidied away; it gets that name only when its lock is held.
    WERK=$(mktemp -d "$basis/handhaving-nieuw.XXXXXX")
    chmod 711 "$WERK"
    exec 8>>"$WERK/slot"
    flock 8
    mv "$WERK" "${WERK/nieuw/wegwerp}"
    WERK=${WERK/nieuw/wegwerp}
}

# After kill -9 of an earlier run its cluster lives on. The lock on its folder tells whether somebody still needs it.
wegwerp_ruim_oude() {
    local map DB_MAP
    for map in "$1"/handhaving-wegwerp.*; do
        [[ -O $map && -f $map/slot ]] || continue
        exec 7>>"$map/slot"
        if flock -n 7; then
            DB_MAP=$map/database
            cluster_ruim_resten
            rm -rf "$map"
        fi
        exec 7>&-
    done
}
