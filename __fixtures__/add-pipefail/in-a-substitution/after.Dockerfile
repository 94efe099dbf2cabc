FROM alpine:3.20
RUN set -o pipefail && v=$(curl -s https://example.org/a | jq -r .tag) && echo "$v"
