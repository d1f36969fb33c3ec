/** The parts of `a, b,c`, without what is empty. */
export function partsOf(commaList: string): string[] {
  return commaList
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
