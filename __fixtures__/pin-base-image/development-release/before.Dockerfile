FROM alpine:edge
FROM debian:testing
FROM debian:stable-slim
