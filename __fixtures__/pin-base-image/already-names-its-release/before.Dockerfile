FROM ubuntu:24.04
FROM debian:bookworm-slim
FROM alpine:3.24
FROM fedora:44
FROM buildpack-deps:trixie-scm
