import { availableParallelism } from 'node:os'
import { Module } from '@nestjs/common'
import { ContentSafetyModule } from '../content-safety/content-safety.module.js'
import { MaterialModule } from '../material/material.module.js'
import { MemberModule } from '../member/member.module.js'
import { ShareModule } from '../share/share.module.js'
import { KeptCodes } from './code/kept-codes.js'
import { LinkCodes } from './code/link-codes.js'
import { ShopCode } from './code/shop-code.js'
import { SweepCodes } from './code/sweep-codes.js'
import { CutPictures } from './cut-pictures.js'
import { DrawPosters } from './draw-posters.js'
import { Fillings } from './fillings.js'
import { KeptCuts } from './kept-cuts.js'
import { MakePoster } from './make-poster.js'
import { MemberTexts } from './member-texts.js'
import { OperatorPicturesController } from './operator-pictures.controller.js'
import { Pictures } from './picture/pictures.js'
import { TakePicture } from './picture/take-picture.js'
import { PictureController } from './picture.controller.js'
import { PosterController } from './poster.controller.js'
import { Studio, WORKER } from './render/studio.js'
import { ShowPoster } from './show-poster.js'

/** Members' posters come a few at a time (ShowPoster); what else there is are cards of new material and pictures for it. */
const WAITING = 64
/** Longer than any poster takes, also where the computer is busy. */
const WORK_MS = 45_000

/** One core is left to the thread that answers requests. */
const studio = () =>
  new Studio(WORKER, {
    workers: Math.max(1, Math.min(4, availableParallelism() - 1)),
    waiting: WAITING,
    workMs: WORK_MS,
  })

const codes = [KeptCodes, LinkCodes, ShopCode, SweepCodes]
const pictures = [CutPictures, DrawPosters, KeptCuts, Pictures, ShowPoster, TakePicture]

@Module({
  imports: [ContentSafetyModule, MaterialModule, MemberModule, ShareModule],
  controllers: [PosterController, PictureController, OperatorPicturesController],
  providers: [{ provide: Studio, useFactory: studio }, Fillings, MakePoster, MemberTexts, ...codes, ...pictures],
  exports: [Pictures, TakePicture],
})
export class PosterModule {}
