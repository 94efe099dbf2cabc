FROM debian AS base
RUN a \
    && b
FROM base
CMD ["c"]
