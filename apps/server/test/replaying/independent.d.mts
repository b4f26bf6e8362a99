import { type ReplaySummary } from '../../src/replaying/replay-chains.js'

export function independent(bytes: Buffer, seed?: string | null): ReplaySummary
