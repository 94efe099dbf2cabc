FROM debian:bookworm-slim AS a
RUN curl -s https://example.org/a | sh
RUN echo "a\nb" > /c
FROM debian:bookworm-slim AS b
RUN curl -s https://example.org/a | sh
CMD run me
FROM debian:bookworm-slim AS c
RUN curl -s https://example.org/a | sh
FROM c
RUN ls | head -1
FROM debian:bookworm-slim AS d
RUN curl -s https://example.org/a | sh
RUN mkdir {a,b}
