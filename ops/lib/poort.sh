# shellcheck shell=bash
# Loopback ports and plain HTTP without any program that may be missing.

# poort_bezet POORT: does anything answer there?
poort_bezet() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# vrije_poort EERSTE LAATSTE: the first that nobody answers on.
vrije_poort() {
    local poort
    for ((poort = $1; poort <= $2; poort++)); do
        if ! poort_bezet "$poort"; then
            printf '%s' "$poort"
            return 0
        fi
    done
    fout "geen vrije poort tussen $1 en $2 op deze machine."
}

# http_code POORT PAD: the status code of a GET, or nothing.
http_code() {
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 0
        printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
        read -r -t 10 _ code _ <&3 && printf '%s' "$code"
    ) 2>/dev/null || true
}
