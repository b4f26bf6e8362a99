import { Module } from '@nestjs/common'
import { ContentSafety } from './content-safety.js'
import { NameChecks } from './name-checks.js'

@Module({ providers: [ContentSafety, NameChecks], exports: [ContentSafety] })
export class ContentSafetyModule {}
