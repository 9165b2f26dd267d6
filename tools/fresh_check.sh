#!/usr/bin/env bash
# Proves that README's commands work on a bare Debian 12: a new root with python3, make and git only,
# a clean clone of HEAD in it, then `make run`, `make run` again and `make test`, each timed; also that
# the set-up says in words what stops it (no network, no rights), and that a real window opens.
#
# Needs root (or sudo) and the network; about 2 GB under build/fresh. The bare root is kept as a tarball
# there, so a second check starts sooner; `make clean` removes it. Package sources, proxies and
# certificates are taken over from the machine this runs on: the repository names none.
#
#   make fresh-check                     all of it
#   STEPS="setup libraries" make fresh-check    only these steps, in this order
set -euo pipefail
cd "$(dirname "$0")/.."
checkout=$PWD
place=$checkout/build/fresh
root=$place/root
inside=/root/mediator
release=bookworm
steps=${STEPS:-refusals run again libraries test window person}

stop() { echo "fresh-check: $1" >&2; exit 3; }

if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || stop "needs root or sudo, for chroot and mounts"
  exec sudo --preserve-env bash "$0"
fi
# A mount name-space of its own: whatever ends this script, its mounts end with it.
if [ -z "${FRESH_CHECK_INSIDE:-}" ]; then
  FRESH_CHECK_INSIDE=yes exec unshare --mount --propagation private bash "$0"
fi

unmount_all() {
  for folder in dev/shm dev/pts proc; do
    while mountpoint -q "$root/$folder"; do umount "$root/$folder" || umount -l "$root/$folder"; done
  done
}
trap unmount_all EXIT

install_debootstrap() {
  command -v debootstrap >/dev/null && return
  echo "== installing debootstrap on this machine"
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends debootstrap >/dev/null
}

# The address of this machine's own Debian source, as apt knows it.
mirror() {
  local found
  found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $release" | head -n 1)
  if [ -z "$found" ]; then
    apt-get update -q >/dev/null
    found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $release" | head -n 1)
  fi
  [ -n "$found" ] || stop "this machine's apt knows no source for Debian 12 ($release)"
  echo "$found"
}

lay_bare_root() {
  mkdir -p "$place"
  unmount_all
  rm -rf --one-file-system "$root"
  if [ -f "$place/base.tar" ]; then
    echo "== bare root from build/fresh/base.tar"
    mkdir "$root"
    tar --extract --numeric-owner --file "$place/base.tar" --directory "$root"
    return
  fi
  echo "== bare root by debootstrap (minbase, python3, make, git)"
  debootstrap --variant=minbase --include=python3,make,git,ca-certificates "$release" "$root" "$(mirror)" \
    >"$place/debootstrap.log" 2>&1 || { tail -n 5 "$place/debootstrap.log"; stop "debootstrap failed"; }
  rm -rf "$root"/var/cache/apt/archives/*.deb
  tar --create --numeric-owner --file "$place/base.tar.part" --directory "$root" .
  mv "$place/base.tar.part" "$place/base.tar"
}

# How this machine reaches its package sources, so that the bare root can reach them too.
take_over_network() {
  local item
  rm -f "$root/etc/apt/sources.list"
  for item in resolv.conf hosts pip.conf xdg/pip apt/sources.list apt/sources.list.d apt/trusted.gpg.d \
      apt/keyrings apt/auth.conf apt/auth.conf.d ssl/certs/ca-certificates.crt; do
    [ -e "/etc/$item" ] || continue
    rm -rf "${root:?}/etc/$item"
    mkdir -p "$(dirname "$root/etc/$item")"
    cp --recursive --dereference "/etc/$item" "$root/etc/$item"
  done
  for item in .config/pip .pip; do
    [ -e "$HOME/$item" ] || continue
    mkdir -p "$(dirname "$root/root/$item")"
    cp --recursive --dereference "$HOME/$item" "$root/root/$item"
  done
  apt-config dump | grep -E '^Acquire::(http|https|Retries|ForceIPv)' >"$root/etc/apt/apt.conf.d/90machine" || true
}

# The variables that say where packages come from; one that names a file the bare root lacks is left out.
environment=(HOME=/root "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" "TERM=${TERM:-dumb}")
collect_environment() {
  local name value
  while IFS='=' read -r name value; do
    case $name in
      PIP_*|http_proxy|https_proxy|no_proxy|all_proxy|HTTP_PROXY|HTTPS_PROXY|NO_PROXY|ALL_PROXY|\
      SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE) ;;
      *) continue ;;
    esac
    case $value in /*) [ -e "$root$value" ] || continue ;; esac
    environment+=("$name=$value")
  done < <(env)
}

in_root() { chroot "$root" /usr/bin/env -i "${environment[@]}" "$@"; }

# Run one command in the clone; show its time and its end, and stop where it fails.
timed() {
  local title=$1 log=$place/$2.log began ended
  shift 2
  echo "== $title"
  began=$(date +%s.%N)
  if ! in_root bash -c "cd $inside && exec \"\$@\"" sh "$@" >"$log" 2>&1 </dev/null; then
    tail -n 40 "$log"
    stop "$title failed; all output is in build/fresh/$(basename "$log")"
  fi
  ended=$(date +%s.%N)
  tail -n "${SHOWN:-3}" "$log" | sed 's/^/   /'
  echo "   took $(echo "$began $ended" | awk '{printf "%.1f", $2 - $1}') s"
}

# Run one command that must be refused, with a sentence that contains `sign`.
refused() {
  local title=$1 log=$place/$2.log sign=$3
  shift 3
  echo "== refused: $title"
  if in_root "$@" >"$log" 2>&1 </dev/null; then stop "$title was not noticed; see $log"; fi
  grep -q Traceback "$log" && { cat "$log"; stop "$title ended in a traceback"; }
  grep "$sign" "$log" | sed 's/^/   /' || { cat "$log"; stop "$title: nothing was said of it"; }
}

step_setup() { timed "first set-up" setup make setup; }

step_run() {
  SHOWN=6 timed "first run (nothing there yet)" run make run
  [ -n "$(find "$root$inside/out/tour" -name '*.png' -print -quit)" ] || stop "the tour left no picture"
  [ -n "$(find "$root$inside/out/tour" -name '*.pdf' -print -quit)" ] || stop "the tour left no agreement"
}

step_again() {
  timed "second set-up (should be nothing)" setup-again make setup-run
  timed "second run" run-again make run
}

step_test() { timed "tests" test make test; }

# Every library that a real window needs is there, before anything else is installed.
step_libraries() {
  timed "the screen's libraries are all there" libraries .venv/bin/python -m tools.screen_proof libraries
  timed "a window offscreen" offscreen env QT_QPA_PLATFORM=offscreen \
    .venv/bin/python -m tools.screen_proof window
}

# A window on a real X server. Xvfb comes in last of all, so that it cannot lend its libraries to the rest.
step_window() {
  timed "an X server, for this check only" xvfb bash -c \
    'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q --yes --no-install-recommends xvfb'
  timed "a real window" window bash -c '
    Xvfb :78 -screen 0 1366x768x24 & server=$!
    trap "kill $server" EXIT
    until [ -S /tmp/.X11-unix/X78 ]; do kill -0 $server; sleep 0.1; done
    DISPLAY=:78 .venv/bin/python -m tools.screen_proof window
    if [ -f main.py ]; then DISPLAY=:78 .venv/bin/python main.py tour --out out/tour-on-screen; fi'
}

# On the bare root, before anything is installed: no network, and a person who may install nothing.
step_refusals() {
  refused "no network" offline "cannot be reached" unshare --net bash -c "cd $inside && make setup"
  in_root useradd --create-home officer
  in_root cp -r "$inside" /home/officer/mediator
  in_root chown -R officer /home/officer/mediator
  refused "no rights" rights "apt-get install" su officer -c 'cd ~/mediator && make setup'
}

# An ordinary person with sudo, on a bare root of its own.
step_person() {
  lay_root_with_clone
  timed "sudo, for this check only" sudo bash -c 'apt-get update -q && apt-get install -q --yes sudo &&
    useradd --create-home --groups sudo officer && echo "officer ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/officer &&
    cp -r /root/mediator /home/officer/mediator && chown -R officer /home/officer/mediator'
  timed "set-up by a person with sudo" person su officer -c 'cd ~/mediator && make setup'
}

lay_root_with_clone() {
  lay_bare_root
  take_over_network
  mkdir -p "$root/dev/shm" "$root/dev/pts" "$root/proc"
  mount -t proc proc "$root/proc"
  mount -t devpts devpts "$root/dev/pts"
  mount -t tmpfs tmpfs "$root/dev/shm"
  git clone --quiet --no-hardlinks "file://$checkout" "$root$inside"
}

began=$(date +%s)
install_debootstrap
git diff --quiet HEAD || echo "== note: uncommitted changes are not part of this check"
lay_root_with_clone
collect_environment
echo "== $(in_root git -C "$inside" log -1 --format='%h %s')"
for step in $steps; do
  declare -F "step_$step" >/dev/null || stop "no step named $step"
  "step_$step"
done
echo "fresh-check: all steps passed ($steps) in $(( $(date +%s) - began )) s"
