FROM debian AS base
RUN a
RUN b
FROM base
CMD ["c"]
