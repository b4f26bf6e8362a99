import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../places.mjs'

// Writes the OpenAPI document of the built server to stdout. Nothing is connected to: a document needs no data.
const built = (name) => import(pathToFileURL(join(ROOT, 'apps/server/dist', name)))
await import('reflect-metadata')
const { readConfig } = await built('platform/config/config.js')
const { createServer } = await built('server.js')
const { openApiDocument } = await built('openapi.js')
const app = await createServer(readConfig({ DATABASE_URL: 'mysql://nobody@127.0.0.1:9/none', LOG_LEVEL: 'silent' }))
process.stdout.write(`${JSON.stringify(openApiDocument(app), null, 2)}\n`, () => process.exit(0))
