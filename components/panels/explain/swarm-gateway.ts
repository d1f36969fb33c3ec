/** The bridge that a Swarm gives its tasks as a way out. The engine lists none of those on it as endpoints. */
export const swarmGateway = 'docker_gwbridge';
