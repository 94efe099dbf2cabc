# stands in for the official image of node where no registry answers: the node and npm that run the tests
FROM debian:bookworm
COPY --from=host node /usr/local/bin/node
COPY --from=host npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
    && groupadd --gid 1000 node \
    && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
ENV NODE_VERSION=20
CMD ["node"]
