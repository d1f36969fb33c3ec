/** `/networks/:id/connect` as an expression with the parameters by name. */
export function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  const named = escaped.replace(/:(\w+)/g, (_, name: string) => `(?<${name}>[^/]*)`).replace(/\*/g, '.*');
  return new RegExp(`^${named}$`);
}
