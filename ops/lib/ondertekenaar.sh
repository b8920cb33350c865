# shellcheck shell=bash
# The signer of the log beside the application, and the users that keep the two apart. As root the application runs as
# handhaving and the signer as handhaving-tekenaar; otherwise both run as whoever starts them, and nothing is claimed.
#
#   ondertekenaar/        0700, the signer's: sleutel and geheugen. Never to be put back from an older copy.
#   toegang-ondertekenaar what the application shows the signer; for those two alone
#   toepassing/           0700, the application's home
#   borging               while ops/start runs: the settings, for ops/handhaving beside it

GETUIGE=$WORTEL/artifacts/bin/Handhaving.Getuige/release/getuige.dll
# Empty: as ourselves.
APP_GEBRUIKER='' TEKENAAR=''
TEKENAAR_PID='' TEKENAAR_POORT='' TEKENAAR_SINDS=0
NIET_GESCHEIDEN=''

bouw_getuige() { bouw src/Handhaving.Getuige/Handhaving.Getuige.csproj Release "$GETUIGE"; }

# exec_als GEBRUIKER PROGRAMMA...: becomes that program, without the locks of this script and from / because that user may
# not enter the folder we stand in.
exec_als() {
    local gebruiker=$1 voor=()
    shift
    cd /
    exec 8>&- 9>&-
    [[ -z $gebruiker ]] || voor=(setpriv "--reuid=$gebruiker" "--regid=$(id -g "$gebruiker")" --init-groups --no-new-privs)
    exec "${voor[@]}" "$@"
}

als() { (exec_als "$@") 2>/dev/null </dev/null; }

# The bare environment: no connection string and no key of the application reaches the signer, and no debugger's socket.
exec_tekenaar() {
    exec_als "$TEKENAAR" env -i PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC DOTNET_ROOT="$DOTNET_ROOT" DOTNET_EnableDiagnostics=0 "$@"
}

# kies_gebruikers: after the build, with the data folder known.
kies_gebruikers() {
    if [[ $EUID -ne 0 ]]; then
        NIET_GESCHEIDEN="alleen root kan de toepassing en de ondertekenaar elk een eigen gebruiker geven"
        return 0
    fi
    if ! maak_gebruiker handhaving || ! maak_gebruiker handhaving-tekenaar; then
        NIET_GESCHEIDEN="de systeemgebruikers handhaving en handhaving-tekenaar zijn niet te maken"
        return 0
    fi
    geef_bestanden handhaving handhaving-tekenaar
    if ! bereikbaar; then
        NIET_GESCHEIDEN="de systeemgebruiker handhaving kan niet bij ${ONBEREIKBAAR:-de toepassing}"
        geef_bestanden root root
        return 0
    fi
    APP_GEBRUIKER=handhaving TEKENAAR=handhaving-tekenaar
}

maak_gebruiker() {
    getent passwd "$1" >/dev/null ||
        useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$1" 2>/dev/null
}

# geef_bestanden TOEPASSING ONDERTEKENAAR: an older data folder was root's alone. Each gets what it needs and no more: the
# passwords of the database's administrator stay root's. (-h: what a user left there must not make root give away another file.)
geef_bestanden() {
    local groep
    groep=$(id -gn "$1")
    chgrp "$groep" "$DATA/geheimen" "$DATA/geheimen/ontwikkelsleutel"
    chmod 710 "$DATA/geheimen"
    chmod 640 "$DATA/geheimen/ontwikkelsleutel"
    # The keys of personal data are the application's own: it begins epochs, and may have to destroy the first.
    if [[ -f $DATA/geheimen/hoofdsleutel ]]; then
        chown -h "$1:$groep" "$DATA/geheimen/hoofdsleutel"
        chmod 600 "$DATA/geheimen/hoofdsleutel"
    fi
    chown -Rh "$1:" "$DATA/geheimen/hoofdsleutel.tijdvakken" "$DATA/wissingen"
    [[ -d $DATA/toepassing ]] || mkdir -m 700 "$DATA/toepassing"
    chown -Rh "$1:" "$DATA/toepassing"
    if [[ -d $DATA/wissingen ]]; then chown -Rh "$1:" "$DATA/wissingen"; fi
    if [[ -d $DATA/ondertekenaar ]]; then chown -Rh "$2:" "$DATA/ondertekenaar"; fi
    if [[ -f $DATA/toegang-ondertekenaar ]]; then
        chown -h "$2:$groep" "$DATA/toegang-ondertekenaar"
        chmod 440 "$DATA/toegang-ondertekenaar"
    fi
}

# bereikbaar: whatever the two programs need, tried as their users. Sets ONBEREIKBAAR.
bereikbaar() {
    local hoofdsleutel=$Persoonsgegevens__Hoofdsleutel
    # Destroyed with its epoch, it is no longer needed.
    [[ -e $hoofdsleutel ]] || hoofdsleutel=$hoofdsleutel.tijdvakken/wortel
    for ONBEREIKBAAR in "$DLL" "$ASPNETCORE_CONTENTROOT/appsettings.json" "$hoofdsleutel" ${Aanmelding__Ontwikkelsleutel:+"$Aanmelding__Ontwikkelsleutel"}; do
        als handhaving test -r "$ONBEREIKBAAR" || return 1
    done
    ONBEREIKBAAR=$DATA
    als handhaving test -x "$DATA" || return 1
    ONBEREIKBAAR=${Gegevensbescherming__Sleutelmap:-$DATA/toepassing}
    als handhaving test -w "$ONBEREIKBAAR" || return 1
    ONBEREIKBAAR=$GETUIGE
    als handhaving "$DOTNET" "$GETUIGE" --help >/dev/null && als handhaving-tekenaar "$DOTNET" "$GETUIGE" --help >/dev/null
}

# maak_ondertekenaar: key and memory together or neither, because a key without its memory forgets what it signed.
maak_ondertekenaar() {
    local map=$DATA/ondertekenaar toegang=$DATA/toegang-ondertekenaar
    if [[ ! -d $map ]]; then
        rm -rf "$map.nieuw"
        mkdir -m 700 "$map.nieuw" "$map.nieuw/geheugen" &&
            "$DOTNET" "$GETUIGE" sleutel "$map.nieuw/sleutel" --soort ondertekenaar >/dev/null 2>>"$LOGMAP/ondertekenaar.log" &&
            mv -T "$map.nieuw" "$map" || fout "kan $map niet maken; zie $LOGMAP/ondertekenaar.log"
    fi
    [[ -s $toegang ]] || head -c 32 /dev/urandom | base64 | bewaar "$toegang"
    if [[ $EUID -eq 0 ]]; then geef_bestanden "${APP_GEBRUIKER:-root}" "${TEKENAAR:-root}"; fi
}

# start_ondertekenaar: the product works on without it and says so; that it does not start is a remark.
start_ondertekenaar() {
    local tel
    [[ -n $TEKENAAR_POORT ]] || TEKENAAR_POORT=$(vrije_poort $((54000 + RANDOM % 200)) 54299)
    draai_log "$LOGMAP/ondertekenaar.log"
    (
        exec_tekenaar setsid "$DOTNET" "$GETUIGE" ondertekenaar --sleutel "$DATA/ondertekenaar/sleutel" \
            --geheugen "$DATA/ondertekenaar/geheugen" --toegang "$DATA/toegang-ondertekenaar" --url "http://127.0.0.1:$TEKENAAR_POORT"
    ) >>"$LOGMAP/ondertekenaar.log" 2>&1 </dev/null &
    TEKENAAR_PID=$! TEKENAAR_SINDS=$SECONDS
    printf '%s\n' "$TEKENAAR_PID" >"$DATA/ondertekenaar.pid"
    for ((tel = 0; tel < 200; tel++)); do
        if [[ $(http_code "$TEKENAAR_POORT" /gezond) == 200 ]]; then return 0; fi
        if ! kill -0 "$TEKENAAR_PID" 2>/dev/null; then TEKENAAR_PID=; break; fi
        sleep 0.1
    done
    meld "Let op: de ondertekenaar start niet; Handhaving werkt door, maar standen van het log worden niet getekend (zie $LOGMAP/ondertekenaar.log)."
    NIET_GESCHEIDEN=${NIET_GESCHEIDEN:-de ondertekenaar draait niet}
}

# herstart_ondertekenaar: once it has ended by itself. One that ends at once would only end again.
herstart_ondertekenaar() {
    TEKENAAR_PID=
    if ((SECONDS - TEKENAAR_SINDS < 10)); then
        meld "Let op: de ondertekenaar blijft niet draaien; Handhaving werkt door, maar standen van het log worden niet getekend (zie $LOGMAP/ondertekenaar.log)."
        return 0
    fi
    meld "De ondertekenaar is gestopt en wordt opnieuw gestart (zie $LOGMAP/ondertekenaar.log)."
    start_ondertekenaar
}

# toets_scheiding: not what was meant but what is: tried as the application's user, with the signer running.
toets_scheiding() {
    [[ -z $NIET_GESCHEIDEN ]] || return 0
    local map=$DATA/ondertekenaar
    if [[ $(stat -c %U "/proc/$TEKENAAR_PID" 2>/dev/null) != "$TEKENAAR" ]]; then
        NIET_GESCHEIDEN="de ondertekenaar draait niet als $TEKENAAR"
    elif ! als "$TEKENAAR" cat "$map/sleutel" >/dev/null || ! als "$APP_GEBRUIKER" cat "$DATA/toegang-ondertekenaar" >/dev/null; then
        NIET_GESCHEIDEN="de rechten in $DATA kloppen niet"
    elif als "$APP_GEBRUIKER" cat "$map/sleutel" >/dev/null || als "$APP_GEBRUIKER" ls "$map/geheugen" >/dev/null ||
        als "$APP_GEBRUIKER" test -w "$DATA" || als "$APP_GEBRUIKER" test -w "$GETUIGE" || als "$APP_GEBRUIKER" test -w "$(dirname "$GETUIGE")"; then
        NIET_GESCHEIDEN="de toepassing kan bij de sleutel, het geheugen of het programma van de ondertekenaar"
    fi
}

# omgeving_borging: what the application is told, and what ops/handhaving reads while we run.
omgeving_borging() {
    {
        printf 'Borging__Ondertekenaar__Url=%s\n' "http://127.0.0.1:$TEKENAAR_POORT"
        printf 'Borging__Ondertekenaar__Toegang=%s\n' "$DATA/toegang-ondertekenaar"
        [[ -n $NIET_GESCHEIDEN ]] || printf 'Borging__Ondertekenaar__Gescheiden=true\n'
        # A command with another name of the log, or without its witnesses, would speak of another log.
        env | grep '^Borging__' | grep -v '^Borging__Ondertekenaar__' || true
    } >"$DATA/borging"
    lees_borging
}

# lees_borging: nothing when no signer runs. A claim in our own environment is not ours to repeat.
lees_borging() {
    local regel
    unset Borging__Ondertekenaar__Gescheiden
    [[ -f $DATA/borging ]] || return 0
    while IFS= read -r regel; do export "${regel?}"; done <"$DATA/borging"
}

# ruim_rest NAAM PROGRAMMA: after kill -9 of ops/start its processes live on without it. The id may be somebody else's by now.
ruim_rest() {
    local pid
    pid=$(cat "$DATA/$1.pid" 2>/dev/null || true)
    if [[ -n $pid ]] && tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF "$2"; then
        stop_proces "$pid"
    fi
    rm -f "$DATA/$1.pid"
}
