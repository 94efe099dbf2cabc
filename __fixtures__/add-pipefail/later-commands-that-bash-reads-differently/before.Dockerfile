FROM debian:bookworm-slim AS a
RUN curl -s https://example.org/a | sh
RUN useradd --uid ${UID:-1000} app
FROM debian:bookworm-slim AS b
RUN curl -s https://example.org/a | sh
RUN echo -e "a" > /c
FROM debian:bookworm-slim AS c
RUN curl -s https://example.org/a | sh
RUN if [ "$X" == 1 ]; then touch /x; fi; true
FROM debian:bookworm-slim AS d
RUN curl -s https://example.org/a | sh
RUN printf $'a' > /c
FROM debian:bookworm-slim AS e
RUN curl -s https://example.org/a | sh
RUN printf '\x41' > /c
