FROM alpine:3.20
WORKDIR /app
COPY . .
# imgfix ignore move-package-installs-up
RUN apk add --no-cache curl
