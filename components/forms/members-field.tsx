'use client';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useDashboard } from '@/components/shell/dashboard';
import { Button } from '@/components/ui/button';
import { visibleText, whyJoinsNothing, type ContainerId } from '@/lib/model';
import { ChoiceList } from './choice-list';
import { containerChoices } from './choices';

/** The containers that are to be on the new network from the start. */
export function MembersField({
  members,
  onChange,
}: {
  members: readonly ContainerId[];
  onChange: (members: readonly ContainerId[]) => void;
}) {
  const { topology, index } = useDashboard();
  const [choosing, setChoosing] = useState(false);
  const able = topology.containers.filter(
    (container) => !members.includes(container.id) && whyJoinsNothing(container, topology) === null,
  );
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">Attach at once</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {members.map((id) => (
          <span key={id} className="flex h-7 items-center gap-1 rounded-md border border-line bg-raised pl-2.5">
            {visibleText(index.containerById.get(id)?.name ?? id)}
            <button
              type="button"
              aria-label={`Not ${visibleText(index.containerById.get(id)?.name ?? id)}`}
              onClick={() => onChange(members.filter((other) => other !== id))}
              className="grid size-6 place-items-center rounded text-muted hover:text-text"
            >
              <X className="size-3.5" aria-hidden />
            </button>
          </span>
        ))}
        <Button size="small" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {choosing ? 'Done' : 'Add a container…'}
        </Button>
      </div>
      {choosing && (
        <div className="mt-2 rounded-md border border-line p-2">
          <ChoiceList noun="container" choices={containerChoices(able, ({ id }) => onChange([...members, id]))} />
        </div>
      )}
    </fieldset>
  );
}
