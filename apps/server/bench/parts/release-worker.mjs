import 'reflect-metadata'
import { NestFactory } from '@nestjs/core'
import { AppModule } from '../../dist/app.module.js'
import { ReleaseCommissions } from '../../dist/commission/release-commissions.js'
import { readConfig } from '../../dist/platform/config/config.js'

// The shop without its doors: no route, no job that starts by itself.
const app = await NestFactory.createApplicationContext(AppModule.of(readConfig(process.env)), { logger: ['error'] })
const release = app.get(ReleaseCommissions, { strict: false })

process.on('message', async () => {
  try {
    const started = performance.now()
    const released = await release.release()
    const elapsed = (performance.now() - started) / 1_000
    process.send({ released, elapsed, memoryMb: process.memoryUsage.rss() / 2 ** 20 })
  } catch (error) {
    process.send({ error: error.stack })
  }
})
process.on('disconnect', () => process.exit())
