FROM node:22
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN echo hello
CMD ["node", "--version"]
