# The API server. Built from the repository's root: docker build -t passalong .
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/domain/package.json packages/domain/
COPY packages/poster/package.json packages/poster/
COPY packages/contract/package.json packages/contract/
COPY apps/server/package.json apps/server/
COPY apps/wechat/package.json apps/wechat/
COPY apps/miniprogram/package.json apps/miniprogram/
RUN npm ci --ignore-scripts --loglevel=notice
COPY packages packages
COPY apps/server apps/server
COPY tools tools
RUN node tools/build.mjs --server

FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY packages/domain/package.json packages/domain/
COPY packages/poster/package.json packages/poster/
COPY packages/contract/package.json packages/contract/
COPY apps/server/package.json apps/server/
COPY apps/wechat/package.json apps/wechat/
COPY apps/miniprogram/package.json apps/miniprogram/
RUN npm ci --omit=dev --ignore-scripts --loglevel=notice -w @passalong/server -w @passalong/domain -w @passalong/contract -w @passalong/poster

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8601
WORKDIR /app
COPY --from=packages /app ./
COPY --from=build /app/packages/domain/dist packages/domain/dist
COPY --from=build /app/packages/poster/dist packages/poster/dist
COPY --from=build /app/packages/contract/dist packages/contract/dist
COPY --from=build /app/apps/server/dist apps/server/dist
USER node
EXPOSE 8601
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/server/dist/main.js"]
