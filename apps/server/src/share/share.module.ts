import { Module } from '@nestjs/common'
import { ShareLinks } from './share-links.js'
import { Visits } from './visits.js'

@Module({ providers: [ShareLinks, Visits], exports: [ShareLinks, Visits] })
export class ShareModule {}
