FROM node:22
ENV GPG_KEY=0D96DF4D4110E5C43FBFB17F2D347EA6AA65421D DB_PASSWORD_FILE=/run/secrets/db TOKEN= AUTH=false PUBLIC_KEY=abcdefgh KEYBOARD=us MONKEY=banana SECRET_DIR=/x AUTH_URL=http://auth:80/
ARG KEYS
COPY cert.pem id_rsa.pub app.key.pub /x/
COPY --from=build id_rsa /x/
COPY repo.key /etc/x.pub
