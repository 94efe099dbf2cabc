FROM golang:1.22
COPY . /src
WORKDIR /src
RUN CGO_ENABLED=0 make build
CMD ["/src/bin/server"]
