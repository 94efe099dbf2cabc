FROM node:22.24.1-bookworm
