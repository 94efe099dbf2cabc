FROM node:22.24.1-bookworm
FROM ghcr.io/org/tools:1.4.2
