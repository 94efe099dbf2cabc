FROM node:20 as build
WORKDIR /app
COPY . .
# dependencies, then the site
RUN npm install --silent \
 # the slow part
 && npm run build

FROM nginx
COPY --from=build /app/dist /usr/share/nginx/html
