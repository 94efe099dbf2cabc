FROM node:22-alpine
RUN apk add --no-cache bash
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo hello
CMD ["node", "--version"]
