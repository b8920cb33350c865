# shellcheck shell=bash
# Finds PostgreSQL's programs, installs them when it may, and knows as whom the server runs.

PG_MINIMAAL=15

# vind_postgres [MAJOR]: the programs of that version, or of the newest that will do. Sets PG_BIN.
vind_postgres() {
    local wens=${1:-} map versie
    PG_BIN=
    # The client package alone also makes this folder: look for the server's programs.
    while IFS= read -r map; do
        [[ -x $map/initdb && -x $map/postgres ]] || continue
        versie=$("$map/postgres" --version 2>/dev/null | sed -nE 's/.* ([0-9]+)(\.|devel|beta|rc).*/\1/p')
        [[ -n $versie ]] || continue
        if [[ $versie == "${wens:-$versie}" && $versie -ge $PG_MINIMAAL ]]; then
            PG_BIN=$map
            return 0
        fi
    done < <(postgres_mappen)
    return 1
}

# A folder that the user names and that does not hold PostgreSQL: another version found by chance is not what was asked.
eis_pg_bin() {
    [[ -z ${HANDHAVING_PG_BIN:-} || (-x $HANDHAVING_PG_BIN/initdb && -x $HANDHAVING_PG_BIN/postgres) ]] ||
        fout "in HANDHAVING_PG_BIN ($HANDHAVING_PG_BIN) staan initdb en postgres niet; noem de map met de programma's van PostgreSQL, of haal de instelling weg."
}

postgres_mappen() {
    if [[ -n ${HANDHAVING_PG_BIN:-} ]]; then
        printf '%s\n' "$HANDHAVING_PG_BIN"
        return 0
    fi
    printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV
    if heeft pg_config; then pg_config --bindir 2>/dev/null || true; fi
}

# eis_postgres [MAJOR]: as vind_postgres, but ends with the programs there or with one line.
eis_postgres() {
    local wens=${1:-} pakket=postgresql
    [[ -z $wens ]] || pakket=postgresql-$wens
    vind_postgres "$wens" && return 0
    local opdracht="apt-get install -y --no-install-recommends $pakket"
    if [[ -n $wens ]]; then
        if [[ $wens -ge $PG_MINIMAAL && $EUID -eq 0 ]] && heeft apt-get && (installeer_postgres "$pakket") 2>/dev/null && vind_postgres "$wens"; then return 0; fi
        fout "de gegevens in $DATA zijn van PostgreSQL $wens en dat staat niet op deze machine; installeer het met: $(als_beheerder "$opdracht"), of kies een andere map met HANDHAVING_DATA."
    fi
    if [[ $EUID -ne 0 ]] || ! heeft apt-get; then
        fout "PostgreSQL ($PG_MINIMAAL of nieuwer) ontbreekt; installeer het met: $(als_beheerder "$opdracht")"
    fi
    installeer_postgres "$pakket"
    vind_postgres || fout "PostgreSQL ($PG_MINIMAAL of nieuwer) ontbreekt ook na de installatie van $pakket; zie $LOGMAP/installatie.log"
}

# Debian makes and starts a cluster of its own with the package; nobody asked for that one. The setting holds
# for this installation only: what the machine's owner wants later is his.
installeer_postgres() {
    local instelling=/etc/postgresql-common/createcluster.d/handhaving.conf
    mkdir -p "$(dirname "$instelling")"
    printf 'create_main_cluster = false\n' >"$instelling"
    (installeer "$1") || { rm -f "$instelling"; exit "$FOUT_CODE"; }
    rm -f "$instelling"
}

# installeer PAKKET...: Debian packages, as root only.
installeer() {
    local log=$LOGMAP/installatie.log
    mkdir -p "$LOGMAP"
    meld "Installeren: $*…"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=300 update >"$log" 2>&1 </dev/null ||
        fout "apt-get update mislukte (geen netwerk?); zie $log"
    apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@" >>"$log" 2>&1 </dev/null ||
        fout "installeren van $* mislukte; zie $log"
}

bekende_databasegebruiker() {
    for DB_GEBRUIKER in postgres handhaving; do
        if getent passwd "$DB_GEBRUIKER" >/dev/null; then return 0; fi
    done
    return 1
}

# PostgreSQL refuses to run as root, rightly: root hands it to the package's own user.
kies_databasegebruiker() {
    if [[ $EUID -ne 0 ]]; then
        DB_GEBRUIKER=$(id -un 2>/dev/null) || fout "gebruikersnummer $EUID heeft op deze machine geen naam; PostgreSQL kan zo niet starten."
        return
    fi
    eis_programma setpriv util-linux
    if ! bekende_databasegebruiker; then
        DB_GEBRUIKER=handhaving
        useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin handhaving ||
            fout "kan de systeemgebruiker handhaving niet maken; PostgreSQL draait niet als root."
    fi
    # A container may hold a root without the right to become somebody else.
    als_db true 2>/dev/null || fout "root kan hier niet als gebruiker $DB_GEBRUIKER werken (setpriv); PostgreSQL draait niet als root."
}

# exec_db PROGRAMMA...: becomes that program as the database's user, with a bare environment (no connection strings),
# without the locks of this script, and from / because that user may not enter the folder we stand in.
exec_db() {
    local voor=()
    cd /
    exec 8>&- 9>&-
    [[ $EUID -ne 0 ]] || voor=(setpriv "--reuid=$DB_GEBRUIKER" "--regid=$(id -g "$DB_GEBRUIKER")" --init-groups)
    exec "${voor[@]}" env -i PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC "$@"
}

als_db() { (exec_db "$@"); }
