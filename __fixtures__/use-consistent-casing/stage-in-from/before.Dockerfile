FROM node:22 AS Base
WORKDIR /app

FROM --platform=$BUILDPLATFORM Base AS Build
RUN npm run build

FROM BASE
COPY --from=Build /app/dist ./dist

FROM base
FROM Other
