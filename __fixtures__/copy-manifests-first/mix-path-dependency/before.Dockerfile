FROM elixir:1.17-alpine AS build
WORKDIR /app
COPY . .
RUN mix deps.get
