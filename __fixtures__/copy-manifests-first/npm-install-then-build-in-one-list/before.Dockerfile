FROM node:20 as build
WORKDIR /app
COPY . .
# dependencies, then the site
RUN npm install --silent \
 # the slow part
 && npm run build \
 && npm prune --production

FROM nginx
COPY --from=build /app/dist /usr/share/nginx/html
