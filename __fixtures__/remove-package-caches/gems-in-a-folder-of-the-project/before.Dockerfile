FROM ruby:3.3
RUN bundle install --path vendor/bundle
ENV BUNDLE_PATH=/gems
RUN bundle install
