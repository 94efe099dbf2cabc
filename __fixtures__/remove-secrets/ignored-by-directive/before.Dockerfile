# check=skip=SecretsUsedInArgOrEnv
FROM node:22
ENV DB_PASSWORD=hunter2
