# shellcheck shell=bash
# What scripts/walkthrough is written in: steps that ask a server, show what it answered, and check it.
# The texts that are printed hold dollar signs and backquotes on purpose.
# shellcheck disable=SC2016
# What common.sh and server.sh set, which whoever sources this has sourced before.
# shellcheck disable=SC2154

# Serves an empty data directory on a free port; the tutorial goes to standard output, or into docs/walkthrough.md.
begin_tutorial() {
    need_packages curl jq
    need_binary
    make_scratch
    document="$scratch/walkthrough.md"
    key=$("$binary" keys create --name desk --scope write --data "$scratch/site")
    start_server "$scratch/site"
    api=$address/v1
    check_command=("$binary" check --data "$scratch/site")
    target=${1:-}
}

# All steps were right: the newsroom is sound, and the document is kept where that was asked for.
end_tutorial() {
    flush
    "${check_command[@]}" >&2 || fail "broadsheet check found faults"
    if [ "$target" = --write ]; then
        cp "$document" "$root/docs/walkthrough.md"
        echo "docs/walkthrough.md was written." >&2
    else
        cat "$document"
    fi
}

fail() {
    echo "scripts/walkthrough: ${title:-the start}: $*" >&2
    exit 1
}

write_down() { printf '%s\n' "$1" >>"$document"; }

# A heading and what it is about.
step() {
    flush
    title=$1
    write_down "
## $1
$2"
}

explain() {
    flush_command
    write_down "
$1"
}

# NAME COMMAND: what a command prints, in $value. Bodies that hold it are shown with the variable and the command, so that the
# document is as true on another day.
work_out() {
    variable=$1
    working_out=$2
    value=$(eval "$working_out")
}

# METHOD PATH [JSON] [HEADER]: asks with the key, or without.
editor() { ask "$key" "$@"; }
reader() { ask '' "$@"; }

ask() {
    flush
    local with_key=$1 method=$2 path=$3 json=${4:-} header=${5:-}
    local arguments=(-sS -X "$method" -o "$scratch/answer" -D "$scratch/headers" -w '%{http_code}')
    local command="curl"
    if [ "$method" != GET ]; then command+=" -X $method"; fi
    command+=" \"\$API$path\""
    if [ -n "$with_key" ]; then
        arguments+=(-H "Authorization: Bearer $with_key")
        command+=' -H "Authorization: Bearer $KEY"'
    fi
    if [ -n "$header" ]; then
        arguments+=(-H "$header")
        command+=" -H '$header'"
    fi
    if [ -n "$json" ]; then
        arguments+=(-H 'Content-Type: application/json' -d "$json")
        # What was worked out stands there as the variable, with how it was.
        if [ -n "${variable:-}" ] && [[ $json = *"$value"* ]]; then
            json=${json//"$value"/"'\$$variable'"}
            command="$variable=\$($working_out)
$command"
        fi
        command+=" \\
  -H 'Content-Type: application/json' -d '$json'"
    fi
    : >"$scratch/answer"
    status=$(curl "${arguments[@]}" "$api$path")
    answer=$(cat "$scratch/answer")
    pending_command=$command
    pending_answer=1
}

# STATUS [JQ]: what was answered has to be that, and the filter true of it.
expect() {
    [ "$status" = "$1" ] || fail "expected $1, was answered $status: $answer"
    [ $# -lt 2 ] || jq -e "$2" >/dev/null <<<"$answer" || fail "expected $2 of: $answer"
}

# NAME VALUE: a header of the answer.
expect_header() {
    local value
    value=$(tr -d '\r' <"$scratch/headers" | sed -n "s/^$1: //Ip")
    [ "$value" = "$2" ] || fail "expected the header $1: $2, got '$value'"
}

# Asks as a reader until it is answered with a status, for ten seconds at most.
until_status() {
    local wanted=$1
    shift
    flush
    for _ in $(seq 40); do
        pending_command=''
        pending_answer=''
        reader "$@"
        [ "$status" != "$wanted" ] || return 0
        sleep 0.25
    done
    fail "was not answered with $wanted within ten seconds, but with $status"
}

# JQ: as much of the answer as the document shows.
show() {
    flush_command
    local shown
    shown=$(jq -c "$1" <<<"$answer")
    # What is long goes over several lines.
    [ ${#shown} -le 118 ] || shown=$(jq --indent 1 "$1" <<<"$answer")
    write_down '```json
'"$shown"'
```'
    pending_answer=
}

# Writes down a request that was not shown with its answer, with the status alone.
flush() {
    [ -n "${pending_command:-}${pending_answer:-}" ] || return 0
    flush_command
    [ -z "${pending_answer:-}" ] || write_down "(Answered with $status.)"
    pending_answer=
}

flush_command() {
    [ -n "${pending_command:-}" ] || return 0
    write_down '```sh
'"$pending_command"'
```'
    pending_command=
}
