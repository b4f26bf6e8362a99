import { Controller, Get, Param, Query } from '@nestjs/common'
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { rowId } from '../platform/http/ids.js'
import { Allow, Called } from '../platform/session/allow.js'
import { type Caller } from '../platform/session/caller.js'
import { memberOf } from '../platform/session/session.guard.js'
import { CalendarQuery, MaterialCalendarView, MaterialView, TodayView } from './material-views.js'
import { ShowMaterials } from './show-materials.js'

@ApiTags('material')
@ApiBearerAuth()
@Controller('v1/materials')
export class MaterialsController {
  constructor(private readonly show: ShowMaterials) {}

  /** What the member can share today. */
  @Allow('member')
  @Get('today')
  @ApiOkResponse({ type: TodayView })
  today(@Called() caller: Caller): Promise<TodayView> {
    return this.show.today(memberOf(caller))
  }

  /** What is for the member on each of up to 31 days. */
  @Allow('member')
  @Get()
  @ApiOkResponse({ type: MaterialCalendarView })
  calendar(@Called() caller: Caller, @Query() { from, to }: CalendarQuery): Promise<MaterialCalendarView> {
    return this.show.calendar(memberOf(caller), from, to)
  }

  /** A material that the member can share now. */
  @Allow('member')
  @Get(':id')
  @ApiOkResponse({ type: MaterialView })
  one(@Called() caller: Caller, @Param('id') id: string): Promise<MaterialView> {
    return this.show.one(memberOf(caller), rowId(id, 'material-unknown'))
  }
}
