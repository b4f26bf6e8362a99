import { Module } from '@nestjs/common'
import { ContentSafetyModule } from '../content-safety/content-safety.module.js'
import { MaterialModule } from '../material/material.module.js'
import { ShareModule } from '../share/share.module.js'
import { KeptCodes } from './code/kept-codes.js'
import { LinkCodes } from './code/link-codes.js'
import { SweepCodes } from './code/sweep-codes.js'
import { Fillings } from './fillings.js'
import { MakePoster } from './make-poster.js'
import { MemberTexts } from './member-texts.js'
import { PosterController } from './poster.controller.js'

@Module({
  imports: [ContentSafetyModule, MaterialModule, ShareModule],
  controllers: [PosterController],
  providers: [Fillings, KeptCodes, LinkCodes, MakePoster, MemberTexts, SweepCodes],
})
export class PosterModule {}
