# hadolint ignore=DL3006
FROM python
RUN pip install flask
# imgfix ignore=pin-base-image: we want every patch
FROM node:22
