# shellcheck shell=bash
# Guests for a scenario, to be sourced by it. Whatever way the scenario ends, its guests end with it.
#
# LAB_BUILT (what lab/build/all printed) and LAB_AGENT (what lab/build/agent printed) come from lab/run.

: "${LAB_BUILT:?is not set: start scenarios with lab/run NAME}" "${LAB_AGENT:?}"

PATIENCE=${LAB_PATIENCE:-600} # seconds; an emulated processor that others use too is slow
LAB_TREE=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
LAB_RUN=$(mktemp -d "${TMPDIR:-/tmp}/hatrack-lab.XXXXXX")
declare -A LAB_PID LAB_PORT

say() {
  printf '%6.1f s  %s\n' "$(since "$LAB_STARTED")" "$*"
}

now() {
  date +%s.%N
}

since() {
  awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f", to - from }'
}

LAB_STARTED=$(now)

# what fails may be called where its words go elsewhere
exec 3>&2

fail() {
  printf 'FAILED  %s\n' "$*" >&3
  exit 1
}

# warm NAME STATE: a guest in which STATE is running: `agent` (with both boards) or `cluster` (and Consul and Nomad
# too). It is taken up from a snapshot; who comes first makes it, from a cold boot or the other state.
warm() {
  local name=$1 state=$2 snapshot=$LAB_AGENT/$2.qcow2 directory=$LAB_RUN/$1
  if [ ! -f "$snapshot" ]; then
    case $state in
      agent)
        boot "$name"
        start_agent "$name"
        ;;
      cluster)
        warm "$name" agent
        start_cluster "$name"
        ;;
    esac
    take_snapshot "$name" "$snapshot"
  fi
  mkdir -p "$directory"
  cp --sparse=always "$snapshot" "$directory/disk"
  start_qemu "$name" -kernel "$LAB_BUILT/vmlinuz" -initrd "$LAB_BUILT/initrd" -loadvm ready
  eventually "$name answers ssh, from a snapshot" on "$name" true
  on "$name" date -s "@$(date +%s)" >/dev/null # it believes that no time has passed
}

take_snapshot() {
  local name=$1 snapshot=$2
  on "$name" sync
  rm -f "$LAB_RUN/$name/ssh"
  printf 'savevm ready\nquit\n' | socat -t "$PATIENCE" - "unix:$LAB_RUN/$name/monitor" >"$LAB_RUN/last"
  wait "${LAB_PID[$name]}" || true
  # seen by others only when it is whole
  mv "$LAB_RUN/$name/disk" "$snapshot.$$"
  mv "$snapshot.$$" "$snapshot"
  say "$name: snapshot taken"
}

# boot NAME [QEMU-ARGUMENT...]: powers a guest on, with its old disk if it had one, and waits for its ssh. What it is
# to carry and start is said by HATLAB_BOARDS (slugs) and HATLAB_UNITS.
boot() {
  local name=$1 directory=$LAB_RUN/$1
  shift
  power_on "$name" "$@"
  eventually "$name answers ssh" on "$name" true
  # the mount is made by hand, see lab/guest/etc/fstab
  on "$name" mountpoint -q /opt/hatrack || on "$name" mount /opt/hatrack
}

power_on() {
  local name=$1 directory=$LAB_RUN/$1 wants='' unit
  shift
  mkdir -p "$directory"
  [ -f "$directory/disk" ] || qemu-img create -q -f qcow2 -b "$LAB_BUILT/root.ext4" -F raw "$directory/disk"
  for unit in ${HATLAB_UNITS-hatlab-boards.service}; do
    wants="$wants systemd.wants=$unit"
  done
  start_qemu "$name" "$@" \
    -kernel "$LAB_BUILT/vmlinuz" -initrd "$LAB_BUILT/initrd" \
    -append "console=ttyS0 net.ifnames=0 mitigations=off quiet panic=-1 systemd.hostname=$name
      systemd.setenv=HATLAB_BOARDS=${HATLAB_BOARDS-scroll-hat-mini,inky-phat}$wants"
}

# The port is asked of the kernel and let go again; who takes it in between makes QEMU fail, which is seen.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Always emulated: a /dev/kvm that is there may still hang a guest. A processor without AVX: emulated, wide registers
# cost more than they save. restrict=on: nothing leaves this machine.
start_qemu() {
  local name=$1 directory=$LAB_RUN/$1 number=${1##*-}
  case $number in [0-9]) ;; *) number=1 ;; esac
  shift
  LAB_PORT[$name]=$(free_port)
  # dies with this shell, even when that is killed
  setpriv --pdeathsig KILL qemu-system-x86_64 \
    -accel tcg,thread=multi,tb-size=256 -cpu Westmere -M q35 -m "${HATLAB_MEMORY:-1280}" -smp 2 -nodefaults -no-reboot \
    -display none -serial "file:$directory/console" -monitor "unix:$directory/monitor,server,nowait" \
    -drive "file=$directory/disk,format=qcow2,if=none,id=root,cache=unsafe" -device virtio-blk-pci,drive=root \
    -drive "file=$LAB_BUILT/programs.ext4,format=raw,if=none,id=programs,readonly=on" \
    -device virtio-blk-pci,drive=programs \
    -drive "file=$LAB_AGENT/agent.ext4,format=raw,if=none,id=agent,readonly=on" -device virtio-blk-pci,drive=agent \
    -netdev "user,id=outside,restrict=on,hostfwd=tcp:127.0.0.1:${LAB_PORT[$name]}-:22" \
    -device "virtio-net-pci,netdev=outside,mac=52:54:00:00:00:0$number,romfile=" \
    -device virtio-rng-pci "$@" >"$directory/qemu" 2>&1 &
  LAB_PID[$name]=$!
}

# on NAME COMMAND...: runs it as root in the guest. One connection serves all: a handshake takes a second there.
on() {
  local name=$1
  shift
  kill -0 "${LAB_PID[$name]}" 2>/dev/null || fail "$name is not running: $(cat "$LAB_RUN/$name/qemu")"
  ssh -i "$LAB_BUILT/key" -p "${LAB_PORT[$name]}" -o BatchMode=yes -o ConnectTimeout=10 -o LogLevel=ERROR \
    -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o ServerAliveInterval=20 -o ServerAliveCountMax=6 \
    -o ControlMaster=auto -o ControlPersist=60 -o "ControlPath=$LAB_RUN/$name/ssh" \
    root@127.0.0.1 "$@" </dev/null
}

# put NAME FILE: standard input becomes the guest's file.
put() {
  local name=$1 file=$2
  ssh -i "$LAB_BUILT/key" -p "${LAB_PORT[$name]}" -o BatchMode=yes -o LogLevel=ERROR -o StrictHostKeyChecking=no \
    -o UserKnownHostsFile=/dev/null -o "ControlPath=$LAB_RUN/$name/ssh" root@127.0.0.1 "cat > '$file'"
}

# eventually WHAT COMMAND...: waits until the command succeeds.
eventually() {
  local what=$1 until=$((SECONDS + PATIENCE))
  shift
  until "$@" >"$LAB_RUN/last" 2>&1; do
    [ "$SECONDS" -lt "$until" ] || {
      cat "$LAB_RUN/last" >&2
      fail "not within $PATIENCE s: $what"
    }
    sleep 1
  done
  say "$what"
}

# expect WHAT COMMAND...: it succeeds now.
expect() {
  local what=$1
  shift
  "$@" >"$LAB_RUN/last" 2>&1 || {
    cat "$LAB_RUN/last" >&2
    fail "$what"
  }
  say "$what"
}

# same WHAT WANTED FOUND
same() {
  [ "$2" = "$3" ] || fail "$1: wanted \"$2\", found \"$3\""
  say "$1: $3"
}

# What a power cut does: nothing is flushed.
pull_power() {
  kill -KILL "${LAB_PID[$1]}"
  wait "${LAB_PID[$1]}" 2>/dev/null || true
  rm -f "$LAB_RUN/$1/ssh"
  say "$1: power pulled"
}

# --- what a scenario sees and does -----------------------------------------------------------------------------------

# api NAME PATH [CURL-ARGUMENT...]: the agent's API, as somebody with a token.
api() {
  local name=$1 path=$2
  shift 2
  on "$name" curl -sS --fail-with-body --max-time 60 -H "'Authorization: Bearer lab'" "$@" "'http://127.0.0.1:7070$path'"
}

# board NAME PATH: what a person sees of a simulated board, after doing what the path says (dev.hatrack.lab.Controls).
seen() {
  on "$1" curl -sS --fail-with-body --max-time 60 "http://127.0.0.1:7071/$2"
}

touch_board() {
  on "$1" curl -sS --fail-with-body --max-time 60 -o /dev/null -X POST "http://127.0.0.1:7071/$2"
}

start_agent() {
  on "$1" /opt/hatrack/install
  on "$1" systemctl start --no-block hatrack
  eventually "$1: the agent answers" api "$1" /health
}

# Beside an agent that answers: Nomad loads its plugins. One after the other, for they have time limits of their own at
# their start, which an emulated processor hardly keeps.
start_cluster() {
  eventually "$1: Consul has a leader" consul_leads "$1"
  eventually "$1: Consul has the agent's services" has_service "$1"
  on "$1" systemctl start --no-block nomad
  eventually "$1: Nomad has the hat driver" has_driver "$1"
}

# Starts it when it does not run: a Consul whose DNS was too slow to start has ended.
consul_leads() {
  on "$1" 'systemctl is-active --quiet consul || systemctl start consul'
  on "$1" curl -sS --fail --max-time 60 http://127.0.0.1:8500/v1/status/leader | grep -q :
}

# Whether Consul says that the Scroll HAT Mini's LEDs are there and healthy.
has_service() {
  on "$1" curl -sS --fail --max-time 60 "'http://127.0.0.1:8500/v1/health/service/hat-leds?passing'" |
    jq -e 'any(.[]; .Service.Tags | index("scroll-hat-mini"))'
}

has_driver() {
  nomad "$1" /v1/nodes?resources=true | jq -e 'any(.[]; .Status == "ready" and .Drivers.hat.Healthy)'
}

# nomad NAME PATH: asks Nomad's API.
nomad() {
  on "$1" curl -sS --fail-with-body --max-time 60 "'http://127.0.0.1:4646$2'"
}

shown() {
  api "$1" /hat/leds | jq -e 'any(.claims[]; .shown)'
}

dark() {
  seen "$1" scroll-hat-mini | jq -e '[.rows[] | test("^0*$")] | all'
}

# --- the Debian package ----------------------------------------------------------------------------------------------

debian_package() {
  local deb=$LAB_TREE/agent/target/hatrack_all.deb
  [ -f "$deb" ] || fail "$deb is not built: mvn -B -DskipTests -Pdeb package"
  printf '%s\n' "$deb"
}

# Debian 12 has no Java 25. This says to dpkg that there is one, and where the lab's is.
java_stand_in() {
  local root=$LAB_RUN/java
  mkdir -p "$root/DEBIAN" "$root/usr/lib/jvm"
  ln -s /opt/lab/jdk "$root/usr/lib/jvm/lab-jdk"
  cat >"$root/DEBIAN/control" <<'CONTROL'
Package: lab-java
Version: 25
Architecture: all
Maintainer: Hatrack lab <nobody@localhost>
Provides: java25-runtime-headless
Description: the lab's own JDK, under the name that packages ask for
CONTROL
  dpkg-deb --root-owner-group -b "$root" "$LAB_RUN/java.deb" >/dev/null
}

# What the package's unit is told on an emulated processor, which is many times slower than a Pi's.
slow_processor() {
  on "$1" mkdir -p /etc/hatrack /etc/systemd/system/hatrack.service.d
  put "$1" /etc/hatrack/hatrack.env <<'ENVIRONMENT'
HATRACK_JAVA_OPTS=-Dpi4j.library.path=/opt/lab/natives
HATRACK_AOT=off
ENVIRONMENT
  put "$1" /etc/systemd/system/hatrack.service.d/lab.conf <<'UNIT'
[Service]
TimeoutStartSec=900
WatchdogSec=300
UNIT
}

# --- the end ----------------------------------------------------------------------------------------------------------

keep_logs() {
  local name keep=${LAB_LOGS:-$LAB_RUN.logs}
  mkdir -p "$keep"
  for name in "${!LAB_PID[@]}"; do
    cp "$LAB_RUN/$name/console" "$keep/$name.console" 2>/dev/null || true
    (on "$name" journalctl --no-pager -o short-monotonic -n 2000) >"$keep/$name.journal" 2>/dev/null 3>&2 || true
  done
  printf 'lab: logs are in %s\n' "$keep" >&2
}

clean_up() {
  local status=$? name
  trap - EXIT
  [ "$status" = 0 ] || keep_logs
  for name in "${!LAB_PID[@]}"; do
    kill -KILL "${LAB_PID[$name]}" 2>/dev/null || true
  done
  rm -rf "$LAB_RUN"
  exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
