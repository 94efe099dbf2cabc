FROM ruby:3.4-slim
WORKDIR /app
COPY . .
RUN bundle config set frozen true
RUN bundle install --deployment --jobs=$(nproc)
