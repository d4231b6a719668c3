# shellcheck shell=bash
# Shared by ops/up, ops/test and ops/agencytasks. Sourced, never run. Bash, coreutils, findutils and awk only.

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No build process may outlive the script: it would hold the output of a pipe open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
export LC_ALL="${LC_ALL:-C.UTF-8}"
if [[ -z "${HOME:-}" || ! -w "${HOME:-/nowhere}" ]]; then
    export HOME="$root/artifacts/home"
    mkdir -p "$HOME"
fi

# Where installers put the SDK when it is not on the PATH.
if ! command -v dotnet >/dev/null; then
    for place in "${DOTNET_ROOT:-/nowhere}" /usr/share/dotnet /usr/lib/dotnet "$HOME/.dotnet"; do
        if [[ -x "$place/dotnet" ]]; then
            export PATH="$place:$PATH" DOTNET_ROOT="$place"
            break
        fi
    done
fi

say() { printf '%s\n' "$*"; }
warn() { printf '%s\n' "$*" >&2; }
die() {
    local code="$1"
    shift
    warn "$@"
    exit "$code"
}

has_sdk() { command -v dotnet >/dev/null && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }
has_node() { command -v node >/dev/null && command -v npm >/dev/null; }
has_chromium() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null; }
# A font that can show Vietnamese: without one, pictures and widths of pages are wrong.
has_font() { command -v fc-list >/dev/null && [[ -n "$(fc-list ':lang=vi' family 2>/dev/null)" ]]; }

has_clamd() { command -v clamd >/dev/null || [[ -x /usr/sbin/clamd ]]; }

# ensure_tools INSTALL(yes|no) WANTED…   wanted: node chromium font; the SDK always
ensure_tools() {
    local install="$1" missing=() packages=() wanted
    shift
    if ! has_sdk; then
        missing+=(".NET SDK 10 (Debian has no package: https://dotnet.microsoft.com/download/dotnet/10.0, then start again)")
    fi
    for wanted in "$@"; do
        case "$wanted" in
            node) has_node || { missing+=("Node.js with npm (Debian: nodejs npm)"); packages+=(nodejs npm); } ;;
            chromium) has_chromium || { missing+=("Chromium (Debian: chromium)"); packages+=(chromium); } ;;
            font) has_font || { missing+=("a font with Vietnamese letters (Debian: fontconfig fonts-dejavu-core)")
                packages+=(fontconfig fonts-dejavu-core); } ;;
        esac
    done
    if (( ${#missing[@]} == 0 )); then
        return
    fi
    if [[ "$install" == yes ]] && (( ${#packages[@]} > 0 )) && has_sdk; then
        install_packages "${packages[@]}" && return
    fi
    warn "Missing on this machine:"
    printf '  - %s\n' "${missing[@]}" >&2
    if [[ "$install" == no ]]; then
        warn "Nothing was installed because of --no-install."
    fi
    exit 3
}

install_packages() {
    local as_root=()
    if ! command -v apt-get >/dev/null; then
        warn "This machine has no apt-get: please install by hand."
        return 1
    fi
    if (( EUID != 0 )); then
        if ! sudo -n true 2>/dev/null; then
            warn "Installing needs root: run  sudo apt-get install $*  and start again."
            return 1
        fi
        as_root=(sudo -n)
    fi
    say "Installing with apt: $*"
    mkdir -p "$root/artifacts"
    if ! { "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
        </dev/null >"$root/artifacts/apt.log" 2>&1; then
        tail -n 15 "$root/artifacts/apt.log" >&2
        return 1
    fi
}

# Names, times and sizes of everything that the programs are made from.
fingerprint_sources() {
    find "$root/src" "$root/seed" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json" \
        "$root/ops/AgencyTasks.run.slnf" \
        \( -name bin -o -name obj -o -name node_modules -o -path "$root/src/AgencyTasks.Web/wwwroot" \) -prune -o \
        -type f -printf '%p %T@ %s\n' | sort | sha256sum
}

program() { printf '%s' "$root/src/AgencyTasks.$1/bin/Release/net10.0/$2.dll"; }

# Builds the three programs in Release; at once done when no source has changed since.
ensure_built() {
    local stamp="$root/artifacts/built" log="$root/artifacts/build.log" started=$SECONDS
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/build.lock"
    flock 9
    if [[ -f "$stamp" && -f "$(program Web AgencyTasks.Web)" && -f "$(program Worker AgencyTasks.Worker)" &&
        -f "$(program Cli agencytasks)" && "$(fingerprint_sources)" == "$(cat "$stamp")" ]]; then
        exec 9>&-
        return
    fi
    warn "Building (Release) …"
    rm -f "$stamp"
    if ! dotnet build "$root/ops/AgencyTasks.run.slnf" -c Release -v q --nologo -p:UseSharedCompilation=false \
        </dev/null >"$log" 2>&1 9>&-; then
        tail -n 40 "$log" >&2
        die 1 "The build failed; all of its words are in $log"
    fi
    fingerprint_sources >"$stamp"
    exec 9>&-
    warn "Built in $((SECONDS - started)) s"
}

# Root's PostgreSQL runs as nobody, who has to be able to walk to its data.
default_data() {
    local suffix="${1:-}"
    if (( EUID == 0 )) && command -v setpriv >/dev/null &&
        ! setpriv --reuid=nobody --clear-groups -- test -x "$root" 2>/dev/null; then
        printf '/var/lib/agencytasks/%s' "$(printf '%s' "$root" | sha256sum | cut -c1-12)$suffix"
    else
        printf '%s' "$root/data$suffix"
    fi
}

# Written by ops/up, read by it and by ops/agencytasks: demo or today.
mode_of() { [[ -f "$1/run/mode" ]] && cat "$1/run/mode" || printf 'demo'; }

set_environment() {
    local data="$1" mode="$2"
    export AgencyTasks__DataFolder="$data"
    if [[ "$mode" == today ]]; then
        export AgencyTasks__Seed="${AgencyTasks__Seed:-bare}"
    else
        export AgencyTasks__Seed="${AgencyTasks__Seed:-demo}"
        # The demo's password is public anyway: its coordinators and administrators sign in by it alone.
        export AgencyTasks__SecondFactor="${AgencyTasks__SecondFactor:-Optional}"
        export AgencyTasks__SimulatedFrom="${AgencyTasks__SimulatedFrom:-2019-11-04T07:30:00+07:00}"
    fi
}
