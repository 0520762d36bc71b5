# Sourced by package-life and package-service, which set `deb`, `tar`, `work` and `root`: a throw-away Debian with a Java.
# shellcheck shell=bash
: "${deb:?}" "${tar:?}" "${work:?}" "${root:?}"
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
in_root=(chroot "$root" /usr/bin/env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
  DEBIAN_FRONTEND=noninteractive DEBIAN_PRIORITY=critical)

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

say() {
  printf '%s: %s\n' "${0##*/}" "$*"
}

inside() {
  "${in_root[@]}" "$@"
}

make_root() {
  local jdk
  mkdir -p "$root"
  tar --extract --file="$tar" --directory="$root"
  mount -t proc proc "$root/proc"
  jdk=$("$repository/hatrack" --print-java)
  jdk=$(readlink --canonicalize "${jdk%/bin/java}")
  mkdir -p "$root/usr/lib/jvm/java-25"
  mount --bind "$jdk" "$root/usr/lib/jvm/java-25"
  java_package
  cp "$deb" "$root/tmp/hatrack.deb"
}

# The package's Java: a package without content that says what Temurin's and Debian's say, and the machine's own JDK.
java_package() {
  local content=$work/java
  mkdir -p "$content/DEBIAN"
  cat >"$content/DEBIAN/control" <<'CONTROL'
Package: java25-for-the-test
Version: 25
Architecture: all
Maintainer: nobody <nobody@localhost>
Provides: java25-runtime-headless
Description: stands for a Java 25
CONTROL
  dpkg-deb --root-owner-group --build "$content" "$root/tmp/java.deb" >/dev/null
  inside dpkg --install /tmp/java.deb >/dev/null
}

unmount_root() {
  umount --lazy "$root/usr/lib/jvm/java-25" "$root/proc" 2>/dev/null || true
}
