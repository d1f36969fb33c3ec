/** Takes the key of a label, gives what the tool that sets it means by it. Pure. */

const compose = 'com.docker.compose.';
const swarm = 'com.docker.swarm.';

const known = new Map<string, string>([
  [`${compose}project`, 'The Compose project it belongs to.'],
  [`${compose}network`, 'What the Compose file calls this network.'],
  [`${compose}service`, 'The service of the Compose file that this container is one of.'],
  [`${compose}version`, 'The version of Compose that made it.'],
  [`${compose}container-number`, 'Which of the service’s containers this is.'],
  [`${compose}oneoff`, 'True where docker compose run made it for one command.'],
  [`${compose}config-hash`, 'Fingerprint of its settings: where the file’s differs, Compose makes it anew.'],
  [`${compose}image`, 'The image’s id when Compose made the container.'],
  [`${compose}depends_on`, 'Services that start before it, and the condition each has to meet.'],
  [`${compose}replace`, 'The container that this one took the place of.'],
  [`${compose}project.config_files`, 'The Compose files that it was made from.'],
  [`${compose}project.working_dir`, 'The directory that relative paths of the Compose file start from.'],
  [`${compose}project.environment_file`, 'The file with variables that the Compose file uses.'],
  ['com.docker.stack.namespace', 'The Swarm stack it belongs to.'],
  ['com.docker.stack.image', 'The image as the stack’s file names it.'],
  [`${swarm}node.id`, 'The Swarm node that it runs on.'],
  [`${swarm}service.id`, 'The Swarm service that this task is one of.'],
  [`${swarm}service.name`, 'The Swarm service that this task is one of, by name.'],
  [`${swarm}task`, 'Marks a container as a task: Swarm starts, stops and replaces it.'],
  [`${swarm}task.id`, 'The Swarm task: a container that is replaced belongs to another.'],
  [`${swarm}task.name`, 'Service, slot and task id.'],
  ['org.opencontainers.image.title', 'What the image’s author calls it.'],
  ['org.opencontainers.image.version', 'Version of what is in the image.'],
  ['org.opencontainers.image.source', 'Where the image’s source is.'],
  ['org.opencontainers.image.description', 'What the image’s author says of it.'],
]);

/** Null: a label of its owner’s own. */
export function explainLabel(key: string): string | null {
  return known.get(key) ?? null;
}
