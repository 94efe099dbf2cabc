FROM node:22
ARG NPM_TOKEN
RUN echo "//registry.example.org/:_authToken=\${NPM_TOKEN}" > .npmrc
RUN npm ci
RUN ./publish "$NPM_TOKEN"
