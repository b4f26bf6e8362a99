import { Module } from '@nestjs/common'
import { ShareModule } from '../share/share.module.js'
import { StoreModule } from '../store/store.module.js'
import { AddTemplate } from './add-template.js'
import { Brought } from './brought.js'
import { LiveMaterials } from './live-materials.js'
import { CheckedContent } from './material-content.js'
import { MaterialResults } from './material-results.js'
import { MaterialsController } from './materials.controller.js'
import { Materials } from './materials.js'
import { OperatorMaterialsController } from './operator-materials.controller.js'
import { OperatorTemplatesController } from './operator-templates.controller.js'
import { PlanMaterials } from './plan-materials.js'
import { PosterTemplates } from './poster-templates.js'
import { Sharers } from './sharers.js'
import { ShowMaterials } from './show-materials.js'
import { Turns } from './turns.js'
import { WriteMaterials } from './write-materials.js'

const forMembers = [Brought, LiveMaterials, Materials, PosterTemplates, Sharers, ShowMaterials, Turns]
const forOperators = [AddTemplate, CheckedContent, MaterialResults, PlanMaterials, WriteMaterials]

@Module({
  imports: [ShareModule, StoreModule],
  controllers: [MaterialsController, OperatorMaterialsController, OperatorTemplatesController],
  providers: [...forMembers, ...forOperators],
  exports: [Materials, PosterTemplates],
})
export class MaterialModule {}
