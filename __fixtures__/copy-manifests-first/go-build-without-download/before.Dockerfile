FROM golang:1.24-alpine AS build
WORKDIR /src

# Everything
COPY . .

RUN CGO_ENABLED=0 go build -o /shop ./cmd/shop

FROM scratch
COPY --from=build /shop /shop
