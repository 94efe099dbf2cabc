FROM node:22 AS build
WORKDIR /repo
COPY package.json package-lock.json ./
COPY apps/web/package.json apps/web/
COPY packages/tools/lint/package.json packages/tools/lint/
COPY packages/ui/package.json packages/ui/
RUN npm ci --no-audit
COPY . .
RUN npm run build --workspaces

FROM nginx:1.27-alpine
COPY --from=build /repo/apps/web/dist /usr/share/nginx/html
