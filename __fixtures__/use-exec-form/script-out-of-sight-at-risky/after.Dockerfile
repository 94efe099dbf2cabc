FROM node:22
COPY start.sh /
CMD ["/start.sh"]
