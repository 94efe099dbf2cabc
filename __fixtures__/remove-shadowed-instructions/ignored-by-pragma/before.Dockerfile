FROM node:22
# hadolint ignore=DL4003
CMD ["a"]
CMD ["b"]
