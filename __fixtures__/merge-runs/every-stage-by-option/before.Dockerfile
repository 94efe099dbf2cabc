FROM golang:1.22 AS build
RUN a
RUN b
FROM scratch
COPY --from=build /a /a
