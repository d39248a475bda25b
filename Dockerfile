# Halqa with Slack, Discord or both: docs/operating.md says how to run it. The Node is the image's own.
ARG NODE=26.10.0-bookworm-slim

FROM node:${NODE} AS packages
WORKDIR /halqa
COPY package.json package-lock.json ./
# The Node that `npm ci` brings is not needed here.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:${NODE}
ENV NODE_ENV=production HALQA_DATA=/data
WORKDIR /halqa
COPY --from=packages /halqa/node_modules node_modules
COPY package.json ./
COPY commands commands
COPY migrations migrations
COPY src src
RUN node src/cli/bundle.js && install --directory --owner=node --group=node --mode=700 /data
USER node
VOLUME /data
# Whether the process answers. HALQA_WATCH_HOST=0.0.0.0 lets Prometheus ask too.
ENV HALQA_WATCH_PORT=9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "src/cli/start.js"]
