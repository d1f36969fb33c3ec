/** From this minor version of API 1 on an engine heeds the field at connect; before it drops it without a word. */
const heededFrom = { macAddress: 54, gatewayPriority: 48 } as const;

export function heeds(apiVersion: string | null, field: keyof typeof heededFrom): boolean {
  const [major = 1, minor = 0] = (apiVersion ?? '1.0').split('.').map(Number);
  return major > 1 || minor >= heededFrom[field];
}
