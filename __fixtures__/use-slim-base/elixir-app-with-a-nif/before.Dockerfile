FROM elixir:1.19
WORKDIR /app
RUN mix local.hex --force && mix local.rebar --force
COPY mix.exs mix.lock ./
RUN mix deps.get && mix deps.compile
COPY lib lib
RUN mix compile
CMD ["mix", "run", "--no-halt"]
