const svg = (body: string, size = 24): string =>
  `<svg viewBox="0 0 24 24" width="${size}" height="${size}" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${body}</svg>`

/** The phone's own drawings. */
export const icons = {
  back: svg('<path d="M15 4 7 12l8 8"/>'),
  close: svg('<path d="M6 6l12 12M18 6 6 18"/>'),
  more: svg(
    '<circle cx="5" cy="12" r="1.6" fill="currentColor"/><circle cx="12" cy="12" r="2.4" fill="currentColor"/><circle cx="19" cy="12" r="1.6" fill="currentColor"/>',
    20,
  ),
  ring: svg('<circle cx="12" cy="12" r="8.2"/><circle cx="12" cy="12" r="3" fill="currentColor" stroke="none"/>', 20),
  scan: svg(
    '<path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M4 12h16"/>',
  ),
  forward: svg('<path d="M13 5l7 6-7 6v-4c-5 0-7.5 1.5-9 5 .3-6 3.5-9 9-9.300V5z"/>', 20),
  check: svg('<path d="M5 12.500l4.500 4.500L19 7.500"/>', 40),
  warn: svg('<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.500v.1"/>', 40),
  home: svg('<path d="M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z"/>', 20),
  link: svg(
    '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1.500 1.500M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1.500-1.500"/>',
    20,
  ),
  plane: svg(
    '<path d="M12 3c1 0 1.500 1 1.500 2.500V10l7 4v2l-7-2v4l2 1.500V21L12 20l-3.500 1v-1.500l2-1.500v-4l-7 2v-2l7-4V5.500C10.500 4 11 3 12 3z" fill="currentColor" stroke="none"/>',
    16,
  ),
  signal:
    '<svg viewBox="0 0 18 12" width="18" height="12" fill="currentColor" aria-hidden="true"><rect x="0" y="8" width="3" height="4" rx="1"/><rect x="5" y="5.500" width="3" height="6.500" rx="1"/><rect x="10" y="3" width="3" height="9" rx="1"/><rect x="15" y="0" width="3" height="12" rx="1"/></svg>',
  battery:
    '<svg viewBox="0 0 26 12" width="26" height="12" aria-hidden="true"><rect x=".5" y=".5" width="22" height="11" rx="3" fill="none" stroke="currentColor" opacity=".5"/><rect x="2" y="2" width="17" height="8" rx="1.800" fill="currentColor"/><rect x="23.500" y="4" width="2" height="4" rx="1" fill="currentColor" opacity=".5"/></svg>',
  bell: svg('<path d="M6 16v-5a6 6 0 0 1 12 0v5l1.500 2h-15zM10 20.500h4"/>', 22),
  album: svg(
    '<rect x="3.500" y="5" width="17" height="14" rx="2.500"/><circle cx="8.500" cy="10" r="1.500"/><path d="M4 17l5-4.500 3.500 3L16 12l4.500 4.500"/>',
    20,
  ),
  moments: svg(
    '<circle cx="12" cy="12" r="8.500"/><path d="M12 3.500 8 11M20.500 12 13 8M12 20.500 16 13M3.500 12 11 16"/>',
    20,
  ),
  program: svg('<path d="M7 7h10l1 12H6zM9.500 9V6a2.500 2.500 0 0 1 5 0v3"/>', 16),
} as const
