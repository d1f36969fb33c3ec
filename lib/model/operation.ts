/**
 * On networks and containers that Netloom made: the id of the action that did. After a lost answer or a crash it tells
 * what was made from what was there before, so that nothing is made twice.
 */
export const operationLabel = 'netloom.operation';

/** As a person would ask for it: who makes it again gives it an operation of its own. */
export function withoutOperation<R extends { labels: Readonly<Record<string, string>> }>(request: R): R {
  const { [operationLabel]: _, ...labels } = request.labels;
  return { ...request, labels };
}
