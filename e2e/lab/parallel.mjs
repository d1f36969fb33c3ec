/**
 * @template T
 * @param {readonly T[]} items @param {number} atOnce @param {(item: T) => Promise<unknown>} work
 */
export async function inParallel(items, atOnce, work) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
