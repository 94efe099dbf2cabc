FROM golang:1.22 AS b
WORKDIR /src
COPY . .
RUN go mod tidy && go build -o /api
FROM scratch
COPY --from=b /api /api
