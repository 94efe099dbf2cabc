FROM golang:1.24 AS build
COPY . .
RUN CGO_ENABLED=0 go build -o /lint .

FROM scratch
COPY --from=build /lint /lint
ENTRYPOINT ["/lint"]
