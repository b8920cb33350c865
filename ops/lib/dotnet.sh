# shellcheck shell=bash
# Finds the .NET SDK and builds, only when a source changed.

DLL=$WORTEL/artifacts/bin/Handhaving/release/Handhaving.dll
BOUWLOG=$WORTEL/artifacts/ops/bouw.log

vind_dotnet() {
    local kandidaat sdks
    DOTNET=
    for kandidaat in "$(command -v dotnet || true)" "${DOTNET_ROOT:-/}/dotnet" "${HOME:-/}/.dotnet/dotnet" \
        /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet /usr/local/share/dotnet/dotnet; do
        [[ -n $kandidaat && -x $kandidaat ]] || continue
        sdks=$("$kandidaat" --list-sdks 2>/dev/null || true)
        if [[ $'\n'$sdks == *$'\n'10.* ]]; then DOTNET=$(readlink -f "$kandidaat"); break; fi
    done
    [[ -n $DOTNET ]] || fout "de .NET SDK 10 ontbreekt; installeer hem met: $(als_beheerder "apt-get install -y dotnet-sdk-10.0") (pakketbron: https://learn.microsoft.com/dotnet/core/install/linux-debian)."
    # Tests start the product by the name dotnet, and executables look for the runtime by themselves.
    DOTNET_ROOT=$(dirname "$DOTNET")
    export DOTNET_ROOT PATH=$DOTNET_ROOT:$PATH
    # A user without a home of his own (a service account) still has to be able to build.
    if [[ -z ${HOME:-} || ! -w ${HOME:-/} ]]; then
        export DOTNET_CLI_HOME="$WORTEL/artifacts/ops/thuis" NUGET_PACKAGES="$WORTEL/artifacts/ops/pakketten"
    fi
}

# One line per file with its size and time: a changed line means build, an equal list means nothing to do. Everything
# that is not surely no source counts: a build too many takes seconds, a build too few shows yesterday's product.
bronafdruk() {
    (
        cd "$WORTEL" || exit
        {
            find . \( -name .git -o -name bin -o -name obj -o -name node_modules -o -path ./artifacts -o -path ./.handhaving \
                -o -path ./ops -o -path ./.ci -o -path ./tests -o -name '*.md' \) -prune -o -type f -printf '%p %s %T@\n'
            if [[ $# -gt 0 ]]; then find "$@" -type f -printf '%p %s %T@\n'; fi
        } | sort | sha256sum
    )
}

# bouw PROJECT CONFIGURATIE UITVOER [BRONMAP...]: leaves UITVOER up to date.
bouw() {
    local project=$1 configuratie=$2 uitvoer=$3 stempel afdruk
    shift 3
    stempel=$WORTEL/artifacts/ops/stempels/$(basename "$project" .csproj)-$configuratie
    afdruk=$(bronafdruk "$@")
    [[ -f $uitvoer && -f $stempel && $(<"$stempel") == "$afdruk" ]] && return 0

    mkdir -p "$(dirname "$stempel")" 2>/dev/null ||
        fout "de map $WORTEL/artifacts is niet beschrijfbaar voor gebruiker $(id -un); maak een eigen kloon of start als de eigenaar."
    eis_programma flock util-linux
    # Two builds at once in one checkout break each other.
    exec 9>"$WORTEL/artifacts/ops/bouwslot"
    flock 9
    if ! [[ -f $uitvoer && -f $stempel && $(<"$stempel") == "$afdruk" ]]; then
        [[ -f $uitvoer ]] || eis_ruimte "$WORTEL" 400 "het bouwen"
        meld "Bouwen: $(basename "$project" .csproj) ($configuratie)…"
        rm -f "$stempel"
        # Build servers would outlive this script and hold its output open.
        : >"$BOUWLOG"
        voer_uit "$BOUWLOG" "$DOTNET" build "$WORTEL/$project" -c "$configuratie" --nologo -v minimal --disable-build-servers \
            || bouwfout "$project"
        printf '%s' "$afdruk" >"$stempel"
    fi
    exec 9>&-
}

bouwfout() {
    local regel
    if regel=$(grep -m1 -E 'error (NU1301|NU1900)|Unable to load the service index|NU1101.*source' "$BOUWLOG"); then
        fout "de pakketten konden niet worden opgehaald (geen netwerk of pakketbron); zie $BOUWLOG"
    elif grep -qiE 'No space left on device|not enough space' "$BOUWLOG"; then
        fout "de schijf raakte vol tijdens het bouwen; zie $BOUWLOG"
    elif regel=$(grep -m1 -E 'error [A-Z]+[0-9]+:' "$BOUWLOG"); then
        fout "$1 bouwt niet: $(sed -E "s#^.*/([^/]+\([0-9]+)#\1#; s# \[[^]]*\]\$##" <<<"$regel" | cut -c1-200) (zie $BOUWLOG)"
    fi
    fout "$1 bouwt niet; zie $BOUWLOG"
}

bouw_toepassing() { bouw src/Handhaving/Handhaving.csproj Release "$DLL"; }
