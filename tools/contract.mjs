import { buildNode } from './build.mjs'
import { writeContract } from './contract/generate.mjs'
import { installDependencies } from './set-up/dependencies.mjs'

// `npm run contract`: after a change to a controller, writes the OpenAPI document and the clients' types anew.
const log = (line) => process.stderr.write(`${line}\n`)
await installDependencies({ log })
await buildNode()
const changed = await writeContract()
log(changed.length === 0 ? 'the contract is up to date' : `written: ${changed.join(', ')}`)
