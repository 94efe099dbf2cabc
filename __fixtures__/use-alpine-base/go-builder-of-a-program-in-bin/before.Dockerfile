FROM golang:1.22 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOOS=linux go build -o /bin/server ./cmd/server

FROM debian:bookworm-slim
COPY --from=build /bin/server /usr/local/bin/server
ENTRYPOINT ["server"]
