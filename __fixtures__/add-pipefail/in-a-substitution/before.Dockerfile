FROM alpine:3.20
RUN v=$(curl -s https://example.org/a | jq -r .tag) && echo "$v"
