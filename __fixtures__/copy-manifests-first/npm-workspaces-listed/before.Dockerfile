FROM node:22 AS build
WORKDIR /repo
COPY . .
RUN npm ci --no-audit
RUN npm run build --workspaces

FROM nginx:1.27-alpine
COPY --from=build /repo/apps/web/dist /usr/share/nginx/html
