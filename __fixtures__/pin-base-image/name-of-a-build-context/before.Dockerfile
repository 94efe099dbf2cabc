FROM base-of-bake
COPY --from=assets /dist /srv
