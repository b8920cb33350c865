# shellcheck shell=bash
# The three connection strings of the application: Beheer makes roles and the database, Eigenaar owns the tables,
# Handhaving is what the running application gets.

eigen_cluster() { [[ -z ${ConnectionStrings__Handhaving:-} ]]; }

# Anything that names no server fails much later, deep in the driver, and in English.
eis_verbinding() {
    local naam waarde
    for naam in Handhaving Beheer Eigenaar; do
        naam=ConnectionStrings__$naam waarde=${!naam:-}
        [[ -z $waarde || ";${waarde,,}" =~ \;[[:space:]]*(host|server)[[:space:]]*=[[:space:]]*[^[:space:]\;] ]] ||
            fout "$naam noemt geen server; geef een verbinding als Host=db.example.nl;Database=handhaving;Username=beheer;Password=…"
    done
}

# verbind_cluster POORT: to the private cluster.
verbind_cluster() {
    local basis="Host=127.0.0.1;Port=$1" beheer eigenaar app
    beheer=$(wachtwoord postgres) eigenaar=$(wachtwoord eigenaar) app=$(wachtwoord app)
    export ConnectionStrings__Beheer="$basis;Database=postgres;Username=postgres;Password=$beheer"
    export ConnectionStrings__Eigenaar="$basis;Database=handhaving;Username=handhaving_eigenaar;Password=$eigenaar"
    export ConnectionStrings__Handhaving="$basis;Database=handhaving;Username=handhaving_app;Password=$app"
}

# verbind_bestaand: to the PostgreSQL that the user named. One login plays the three parts by switching role; when he
# set all three himself, they stay as he set them.
verbind_bestaand() {
    local gegeven=$ConnectionStrings__Handhaving
    [[ -z ${ConnectionStrings__Beheer:-} || -z ${ConnectionStrings__Eigenaar:-} ]] || return 0
    ConnectionStrings__Handhaving=$(met_rol "$gegeven" handhaving_app)
    export ConnectionStrings__Handhaving
    export ConnectionStrings__Beheer=${ConnectionStrings__Beheer:-$gegeven}
    export ConnectionStrings__Eigenaar=${ConnectionStrings__Eigenaar:-$(met_rol "$gegeven" handhaving_eigenaar)}
}

# met_rol VERBINDING ROL: adds the role to the server options, beside options that are there already.
met_rol() {
    # Through the environment: awk -v would eat a backslash in a password, and an argument shows in ps.
    VERBINDING=$1 OPTIE="-c role=$2" awk 'BEGIN {
        verbinding = ENVIRON["VERBINDING"]; optie = ENVIRON["OPTIE"]
        # A value may be quoted and then hold a semicolon: cut only outside quotes.
        lengte = length(verbinding); aantal = 0; deel = ""; binnen = ""
        for (i = 1; i <= lengte; i++) {
            teken = substr(verbinding, i, 1)
            if (binnen != "") { if (teken == binnen) binnen = "" }
            else if ((teken == "\"" || teken == "\047") && deel ~ /=[ ]*$/) binnen = teken
            if (teken == ";" && binnen == "") { delen[++aantal] = deel; deel = "" } else deel = deel teken
        }
        delen[++aantal] = deel
        uit = ""; gezet = 0
        for (i = 1; i <= aantal; i++) {
            if (delen[i] ~ /^[ ]*$/) continue
            if (tolower(delen[i]) ~ /^[ ]*options[ ]*=/) {
                waarde = delen[i]; sub(/^[^=]*=[ ]*/, "", waarde); sub(/[ ]*$/, "", waarde)
                aan = substr(waarde, 1, 1)
                if (aan == "\"" || aan == "\047") waarde = substr(waarde, 2, length(waarde) - 2); else aan = ""
                delen[i] = "Options=" aan waarde " " optie aan; gezet = 1
            }
            uit = uit (uit == "" ? "" : ";") delen[i]
        }
        if (!gezet) uit = uit ";Options=" optie
        print uit
    }'
}
