# shellcheck shell=bash
# What the scripts share: where the project is, how it is built, and how what it needs is installed.
# To be sourced: . "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# The flags of every debug build. All scripts use the same ones, so that one build serves them all. The check fails
# where a target imports another of ours that Package.swift does not let it see.
# shellcheck disable=SC2034 # used by the scripts that source this
debug_flags=(--build-tests --explicit-target-dependency-import-check error)

# Those of a release: Swift's own libraries become part of the binary, which so runs where there is no Swift, and calls
# them without a detour (docs/performance.md).
# shellcheck disable=SC2034
release_flags=(-c release --product broadsheet --static-swift-stdlib)

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$(basename "$0"): $*"
    exit 1
}

# need_packages NAME...: sees to it that these Debian packages are there. Installs what is missing where that is
# allowed (root, or sudo without a password); else says the one command to run, and exits 1.
need_packages() {
    command -v dpkg-query >/dev/null || {
        say "This is no Debian: see for yourself that there is what these packages hold: $*"
        return
    }
    local name missing=()
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        sudo -n true 2>/dev/null || die "some packages are missing. Run: sudo apt-get install ${missing[*]}"
        as_root=(sudo -n)
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update -qq || say "apt-get update failed; trying with the lists there are"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null || die "could not install ${missing[*]}. Run: sudo apt-get install ${missing[*]}"
}

# What a build needs.
need_build_tools() {
    command -v swift >/dev/null || die "there is no swift. Install Swift 6.3 (https://swift.org/install) and put it into PATH"
    need_packages libsqlite3-dev libgumbo-dev libnghttp2-dev libxml2-dev zlib1g-dev
    # The one part without which all works but a page.
    "$root/scripts/fetch-docs" || say "/docs will not show the contract"
}

# What pictures need at run time, and no build.
need_pictures() {
    need_packages libvips42
}

# python_for NAME: the path of a python with the packages of Tests/NAME/requirements.txt, made in .build-NAME where it is not
# there yet.
python_for() {
    local venv=$root/.build-$1/venv wanted=$root/Tests/$1/requirements.txt
    if ! cmp -s "$wanted" "$venv/installed.txt"; then
        python3 -c 'import ensurepip' 2>/dev/null || need_packages python3 python3-venv
        say "Installing what $wanted names into $venv"
        python3 -m venv --clear "$venv" >&2
        "$venv/bin/pip" install --quiet --disable-pip-version-check -r "$wanted" >&2
        cp "$wanted" "$venv/installed.txt"
    fi
    printf '%s\n' "$venv/bin/python"
}
