FROM alpine:3.20
ADD https://example.org/a.sh /a.sh
ADD git@github.com:moby/buildkit.git /b
ADD https://github.com/moby/buildkit.git#v0.12 /c
