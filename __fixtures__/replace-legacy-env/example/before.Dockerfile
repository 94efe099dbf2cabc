FROM node:22-bookworm
ENV NODE_ENV production
ENV JAVA_OPTS -Xmx512m -Djava.awt.headless=true
LABEL description A small service
