FROM alpine:3.20
RUN echo a | tee /b && ls | wc -l
RUN curl -s https://example.org/a -o /b
