# shellcheck shell=bash
# For scripts that try a server: a binary, and a newsroom of its own on a free port of the loopback, both gone at the end.
# What common.sh sets, which whoever sources this has sourced before.
# shellcheck disable=SC2154

# Sets $binary: the debug build (BROADSHEET_BIN=FILE: another one).
need_binary() {
    binary=${BROADSHEET_BIN:-}
    [ -z "$binary" ] || return 0
    need_build_tools
    (cd "$root" && swift build "${debug_flags[@]}" >&2)
    binary=$(cd "$root" && swift build --show-bin-path)/broadsheet
}

# start_server DIRECTORY [OPTION...]: serves the newsroom in a directory, and sets $address to where.
start_server() {
    local directory=$1
    : >"$scratch/serve.log"
    "$binary" serve --data "$directory" --port 0 "${@:2}" >"$scratch/serve.log" 2>&1 &
    server=$!
    for _ in $(seq 100); do
        address=$(grep -oE 'https?://[^ ]*/v1' "$scratch/serve.log" | head -1 || true)
        address=${address%/v1}
        [ -z "$address" ] || return 0
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    die "the server did not start: $(cat "$scratch/serve.log")"
}

# make_scratch: sets $scratch to a folder that is gone at the end, as is the server.
make_scratch() {
    scratch=$(mktemp -d)
    server=
    trap end_scratch EXIT
}

end_scratch() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; } || true
    rm -rf "$scratch"
}
