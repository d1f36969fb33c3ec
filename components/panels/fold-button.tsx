'use client';
import { FoldVertical, UnfoldVertical } from 'lucide-react';
import { canvasCommands } from '@/components/canvas/canvas-commands';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useStore } from '@/lib/client/store';
import type { GroupId } from '@/lib/graph/scene-ids';

/** Draws the group as one node, or whole again; absent where there is no picture, or nothing to fold. */
export function FoldButton({ group, compact = false }: { group: GroupId; compact?: boolean }) {
  const commands = useStore(canvasCommands, (value) => value);
  if (!commands?.groups.includes(group)) return null;
  const folded = commands.folded.has(group);
  const Icon = folded ? UnfoldVertical : FoldVertical;
  const press = () => commands.fold([group], !folded);
  if (compact) {
    const label = folded ? 'Unfold: draw its containers' : 'Fold: draw it and its containers as one';
    return (
      <IconButton label={label} onClick={press}>
        <Icon className="size-4" aria-hidden />
      </IconButton>
    );
  }
  return (
    <Button onClick={press}>
      <Icon className="size-4" aria-hidden /> {folded ? 'Unfold' : 'Fold'}
    </Button>
  );
}
