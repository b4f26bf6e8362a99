import { Module } from '@nestjs/common'
import { ShareModule } from '../share/share.module.js'
import { Brought } from './brought.js'
import { LiveMaterials } from './live-materials.js'
import { MaterialsController } from './materials.controller.js'
import { Materials } from './materials.js'
import { PosterTemplates } from './poster-templates.js'
import { Sharers } from './sharers.js'
import { ShowMaterials } from './show-materials.js'
import { Turns } from './turns.js'

@Module({
  imports: [ShareModule],
  controllers: [MaterialsController],
  providers: [Brought, LiveMaterials, Materials, PosterTemplates, Sharers, ShowMaterials, Turns],
  exports: [Materials, PosterTemplates],
})
export class MaterialModule {}
