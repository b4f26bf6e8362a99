import { Session } from 'node:inspector'

// Loaded before the API starts. Does nothing until the bench asks for a processor profile; no port is opened.
let session

process.on('message', (message) => {
  if (message === 'start-profile') start()
  if (message === 'stop-profile') stop()
})
// The bench's wire keeps no API alive, and no API outlives a bench that was killed.
process.channel?.unref()
process.on('disconnect', () => process.exit())

function start() {
  session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.setSamplingInterval', { interval: 500 })
  session.post('Profiler.start', () => process.send({ started: true }))
}

function stop() {
  session.post('Profiler.stop', (error, answer) => {
    session.disconnect()
    process.send(error ? { error: String(error) } : { profile: answer.profile })
  })
}
