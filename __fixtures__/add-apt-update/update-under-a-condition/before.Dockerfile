FROM debian:12
RUN apt-get update && apt-get install -y curl
ARG WITH_X
RUN if [ "$WITH_X" = true ]; then apt-get update && apt-get install -y xvfb; fi \
    && apt-get install -y git
COPY a /a
RUN case "$(uname -m)" in x86_64) apt-get update; apt-get install -y a ;; *) apt-get install -y b ;; esac
COPY b /b
RUN if [ "$A" ]; then apt-get update; apt-get install -y a; fi; \
    if [ "$B" ]; then apt-get install -y b; fi
COPY c /c
RUN [ -z "$WITH_X" ] || apt-get update; apt-get install -y git
