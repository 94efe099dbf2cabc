FROM debian AS build
RUN apt-get update \
    && apt-get install -y gcc
RUN make
FROM scratch
COPY --from=build /a /a
