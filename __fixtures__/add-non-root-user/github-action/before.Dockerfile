FROM node:22-slim
LABEL "com.github.actions.name"="Lint"
COPY lint.js /lint.js
ENTRYPOINT ["node", "/lint.js"]
