FROM golang:1.22 AS build
WORKDIR /src
COPY go.work go.work.sum ./
COPY lib/go.mod lib/
COPY services/api/go.mod services/api/go.sum services/api/
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -o /api ./services/api

FROM gcr.io/distroless/static
COPY --from=build /api /api
ENTRYPOINT ["/api"]
