FROM golang:1.24 AS build
COPY . /src
WORKDIR /src
RUN CGO_ENABLED=0 go build -o /server .

FROM scratch
COPY --from=build /usr/share/zoneinfo /usr/share/zoneinfo
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /server /server
ENTRYPOINT ["/server"]
