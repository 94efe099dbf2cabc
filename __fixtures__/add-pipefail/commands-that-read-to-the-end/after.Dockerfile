FROM alpine:3.20
RUN set -o pipefail && wget -O - https://example.org/list | wc -l > /number
RUN set -o pipefail && curl -sS https://getcomposer.org/installer | php -- --install-dir=/usr/local/bin
RUN set -o pipefail && echo root:root | chpasswd && wget -qO- https://example.org/setup.sh | sh
