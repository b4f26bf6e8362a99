import { parentPort } from 'node:worker_threads'

// Does what a work's `cut` says: hang, die of an error, leave, tell of a fault; else it answers.
parentPort.on('message', ({ id, work }) => {
  const wish = work.cut
  if (wish === 'hang') for (;;);
  if (wish === 'throw') throw new Error('nobody foresaw this')
  if (wish === 'leave') process.exit(1)
  if (wish === 'fault') parentPort.postMessage({ id, fault: { reason: 'missing', says: 'layer "title"' } })
  else parentPort.postMessage({ id, done: { kind: 'draw', jpeg: new Uint8Array([id]) } })
})
