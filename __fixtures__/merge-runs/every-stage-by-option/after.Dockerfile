FROM golang:1.22 AS build
RUN a \
    && b
FROM scratch
COPY --from=build /a /a
