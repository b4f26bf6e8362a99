import { Stage } from './stage.js'
import { steps } from './steps.js'

const USUAL_TRAVEL_MS = 650

const root = document.getElementById('stage')
if (!root) throw new Error('the page has no #stage')
// `?pace=120` plays faster: milliseconds that the finger takes from tap to tap.
const pace = Number(new URLSearchParams(location.search).get('pace') ?? USUAL_TRAVEL_MS)
new Stage(root, steps, Number.isFinite(pace) && pace >= 0 ? pace : USUAL_TRAVEL_MS)
