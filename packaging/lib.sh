# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# Shared by packaging/run, packaging/check and packaging/postgres-cluster. Sourced by bash, with `set -euo pipefail`.

steward_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
steward_jobs=$(nproc)

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# Prints the packages of packaging/debian-packages that are not installed.
missing_packages() {
    local name
    sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$steward_root/packaging/debian-packages" | while read -r name; do
        case $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) in
        installed) ;;
        *) printf '%s\n' "$name" ;;
        esac
    done
}

# Runs a command as root: directly, or through sudo when that works (it asks for the password on a terminal only).
can_be_root() { [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [ -t 0 ] && sudo -v; }; }; }; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
install_packages() { as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >&2; }

# Our tests start a PostgreSQL of their own, so Debian need not create and start one for the machine. A file that
# already says something about it is the administrator's and stays as it is.
no_debian_cluster() {
    local file=/etc/postgresql-common/createcluster.conf
    grep -qs '^[[:space:]]*create_main_cluster' "$file" && return
    printf 'create_main_cluster = false\n' | as_root tee -a "$file" >/dev/null
}

# Installs what is missing; exits 3 with the line to run when this person may not.
ensure_packages() {
    local missing
    command -v dpkg-query >/dev/null || die "This is not Debian: install what packaging/debian-packages names, then build with CMake (README.md)."
    mapfile -t missing < <(missing_packages)
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! can_be_root; then
        say "Some packages are missing, and neither root nor sudo is at hand. Have this line run, then come back:"
        say "  apt-get install --no-install-recommends ${missing[*]}"
        exit 3
    fi
    say "Installing: ${missing[*]}"
    as_root apt-get update -q >&2
    if [[ " ${missing[*]} " == *" postgresql-"* ]]; then
        install_packages postgresql-common
        no_debian_cluster
    fi
    install_packages "${missing[@]}"
}

# As configure_and_build, and a warning fails it. The compiler's own -Werror would change every command line and with it
# every entry of the compiler cache.
build_without_warnings() {
    local log
    log=$(mktemp)
    if ! configure_and_build "$@" 2>&1 | tee "$log"; then
        rm -f "$log"
        return 1
    fi
    if grep -n ': warning: ' "$log" >&2; then
        rm -f "$log"
        say "the build has warnings"
        return 1
    fi
    rm -f "$log"
}

# configure_and_build PRESET [TARGET…]
configure_and_build() {
    local preset=$1
    shift
    (cd "$steward_root" && cmake --preset "$preset" && cmake --build --preset "$preset" -j "$steward_jobs" ${1:+--target "$@"})
}
