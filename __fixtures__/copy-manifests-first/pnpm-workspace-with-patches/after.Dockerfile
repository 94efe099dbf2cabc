FROM node:22-slim AS base
ENV PNPM_HOME="/pnpm"
ENV PATH="$PNPM_HOME:$PATH"
RUN corepack enable

FROM base AS build
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml /usr/src/app/
COPY patches/ms@2.1.3.patch /usr/src/app/patches/
COPY packages/app1/package.json /usr/src/app/packages/app1/
COPY packages/app2/package.json /usr/src/app/packages/app2/
COPY site/package.json /usr/src/app/site/
WORKDIR /usr/src/app
RUN --mount=type=cache,id=pnpm,target=/pnpm/store pnpm install --frozen-lockfile
COPY . /usr/src/app
RUN pnpm run -r build
RUN pnpm deploy --filter=app1 --prod /prod/app1

FROM base AS app1
COPY --from=build /prod/app1 /prod/app1
WORKDIR /prod/app1
EXPOSE 8000
CMD [ "pnpm", "start" ]
