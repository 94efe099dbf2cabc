FROM golang:1.26.7-trixie AS Golang
RUN go build -o /out/app .

FROM golang AS test
RUN go test ./...

FROM gcr.io/distroless/static:nonroot@sha256:5c7e2b465ac6a2a4e5f4bad46165b4dd2bb7a2b0b1bb8be5e5a1fdcfcb3d1c3b
COPY --from=GOLANG /out/app /app
COPY --from=0 /out/app /app0
