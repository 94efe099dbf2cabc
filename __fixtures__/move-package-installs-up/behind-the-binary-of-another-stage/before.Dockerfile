FROM golang:1.22-alpine AS build
WORKDIR /src
COPY go.mod main.go ./
RUN go build -o /out/api .

FROM alpine:3.20
COPY --from=build /out/api /usr/local/bin/api
RUN apk add --no-cache ca-certificates tzdata
USER nobody
ENTRYPOINT ["api"]
