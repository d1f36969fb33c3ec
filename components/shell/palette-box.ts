/** What the search looks like, before it is loaded and after: nothing moves under the typing hand. */
export const paletteBox =
  'fixed top-[12dvh] left-1/2 z-50 w-[min(620px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-lg border border-line bg-panel shadow-float max-sm:top-3';
export const paletteField = 'h-12 w-full min-w-0 bg-transparent text-lg outline-none placeholder:text-muted';
export const palettePlaceholder = 'Search networks, containers, addresses';
