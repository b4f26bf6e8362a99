import { Module } from '@nestjs/common'
import { PointsLots } from './points-lots.js'

@Module({ providers: [PointsLots], exports: [PointsLots] })
export class PointsModule {}
