FROM golang:1.23 as Builder
WORKDIR /src
copy . .
RUN go build -o /app

FROM alpine:3.20
COPY --from=Builder /app /app
CMD ["/app"]
