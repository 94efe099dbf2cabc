FROM public.ecr.aws/docker/library/node:22 AS build
RUN npm ci
COPY --from=mirror.gcr.io/library/composer:2 /usr/bin/composer /usr/bin/composer

FROM mirror.gcr.io/library/alpine
