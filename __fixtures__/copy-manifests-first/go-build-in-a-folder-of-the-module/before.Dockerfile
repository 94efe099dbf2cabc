FROM golang:1.22 AS b
WORKDIR /src
COPY . .
RUN cd cmd/api && go build -o /api .
FROM scratch
COPY --from=b /api /api
