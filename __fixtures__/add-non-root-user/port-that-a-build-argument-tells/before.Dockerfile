FROM golang:1.24 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /bin/ads .

FROM debian:12-slim
COPY --from=build /bin/ads /usr/local/bin/ads
EXPOSE ${AD_PORT}
ENTRYPOINT ["ads"]
