import { CommandLine } from '@/components/ui/copyable';
import { Message } from '@/components/ui/message';
import type { Engine } from '@/lib/model';

/** No engine ever answered: which address was tried, why it failed, what to do. */
export function EngineUnreachable({ engine }: { engine: Engine }) {
  return (
    <Message title={engine.hides.length > 0 ? 'The engine may not be read' : 'No Docker engine answers'} busy>
      <dl className="space-y-2">
        <div>
          <dt className="text-muted">Tried</dt>
          <dd className="font-mono text-sm break-all">{engine.endpoint}</dd>
        </div>
        <div>
          <dt className="text-muted">What happened</dt>
          <dd>{engine.reason ?? 'It has not answered yet.'}</dd>
        </div>
      </dl>
      <p className="text-muted">It keeps trying, and this page comes alive by itself. To watch another engine:</p>
      <CommandLine command="npm run up -- --host unix:///var/run/docker.sock" />
      <p className="text-muted">No Docker on this machine? A private engine with a sample world:</p>
      <CommandLine command="npm run lab" />
    </Message>
  );
}
