import { Disclosure } from '@/components/panels/disclosure';

/** Where the rules end. */
export function NotExamined() {
  return (
    <div className="px-4 py-3">
      <Disclosure summary="What is not examined">
        <ul className="max-w-3xl list-disc space-y-1 pl-5 text-pretty text-muted">
          <li>Containers that do not run: they expose nothing until they do.</li>
          <li>Ports of Swarm services that are published through the ingress network: no container has them.</li>
          <li>Volumes that a volume driver makes of a folder of the host: the engine does not tell where they lead.</li>
          <li>What a firewall before the host, or the application itself, lets through.</li>
        </ul>
      </Disclosure>
    </div>
  );
}
