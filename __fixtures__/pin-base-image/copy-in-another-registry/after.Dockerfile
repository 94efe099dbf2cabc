FROM public.ecr.aws/docker/library/node:22.23.2-bookworm AS build
RUN npm ci
COPY --from=mirror.gcr.io/library/composer:2.10.2 /usr/bin/composer /usr/bin/composer

FROM mirror.gcr.io/library/alpine:3.24
