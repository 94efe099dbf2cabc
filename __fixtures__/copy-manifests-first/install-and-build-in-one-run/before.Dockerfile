FROM node:22-slim AS build
WORKDIR /app
COPY --link . .
RUN --mount=type=cache,target=/root/.npm \
    npm ci --no-audit && \
    # the site
    npm run build && \
    npm run export

FROM nginx:1.27
COPY --from=build /app/dist /usr/share/nginx/html
