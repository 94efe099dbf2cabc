FROM ruby:3.3
WORKDIR /rails
COPY . .
RUN bundle install
CMD ["./bin/rails", "server"]
