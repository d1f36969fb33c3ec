/**
 * On networks and containers that Netloom made: the id of the action that did. After a lost answer or a crash it tells
 * what was made from what was there before, so that nothing is made twice.
 */
export const operationLabel = 'netloom.operation';
