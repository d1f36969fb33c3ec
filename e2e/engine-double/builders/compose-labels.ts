/** The labels Compose puts on a container. */
export const composeLabels = (project: string, service: string, number: number): Record<string, string> => ({
  'com.docker.compose.config-hash': `${project}${service}`.padEnd(64, '0'),
  'com.docker.compose.container-number': String(number),
  'com.docker.compose.depends_on': '',
  'com.docker.compose.oneoff': 'False',
  'com.docker.compose.project': project,
  'com.docker.compose.project.working_dir': `/srv/${project}`,
  'com.docker.compose.service': service,
  'com.docker.compose.version': '2.29.0',
});
