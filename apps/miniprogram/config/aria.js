/** What screen readers ask of an element. WeChat takes these attributes; Taro's templates leave them out. */
const aria = { 'aria-role': '', 'aria-label': '', 'aria-checked': '', 'aria-selected': '', 'aria-hidden': '' }

exports.components = { View: aria, Text: aria, Button: aria }
