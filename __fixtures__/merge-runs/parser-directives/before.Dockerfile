# syntax=docker/dockerfile:1
# check=skip=StageNameCasing
# escape=\

FROM debian
RUN a
RUN b
