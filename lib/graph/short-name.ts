import type { Container } from '@/lib/model';

/** `shop-web-1` in project `shop` is drawn as `web-1`; a Swarm task `mesh_svc.1.k3j…` as `svc.1`. */
export function shortName(container: Pick<Container, 'name' | 'project' | 'service' | 'swarmTask'>): string {
  const { name, project, service, swarmTask } = container;
  if (swarmTask !== null) {
    const task = name.split('.').slice(0, 2).join('.');
    return project !== null && task.startsWith(`${project}_`) ? task.slice(project.length + 1) : task;
  }
  if (project === null || service === null) return name;
  for (const separator of ['-', '_']) {
    const prefix = `${project}${separator}`;
    if (name.startsWith(prefix) && name.length > prefix.length) return name.slice(prefix.length);
  }
  return name;
}
