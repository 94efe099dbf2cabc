FROM debian:bookworm
RUN set -e; apt-get update; apt-get install -y nano; if [ -d /x ]; then ls; cat /y && cat /z; fi
RUN set -e && apt-get update && { apt-get install -y nano; ls; }
RUN set -e; install() { apt-get update; apt-get install -y "$@"; ls; }; ls && install nano
