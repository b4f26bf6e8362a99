import { button } from './button.js'
import { canvas } from './canvas.js'
import type { DefinePart } from './define.js'
import { checkbox, checkboxGroup, form, label, radio, radioGroup, toggle } from './form.js'
import { picker } from './picker.js'
import { coverImage, image } from './picture.js'
import { scrollView, swiper, swiperItem } from './scrolling.js'
import { input, textarea } from './text-field.js'

/** WeChat's components that do something of their own. */
export const builtins: Record<string, DefinePart> = {
  button,
  canvas,
  checkbox,
  'checkbox-group': checkboxGroup,
  'cover-image': coverImage,
  form,
  image,
  input,
  label,
  picker,
  radio,
  'radio-group': radioGroup,
  'scroll-view': scrollView,
  swiper,
  'swiper-item': swiperItem,
  switch: toggle,
  textarea,
}

/** WeChat's components that only hold others; what they look like is in `style/builtins.css`. */
export const nativeTags = new Set(['view', 'text', 'cover-view', 'page', 'block', 'slot', 'virtual', 'root-portal'])
