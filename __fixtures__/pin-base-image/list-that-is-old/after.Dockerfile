FROM node:22.23.2-bookworm
