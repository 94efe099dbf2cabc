FROM ruby:3.3
WORKDIR /rails
COPY Gemfile Gemfile.lock ./
RUN bundle install
COPY . .
CMD ["./bin/rails", "server"]
