FROM ubuntu:24.04 AS build
RUN apt-get update && apt-get install -y --no-install-recommends gcc
COPY . /src
RUN gcc -o /tool /src/tool.c

FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends curl
COPY --from=build /tool /usr/local/bin/
RUN apt-get update && apt-get install -y --no-install-recommends nano
CMD ["tool"]
