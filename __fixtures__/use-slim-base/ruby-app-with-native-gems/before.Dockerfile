FROM ruby:3.3
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install --jobs 4
COPY . .
EXPOSE 9292
CMD ["bundle", "exec", "puma", "-p", "9292"]
