FROM debian:bookworm-slim
RUN npm install -g npm
RUN npm ls | cat
