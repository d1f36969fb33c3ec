import type { EditPreview } from '@/lib/model';

/** For how long running containers are without the network; nothing where none is. */
export function Interruption({ preview: { members, interruptionSeconds } }: { preview: EditPreview }) {
  if (interruptionSeconds === null) return null;
  const running = members.filter((member) => member.running).length;
  return (
    <p className="text-pretty text-warn">
      {running === 1 ? 'One running container is' : `${running} running containers are`} without this network for about{' '}
      {interruptionSeconds === 1 ? 'a second' : `${interruptionSeconds} seconds`}.
    </p>
  );
}
