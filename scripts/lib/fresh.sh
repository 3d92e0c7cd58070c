# shellcheck shell=bash
# For scripts that try what a package does on a fresh Debian: a machine that boots (systemd-nspawn), with a loopback, ports and
# services of its own. It reaches Debian's packages, and nothing that listens on this machine.
# What common.sh sets, which whoever sources this has sourced before.
# shellcheck disable=SC2154

fresh_cache=$root/.build-package

# Makes the root of a fresh Debian, once; $fresh_cache keeps it, and the packages that were fetched into it.
make_fresh_base() {
    [ "$(id -u)" -eq 0 ] || die "only root may boot a machine"
    need_packages debootstrap systemd-container slirp4netns
    mkdir -p "$fresh_cache/archives"
    [ ! -d "$fresh_cache/bookworm" ] || return 0
    say "Making the root of a fresh Debian in $fresh_cache/bookworm"
    rm -rf "$fresh_cache/bookworm.new"
    debootstrap --variant=minbase --include=systemd-sysv,dbus bookworm "$fresh_cache/bookworm.new" \
        "${DEBIAN_MIRROR:-http://deb.debian.org/debian}" >"$scratch/debootstrap.log" 2>&1 ||
        die "debootstrap failed: $(tail -5 "$scratch/debootstrap.log")"
    mv "$fresh_cache/bookworm.new" "$fresh_cache/bookworm"
}

# start_fresh [OPTION...]: boots a copy of it; options go to systemd-nspawn. end_fresh has to follow in any case.
start_fresh() {
    make_fresh_base
    machine=$scratch/machine
    cp -a --reflink=auto "$fresh_cache/bookworm" "$machine"
    echo 'nameserver 10.0.2.3' >"$machine/etc/resolv.conf"
    # As Debian's installer writes it, which debootstrap is not.
    printf '127.0.0.1 localhost fresh\n::1 localhost\n' >"$machine/etc/hosts"
    find "$fresh_cache/archives" -name '*.deb' -exec cp -a --target-directory="$machine/var/cache/apt/archives" {} +
    # Whom this machine trusts beside those whom Debian does, such as a proxy on the way out.
    mkdir -p "$machine/usr/local/share/ca-certificates"
    find /usr/local/share/ca-certificates -name '*.crt' -exec cp {} "$machine/usr/local/share/ca-certificates/" \;
    # pip trusts a list of its own, else.
    printf '[global]\ncert = /etc/ssl/certs/ca-certificates.crt\n' >"$machine/etc/pip.conf"
    unshare --net sleep infinity &
    fresh_net=$!
    until [ "$(readlink "/proc/$fresh_net/ns/net")" != "$(readlink /proc/self/ns/net)" ]; do sleep 0.05; done
    slirp4netns --configure --mtu=1400 --disable-host-loopback "$fresh_net" tap0 >"$scratch/slirp.log" 2>&1 &
    fresh_slirp=$!
    in_own_cgroups systemd-nspawn --quiet --register=no --keep-unit --resolv-conf=off --hostname=fresh --machine="fresh-$$" \
        --network-namespace-path="/proc/$fresh_net/ns/net" \
        --directory="$machine" "$@" --boot >"$scratch/boot.log" 2>&1 </dev/null &
    fresh_nspawn=$!
    for _ in $(seq 300); do
        sleep 0.2
        kill -0 "$fresh_nspawn" 2>/dev/null || die "the machine did not boot: $(tail -5 "$scratch/boot.log")"
        fresh_leader=$(tr -d ' ' <"/proc/$fresh_nspawn/task/$fresh_nspawn/children")
        [ -n "$fresh_leader" ] || continue
        case $(on_fresh systemctl is-system-running 2>/dev/null || true) in running | degraded) return 0 ;; esac
    done
    die "the machine did not boot in a minute: $(tail -5 "$scratch/boot.log")"
}

# in_own_cgroups COMMAND...: becomes it, in control groups of its own: two machines in one would take each other's services for theirs.
in_own_cgroups() {
    local hierarchy
    for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/*/; do
        [ -e "$hierarchy/cgroup.procs" ] || continue
        mkdir -p "$hierarchy/fresh-$$" 2>/dev/null || continue
        # Some want to be told of processors first; there the services of all machines may stand together.
        echo "$BASHPID" 2>/dev/null >"$hierarchy/fresh-$$/cgroup.procs" || rmdir "$hierarchy/fresh-$$" || true
    done
    exec "$@"
}

# on_fresh COMMAND...: runs it there as root, as if in a shell of its own.
on_fresh() {
    nsenter --target "$fresh_leader" --all -- env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
        LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# Takes it from the power, and away; what it has fetched is kept for the next.
end_fresh() {
    local process
    [ ! -d "${machine:-}" ] || find "$machine/var/cache/apt/archives" -maxdepth 1 -name '*.deb' \
        -exec cp -n --target-directory="$fresh_cache/archives" {} +
    for process in "${fresh_leader:-}" "${fresh_nspawn:-}" "${fresh_slirp:-}" "${fresh_net:-}"; do
        [ -z "$process" ] || kill -KILL "$process" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    # Its processes take a moment to end.
    for _ in $(seq 30); do
        find /sys/fs/cgroup/*/"fresh-$$" "/sys/fs/cgroup/fresh-$$" -depth -type d -exec rmdir {} \; 2>/dev/null || true
        [ -n "$(find /sys/fs/cgroup -maxdepth 2 -name "fresh-$$" 2>/dev/null)" ] || break
        sleep 0.1
    done
    rm -rf "$scratch"
}

# Where a debug build finds Swift, which the machine has not: options for start_fresh.
fresh_options_for() { # fresh_options_for BINARY
    local folder
    folder=$(ldd "$1" | sed -nE 's#.*libswiftCore\.so => (/.*)/libswiftCore\.so .*#\1#p')
    [ -z "$folder" ] || printf -- '--bind-ro=%s\n' "$folder"
}
