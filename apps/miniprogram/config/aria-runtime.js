// The runtime half of aria-plugin.js: the same properties in the same order as the templates.
import { mergeInternalComponents } from '@tarojs/shared'
import { components } from './aria.js'

mergeInternalComponents(components)
