FROM golang:1.22 AS b
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN cd cmd/api && go build -o /api .
FROM scratch
COPY --from=b /api /api
