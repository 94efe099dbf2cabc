# git and imagemagick are in this image already, and so is most of what npm recommends
FROM node:22-bookworm
RUN apt-get update && apt-get install -y git imagemagick supervisor npm
