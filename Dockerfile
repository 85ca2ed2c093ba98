# One image for API, publisher and backup: docs/production.md. scripts/infra/image/rehearse.ts does these steps by hand.

FROM node:24-alpine AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY commerce-api/package.json commerce-api/
COPY storefront/package.json storefront/
COPY scripts/package.json scripts/
# Scripts of packages only fetch what is here already: Node itself, and binaries that come as packages too.
RUN npm ci --omit=dev --ignore-scripts
COPY tsconfig.base.json ./
COPY shared shared
COPY commerce-api commerce-api
COPY storefront storefront
COPY scripts scripts
RUN LAPIDARY_HOME=/app/shop node scripts/start/programs/build-renderer.ts
RUN node scripts/infra/image/prune-packages.mjs
RUN rm -rf shop/logs storefront/e2e scripts/bench scripts/catalog/sample
RUN find . -name '*.test.ts' -not -path './node_modules/*' -delete

FROM alpine:3.22
# The dump and load programs for backups; what the Node binary and sharp are linked with.
RUN apk add --no-cache libstdc++ mariadb-client
RUN adduser -D -H -u 10001 shop
WORKDIR /app
COPY --from=build /usr/local/bin/node /usr/local/bin/node
COPY --from=build /app /app
RUN mkdir -p shop/publish && chown shop shop/publish
ENV NODE_ENV=production LAPIDARY_HOME=/app/shop
# Nodes of Lightsail answer for a role of AWS's own account, which SDKs would take for ours.
ENV AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/app/scripts/infra/image/aws-config
USER shop
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "scripts/infra/image/health.mjs"]
ENTRYPOINT ["sh", "scripts/infra/image/entrypoint.sh"]
