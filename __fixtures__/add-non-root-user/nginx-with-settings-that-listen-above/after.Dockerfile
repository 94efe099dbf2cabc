FROM node:22 AS build
RUN npm run build

FROM nginx:1.27
COPY nginx.conf /etc/nginx/conf.d/default.conf
COPY --from=build /app/dist /usr/share/nginx/html
EXPOSE 8080
RUN touch /run/nginx.pid && chown 101:101 /var/cache/nginx /run/nginx.pid
# nginx
USER 101:101
