FROM golang:1.26 AS tool
RUN go install example.com/tool@v1

FROM node:22
COPY --from=tool /go/bin/tool /usr/local/bin/tool
CMD ["node", "--version"]
