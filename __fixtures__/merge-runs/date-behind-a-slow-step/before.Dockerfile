FROM debian:bookworm-slim
RUN npm install -g yarn
RUN date > /built
