import { Module } from '@nestjs/common'
import { ShareModule } from '../share/share.module.js'
import { StoreModule } from '../store/store.module.js'
import { AddTemplate } from './add-template.js'
import { Addresses } from './addresses.js'
import { Brought } from './brought.js'
import { LiveMaterials } from './live-materials.js'
import { CheckedContent } from './material-content.js'
import { MaterialResults } from './material-results.js'
import { MaterialsController } from './materials.controller.js'
import { Materials } from './materials.js'
import { OperatorMaterialsController } from './operator-materials.controller.js'
import { OperatorTemplatesController } from './operator-templates.controller.js'
import { OutgoingVersions } from './outgoing-versions.js'
import { PlanMaterials } from './plan-materials.js'
import { PosterTemplates } from './poster-templates.js'
import { Sharers } from './sharers.js'
import { ShowMaterials } from './show-materials.js'
import { Turns } from './turns.js'
import { WriteMaterials } from './write-materials.js'

const forOthers = [Addresses, Materials, OutgoingVersions, PosterTemplates]
const forMembers = [Brought, LiveMaterials, Sharers, ShowMaterials, Turns]
const forOperators = [AddTemplate, CheckedContent, MaterialResults, PlanMaterials, WriteMaterials]

@Module({
  imports: [ShareModule, StoreModule],
  controllers: [MaterialsController, OperatorMaterialsController, OperatorTemplatesController],
  providers: [...forOthers, ...forMembers, ...forOperators],
  exports: forOthers,
})
export class MaterialModule {}
