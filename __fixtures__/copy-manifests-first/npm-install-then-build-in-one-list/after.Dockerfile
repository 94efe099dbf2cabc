FROM node:20 as build
WORKDIR /app
COPY package.json package-lock.json ./
# dependencies, then the site
RUN npm install --silent
COPY . .
# the slow part
RUN npm run build \
 && npm prune --production

FROM nginx
COPY --from=build /app/dist /usr/share/nginx/html
