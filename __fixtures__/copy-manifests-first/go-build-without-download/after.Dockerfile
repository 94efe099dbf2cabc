FROM golang:1.24-alpine AS build
WORKDIR /src

COPY go.mod go.sum ./
RUN go mod download

# Everything
COPY . .

RUN CGO_ENABLED=0 go build -o /shop ./cmd/shop

FROM scratch
COPY --from=build /shop /shop
