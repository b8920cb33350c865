# shellcheck shell=bash
# A private PostgreSQL cluster: one folder, loopback only, passwords only.
# Its place and kind are set by the caller: DB_MAP, DB_WACHTWOORD and, for tests, DB_SNEL=ja.

DB_SNEL=nee
DB_PID=

# schrijf_als_db BESTAND: standard input, as a file of the database's user.
schrijf_als_db() {
    # shellcheck disable=SC2016 # the inner shell expands it
    als_db sh -c 'umask 077; cat >"$1"' _ "$1" || fout "kan $1 niet schrijven; is de schijf vol?"
}

# cluster_maak: initdb beside its final place and then one rename, so that a crash halfway leaves no half cluster.
cluster_maak() {
    local data=$DB_MAP/data nieuw=$DB_MAP/data.nieuw opties=(--data-checksums)
    [[ $DB_SNEL == nee ]] || opties+=(--no-sync)
    if [[ ! -d $DB_MAP ]]; then
        mkdir -m 700 "$DB_MAP"
        [[ $EUID -ne 0 ]] || chown "$DB_GEBRUIKER:" "$DB_MAP"
    fi
    [[ ! -f $data/PG_VERSION ]] || return 0
    rm -rf "$nieuw"
    schrijf_als_db "$DB_MAP/wachtwoord" <<<"$DB_WACHTWOORD"
    als_db "$PG_BIN/initdb" -D "$nieuw" -U postgres --pwfile="$DB_MAP/wachtwoord" --auth=scram-sha-256 \
        --encoding=UTF8 --locale=C.UTF-8 "${opties[@]}" >"$LOGMAP/initdb.log" 2>&1 || {
        rm -rf "$nieuw" "$DB_MAP/wachtwoord"
        fout "de database kon niet worden aangemaakt: $(laatste_regel "$LOGMAP/initdb.log") (zie $LOGMAP/initdb.log)"
    }
    rm -f "$DB_MAP/wachtwoord"
    schrijf_als_db "$nieuw/postgresql.conf" <<<"include 'handhaving.conf'"
    mv "$nieuw" "$data"
}

# cluster_instellingen: written before every start, so that a later version's settings reach an older cluster.
cluster_instellingen() {
    schrijf_als_db "$DB_MAP/data/pg_hba.conf" <<<'host all all 127.0.0.1/32 scram-sha-256'
    {
        cat <<'CONF'
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
track_commit_timestamp = on
idle_in_transaction_session_timeout = '5min'
max_connections = 200
# No personal data in the server log: not the statement, not its parameters, not the row that broke a constraint.
logging_collector = off
log_statement = 'none'
log_duration = off
log_min_duration_statement = -1
log_min_error_statement = 'panic'
log_error_verbosity = 'terse'
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
CONF
        # Throw-away: speed over safety. Commits still write their WAL before they return, and all of it stays, so that a
        # test can search it.
        [[ $DB_SNEL == nee ]] || cat <<'CONF'
fsync = off
full_page_writes = off
checkpoint_timeout = '1h'
max_wal_size = '4GB'
wal_keep_size = '4GB'
CONF
    } | schrijf_als_db "$DB_MAP/data/handhaving.conf"
}

# cluster_processen: whoever stands in the cluster's folder. The id in postmaster.pid may by now be somebody else's.
cluster_processen() {
    { find /proc -maxdepth 2 -path '/proc/[0-9]*/cwd' -printf '%h %l\n' 2>/dev/null || true; } |
        MAP="$DB_MAP/data" awk '{ map = substr($0, index($0, " ") + 1) } map == ENVIRON["MAP"] { sub("/proc/", "", $1); print $1 }'
}

# cluster_ruim_resten: after a crash. PostgreSQL refuses to start when the id in postmaster.pid is in use, by whatever
# process; the file may go only when really nobody works in the folder any more.
cluster_ruim_resten() {
    local baas keer
    [[ -d $DB_MAP/data ]] || { rm -rf "$DB_MAP/data.nieuw"; return 0; }
    if [[ -n $(cluster_processen) ]]; then
        baas=$(head -n 1 "$DB_MAP/data/postmaster.pid" 2>/dev/null || true)
        if [[ -n $baas ]] && cluster_processen | grep -qx "$baas"; then kill -INT "$baas" 2>/dev/null || true; fi
        for ((keer = 0; keer < 100; keer++)); do
            [[ -n $(cluster_processen) ]] || break
            sleep 0.1
        done
        # Without their postmaster they are lost anyway; PostgreSQL recovers from its log.
        cluster_processen | xargs -r kill -KILL 2>/dev/null || true
        for ((keer = 0; keer < 50; keer++)); do
            [[ -n $(cluster_processen) ]] || break
            sleep 0.1
        done
        [[ -z $(cluster_processen) ]] || fout "een eerdere database in $DB_MAP/data stopt niet (proces $(cluster_processen | tr '\n' ' '))."
    fi
    rm -f "$DB_MAP/data/postmaster.pid"
}

# cluster_start POORT: as a child of this script, in a session of its own so that Ctrl-C does not take the database
# away under the application. Sets DB_PID and DB_POORT.
cluster_start() {
    local keer
    DB_POORT=$1
    for keer in 1 2 3 4 5; do
        if poort_bezet "$DB_POORT"; then DB_POORT=$(vrije_poort $((54300 + RANDOM % 600)) 54999); fi
        cluster_probeer && return 0
        tail -n 5 "$DB_MAP/postgres.log" | grep -q 'could not bind' || break
    done
    fout "de database start niet: $(laatste_regel "$DB_MAP/postgres.log") (zie $DB_MAP/postgres.log)"
}

cluster_probeer() {
    local regels tel
    # shellcheck disable=SC2016 # the inner shell expands these
    exec_db setsid sh -c 'umask 077; exec >>"$1" 2>&1; shift; exec "$@"' _ "$DB_MAP/postgres.log" \
        "$PG_BIN/postgres" -D "$DB_MAP/data" -p "$DB_POORT" </dev/null &
    DB_PID=$!
    for ((tel = 0; tel < 3000; tel++)); do
        mapfile -t regels 2>/dev/null <"$DB_MAP/data/postmaster.pid" || true
        if [[ ${regels[0]:-} == "$DB_PID" && ${regels[7]:-} == ready* ]]; then return 0; fi
        if ! kill -0 "$DB_PID" 2>/dev/null; then DB_PID=; return 1; fi
        [[ $tel -ne 100 ]] || meld "De database herstelt zich na een onverwachte stop…"
        sleep 0.1
    done
    cluster_stop INT
    return 1
}

# cluster_stop INT|QUIT: INT ends sessions and writes a checkpoint; QUIT is for what is thrown away.
cluster_stop() {
    local tel
    [[ -n $DB_PID ]] || return 0
    kill "-$1" "$DB_PID" 2>/dev/null || true
    for ((tel = 0; tel < 600; tel++)); do
        kill -0 "$DB_PID" 2>/dev/null || break
        [[ $tel -ne 300 ]] || kill -QUIT "$DB_PID" 2>/dev/null || true
        sleep 0.1
    done
    wait "$DB_PID" 2>/dev/null || true
    DB_PID=
}
