import { Module } from '@nestjs/common'
import { LinkIds } from './link-ids.js'
import { MintLinks } from './mint-links.js'
import { RecordVisits } from './record-visits.js'
import { ShareLinks } from './share-links.js'
import { Subjects } from './subjects.js'
import { Visits } from './visits.js'

@Module({
  providers: [LinkIds, MintLinks, RecordVisits, ShareLinks, Subjects, Visits],
  exports: [MintLinks, RecordVisits, ShareLinks, Subjects, Visits],
})
export class ShareModule {}
