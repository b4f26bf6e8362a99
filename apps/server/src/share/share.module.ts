import { Module } from '@nestjs/common'
import { Allowance } from './allowance.js'
import { ChatGroups } from './chat-groups.js'
import { LinkIds } from './link-ids.js'
import { MintLinks } from './mint-links.js'
import { RecordVisits } from './record-visits.js'
import { ShareLinks } from './share-links.js'
import { Subjects } from './subjects.js'
import { SweepPayloads } from './sweep-payloads.js'
import { Visitors } from './visitors.js'

const rooms = [Allowance, ChatGroups, MintLinks, RecordVisits, ShareLinks, Subjects, Visitors]

@Module({ providers: [LinkIds, SweepPayloads, ...rooms], exports: rooms })
export class ShareModule {}
