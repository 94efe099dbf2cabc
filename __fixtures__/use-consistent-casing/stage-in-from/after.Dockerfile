FROM node:22 AS base
WORKDIR /app

FROM --platform=$BUILDPLATFORM base AS build
RUN npm run build

FROM base
COPY --from=build /app/dist ./dist

FROM base
FROM Other
